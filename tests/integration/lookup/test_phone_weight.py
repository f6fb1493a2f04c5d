"""A phone on a slow line: everything the first visit of a phone page fetches, as it travels."""

import re

import pytest

from tests.support.hall import a_hall
from tests.support.phone_scenes import PhoneScenes

MOST = 30_000  # bytes, packed
PACKED = {"Accept-Encoding": "gzip"}


@pytest.fixture
def hall(sqlite):
    return a_hall(sqlite)


def test_the_first_visit_of_any_phone_page_is_at_most_30_kilobytes(hall):
    weights = {}
    for state, address in PhoneScenes(hall.office).addresses().items():
        fetched = first_visit(hall.client(), address.removeprefix("http://hall.test"))
        weights[state] = sum(fetched.values())
    assert {state: bytes for state, bytes in weights.items() if bytes > MOST} == {}


def test_what_a_phone_asks_for_by_itself_is_counted_too(hall):
    address = PhoneScenes(hall.office).addresses()["waiting"]
    fetched = first_visit(hall.client(), address.removeprefix("http://hall.test"))
    names = {re.sub(r"\?.*|^/t/[^/]+", "", path) for path in fetched}
    assert names >= {
        "",
        "/static/visitor.css",
        "/static/phone.js",
        "/app.webmanifest",
        "/worker.js",
        "/app-icon/192.png",
        "/app-icon/maskable-512.png",
    }


def first_visit(client, page: str) -> dict[str, int]:
    """Each path and its packed size: the page, what it links, its icons, its worker."""
    text = client.get(page).get_data(as_text=True)
    wanted = [page, f"{page}/worker.js", *links(text)]
    for link in [each for each in wanted if each.endswith(".webmanifest")]:
        wanted += [icon["src"] for icon in client.get(link).json["icons"]]
    return {path: len(client.get(path, headers=PACKED).get_data()) for path in wanted}


def links(text: str) -> list[str]:
    parts = re.findall(r"<(?:link|script|img)[^>]*?(?:href|src)=\"(/[^\"]+)\"", text)
    return list(dict.fromkeys(parts))
