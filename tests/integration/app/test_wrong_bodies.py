"""Numbers and times that no database can hold are the sender's mistake, in every body."""

from io import BytesIO

import msgspec
import pytest

from counter_server.app.making import _APIS
from tests.support.app import application, device
from tests.support.databases import new_database
from tests.support.offices import sample_office

HUGE = {
    "2^31": f"{2**31}",
    "2^63": f"{2**63}",
    "1e20": f"{10**20}",
    "-2^63": f"-{2**63}",
    "long": "1" * 5000,
}


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    """One for all: what is refused changes nothing."""
    with new_database("sqlite", tmp_path_factory) as database:
        office = sample_office(database)
        yield device(office, application(office).test_client(), "script")


def post(script, path: str, text: str):
    headers = {**script.headers(), "Idempotency-Key": "touch-0001"}
    return script.client.post(f"/api/v1{path}", data=text, headers=headers)


@pytest.mark.parametrize("huge", HUGE.values(), ids=HUGE)
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/tickets", '{"service": %s}'),
        ("/tickets", '{"service": "A", "then": [%s]}'),
        ("/counters/1/call", '{"ticket": %s}'),
        ("/counters/1/transfer", '{"counter": %s}'),
        ("/counters/1/transfer", '{"clerk": %s}'),
        ("/counters/1/add-service", '{"service": %s}'),
        ("/dossiers", '{"procedure": "x", "applicant": {"name": "Đặng Ỗ"}, "ticket": %s}'),
    ],
)
def test_a_number_that_no_database_can_hold_is_told(script, path, body, huge):
    answer = post(script, path, body % huge)
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["code"] == "wrong_body"


@pytest.mark.parametrize(
    "when",
    [
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-12:00",
        "2026-11-24T08:00:00",
    ],
)
def test_a_time_at_the_ends_of_the_calendar_is_no_slot(script, when):
    body = {"service": "A", "starts_at": when, "name": "Nguyễn Thị Ưu", "phone": "0900000001"}
    answer = script.post("/appointments", body)
    assert (answer.status_code, answer.get_json()["code"]) == (422, "no_such_slot")


def test_a_text_that_postgresql_cannot_keep_is_told(office):
    script = device(office, application(office).test_client(), "script")
    answer = post(script, "/tickets", r'{"service":"\u0000"}')
    assert 400 <= answer.status_code < 500
    assert answer.mimetype == "application/problem+json"


def test_an_appointment_is_checked_in_without_a_body_too(script):
    answer = script.client.post("/api/v1/appointments/xxxxx/check-in", headers=script.headers())
    assert (answer.status_code, answer.get_json()["code"]) == (404, "unknown_appointment")


@pytest.mark.parametrize("limit", ["x", "-1", "", "1.5", "1e3", "9" * 5000])
def test_a_limit_that_is_no_number_is_told(script, limit):
    answer = script.get(f"/procedures?limit={limit}")
    problem = answer.get_json()
    assert (answer.status_code, problem["code"], problem["field"]) == (400, "wrong_query", "limit")


def test_every_number_in_a_body_has_bounds(sqlite_office):
    """Say `Id` of contract.wire instead of `int` in what clients send."""
    bodies = {each.body for make in _APIS for each in make(sqlite_office.parts).operations}
    kinds = msgspec.inspect.multi_type_info([each for each in bodies if each is not None])
    unbounded = [path for kind in kinds for path in unbounded_numbers(kind, "")]
    assert unbounded == []


def unbounded_numbers(kind: msgspec.inspect.Type, path: str) -> list[str]:
    """Where in a body a number may be of any size."""
    match kind:
        case msgspec.inspect.IntType():
            return [path] if kind.le is None or kind.ge is None else []
        case msgspec.inspect.StructType():
            inside = [(each.type, f"{path}.{each.name}") for each in kind.fields]
            return [found for each, name in inside for found in unbounded_numbers(each, name)]
        case msgspec.inspect.UnionType():
            return [found for each in kind.types for found in unbounded_numbers(each, path)]
        case msgspec.inspect.VarTupleType() | msgspec.inspect.ListType():
            return unbounded_numbers(kind.item_type, f"{path}[]")
    return []


def test_the_document_says_how_large_a_number_may_be(sqlite_office):
    document = application(sqlite_office).test_client().get("/api/v1/openapi.json").get_json()
    ticket = document["components"]["schemas"]["CallRequest"]["properties"]["ticket"]
    assert {"type": "integer", "minimum": -(2**31) + 1, "maximum": 2**31 - 1} in ticket["anyOf"]


def sent_as(script, sent: bytes, key: str, **environ):
    """A request whose length is told as somebody pleases."""
    headers = {**script.headers(), "Idempotency-Key": key}
    return script.client.post(
        "/api/v1/tickets", input_stream=BytesIO(sent), headers=headers, environ_overrides=environ
    )


GOOD = b'{"service": "A", "print": false}'


def test_a_body_that_is_cut_off_issues_nothing(script):
    cut = sent_as(script, GOOD[:20], "touch-cut-off", CONTENT_LENGTH=str(len(GOOD)))
    assert (cut.status_code, cut.get_json()["code"]) == (400, "wrong_body")
    whole = sent_as(script, GOOD, "touch-cut-off", CONTENT_LENGTH=str(len(GOOD)))
    assert whole.status_code == 201, "nothing was issued for what came in pieces"


def test_a_body_of_any_length_or_none_told_is_read(script):
    long = GOOD[:-1] + b" " * 70_000 + b"}"
    assert sent_as(script, long, "touch-long", CONTENT_LENGTH=str(len(long))).status_code == 201
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    assert sent_as(script, GOOD, "touch-chunked", **chunked).status_code == 201


def test_a_body_beyond_the_bound_is_refused_whatever_it_calls_itself(script):
    huge = b" " * 1_000_001
    for media in ("application/json", "multipart/form-data; boundary=x"):
        answer = sent_as(
            script, huge, "touch-huge", CONTENT_LENGTH=str(len(huge)), CONTENT_TYPE=media
        )
        assert (answer.status_code, answer.get_json()["code"]) == (413, "too_large")
