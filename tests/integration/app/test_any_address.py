"""Every address, called in every wrong way, answers with a page or a problem of ours."""

import re
from urllib.parse import quote

import pytest

from tests.support.app import application, device
from tests.support.databases import new_database
from tests.support.offices import sample_office

API = "/api/v1"
TOO_LARGE = b"x" * 1_100_000
CALLED_WRONG = ["PUT", "DELETE", "PATCH", "TRACE"]


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    with new_database("sqlite", tmp_path_factory) as database:
        office = sample_office(database)
        yield device(office, application(office).test_client(), "script")


@pytest.fixture(scope="module")
def addresses(script) -> dict[str, set[str]]:
    """An address of each route, and how it may be called."""
    found: dict[str, set[str]] = {}
    for rule in script.client.application.url_map.iter_rules():
        plain = re.sub(r"<int:\w+>", "1", rule.rule)
        address = re.sub(r"<[^>]+>", "x", plain)
        found.setdefault(address, set()).update(rule.methods or ())
    return found


def is_ours(answer, address: str) -> bool:
    """A page in our frame, or a problem with code and words."""
    if f"{address}/".startswith(f"{API}/"):
        problem = answer.get_json(silent=True) or {}
        is_problem = answer.mimetype == "application/problem+json"
        return is_problem and bool(problem.get("code") and problem.get("title"))
    return answer.mimetype == "text/html" and '<html lang="vi">' in answer.text


def test_a_wrong_method_is_told_with_the_right_ones(script, addresses):
    for address, methods in addresses.items():
        for method in set(CALLED_WRONG) - methods:
            answer = script.client.open(address, method=method, headers=script.headers())
            if answer.status_code == 404:  # one of several addresses that share a pattern
                continue
            assert answer.status_code == 405, (method, address)
            assert set(answer.headers["Allow"].split(", ")) >= methods, (method, address)
            assert is_ours(answer, address), (method, address)


def test_a_head_says_what_a_get_would_and_nothing_more(script, addresses):
    for address, methods in addresses.items():
        if "GET" in methods and not address.endswith("/events"):
            asked = script.client.get(address, headers=script.headers())
            head = script.client.head(address, headers=script.headers())
            assert (head.status_code, head.data) == (asked.status_code, b""), address


def test_options_tell_how_an_address_may_be_called(script, addresses):
    for address, methods in addresses.items():
        answer = script.client.options(address, headers=script.headers())
        if answer.status_code != 404:
            assert methods <= set(answer.headers["Allow"].split(", ")), address
            assert answer.data == b""


def test_a_body_that_is_too_large_is_refused_everywhere(script, addresses):
    for address, methods in addresses.items():
        if "POST" in methods:
            answer = script.client.post(address, data=TOO_LARGE, headers=script.headers())
            assert answer.status_code == 413, address
            assert is_ours(answer, address), address


def test_a_form_with_a_file_that_is_too_large_is_refused_by_its_page(script):
    kind = "multipart/form-data; boundary=x"
    answer = script.client.post("/sign-in", data=TOO_LARGE, content_type=kind)
    assert answer.status_code == 413
    assert is_ours(answer, "/sign-in")


@pytest.mark.parametrize(
    "address",
    ["/nope", "/nope/", "/admin/x/", "/api", "/board/x/y", "/t/", "/static/x%00", "/fonts/%00",
     "/board/static/x%00", "/%00", "/%ff", "/static/../secret.key", "/api/v1", "/api/v1/",
     "/api/v1/x%00",
     "/api/v1/services/", f"/admin/queue/services/{10**20}", f"/api/v1/tickets/{10**20}",
     "/" + "x" * 5000],
)  # fmt: skip
def test_an_address_that_does_not_exist_is_a_page_of_ours(script, address):
    answer = script.client.get(address, headers=script.headers())
    assert answer.status_code == 404
    assert is_ours(answer, address)


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/desk/", "/desk"),
        ("/admin/", "/admin"),
        ("/lookup/?code=1&x=%2F", "/lookup?code=1&x=%2F"),
        ("/procedures///", "/procedures"),
        ("/board/main/", "/board/main"),
        ("/o/chu-se/procedures/", "/o/chu-se/procedures"),
    ],
)
def test_a_slash_too_many_leads_to_the_page_that_was_meant(script, address, leads_to):
    answer = script.client.get(address, follow_redirects=False)
    while answer.headers.get("Location", "").endswith("/"):
        answer = script.client.get(answer.headers["Location"])
    assert (answer.status_code, answer.headers["Location"]) == (308, leads_to)
    assert answer.data == b""


def test_no_address_leads_out_of_the_house(script):
    for address in (
        "//evil.example/",
        "/\\evil.example/",
        "/%2F/evil.example/",
        "/%5Cevil.example/",
    ):
        answer = script.client.get(address, base_url="http://hall.test")
        location = answer.headers.get("Location", "/")
        assert location.startswith(("/", "http://hall.test/"))
        assert not location.startswith("//")


def test_the_administration_has_a_front_door(script):
    assert script.client.get("/admin").headers["Location"] == "/admin/queue"


@pytest.mark.parametrize(("address", "leads_to"), [("//", "/"), ("//api/v1//services", None)])
def test_doubled_slashes_lead_to_the_address_without_a_foreign_page(script, address, leads_to):
    answer = script.client.get(address, base_url="http://hall.test")
    assert answer.status_code in (308, 404)
    assert b"Redirecting" not in answer.data
    if leads_to:
        assert answer.headers["Location"] == f"http://hall.test{leads_to}"


@pytest.mark.parametrize("address", ["/lookup?code=" + "1" * 5000, "/procedures?q=" + "é" * 1000])
def test_a_long_question_is_a_page_of_ours(script, address):
    answer = script.client.get(address)
    assert answer.status_code == 200
    assert '<html lang="vi">' in answer.text


@pytest.mark.parametrize(
    "address", ["/", "/board", "/lookup", "/sign-in", "/procedures", "/nowhere", "/t/none"]
)
@pytest.mark.parametrize(
    "query", [b"lang=\x80", b"\xff\xfe", b"q=Th\xe1\xbb\xa7 t\xe1\xbb\xa5c&lang=vi"]
)
def test_bytes_that_have_no_place_in_a_question_are_no_fault(script, address, query):
    """Browsers write them as %80; who does not is understood where it is UTF-8."""
    raw = {"QUERY_STRING": query.decode("latin-1")}
    answer = script.client.get(address, environ_overrides=raw)
    written = script.client.get(f"{address}?{quote(query, safe='=&')}")
    assert (answer.status_code, answer.status_code < 500) == (written.status_code, True)


def test_the_word_before_a_token_is_read_in_any_case(script):
    for word in ("Bearer", "bearer", "BEARER"):
        headers = {"Authorization": f"{word} {script.token}"}
        assert script.client.get("/api/v1/office", headers=headers).status_code == 200
