"""Whatever is sent, the answer is the contract's: never a fault, always a problem that says why."""

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_server.app.making import _APIS
from tests.support.app import application, device
from tests.support.databases import new_database
from tests.support.offices import sample_office

PREFIX = "/api/v1"
_VALUE = re.compile(r"<(?:\w+:)?\w+>")

ODD_NUMBERS = st.sampled_from([0, -1, 1, 2, 3, 2**31 - 1, 2**31, 2**63, 2**64, -(2**63), 10**20])
ODD_TEXTS = st.sampled_from(
    [
        "",
        "A",
        "dat-dai",
        "uu-tien",
        "\x00",
        "\ud800",
        "\u202e",
        "0" * 5000,
        "%",
        "'",
        "../..",
        "💧",
        "vi",
    ]
)
TEXTS = ODD_TEXTS | st.text(max_size=20)
TIMES = st.sampled_from(
    ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "2026-11-24T01:00:00Z", "2026-11-24"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | ODD_NUMBERS | st.floats() | TEXTS | TIMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
WORDS = st.sampled_from(["1", "2", "A", "99999999999999999999", "-1", "x", "%00", "1.5", "é", "٣"])

QUERIES = ("service", "day", "limit", "q", "ticket", "dossier", "state", "after", "lang")
HEADERS = ("Accept-Language", "Last-Event-ID", "Accept", "Content-Type", "X-Forwarded-For")
ODD_HEADERS = ("en", "", "é", "*/*;q=x", "99999999999999999999", "application/json", "x" * 3000)


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    with new_database("sqlite", tmp_path_factory) as database:
        office = sample_office(database)
        yield device(office, application(office).test_client(), "script")


@pytest.fixture(scope="module")
def calls(script):
    """Every call: its method, its address and the fields of its body."""
    apis = (make(script.client.application) for make in _APIS)
    return [
        (each.method, PREFIX + each.path, getattr(each.body, "__struct_fields__", ()))
        for api in apis
        for each in api.operations
    ]


@st.composite
def bodies(draw, names: Sequence[str]) -> bytes:
    """Near what is asked for, far from it, or no JSON at all."""
    near = st.fixed_dictionaries({}, optional=dict.fromkeys(names, VALUES))
    value = draw(near | near | VALUES)
    text = json.dumps(value, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    return draw(st.sampled_from([text, text, text, text[:-1], b"", b"\xff" + text, b"[" * 2000]))


@st.composite
def requests(draw, path: str, names: Sequence[str]) -> dict[str, Any]:
    address = _VALUE.sub(lambda _: draw(WORDS | TEXTS.map(said_in_path)), path)
    query = draw(st.dictionaries(st.sampled_from(QUERIES), WORDS | TEXTS.map(quoted), max_size=2))
    headers = {"Idempotency-Key": draw(st.sampled_from(["touch-0001", "", "é" * 9, "x" * 5000]))}
    headers |= draw(st.dictionaries(st.sampled_from(HEADERS), st.sampled_from(ODD_HEADERS)))
    return {
        "path": address,
        "query_string": "&".join(f"{name}={value}" for name, value in query.items()),
        "headers": headers,
        "data": draw(bodies(names)),
    }


def quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def said_in_path(text: str) -> str:
    return quoted(text) or "x"


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_request_is_a_fault(script, calls, data):
    method, path, names = data.draw(st.sampled_from(calls))
    asked = data.draw(requests(path, names))
    headers = {**script.headers(), **asked.pop("headers")}
    answer = script.client.open(method=method, headers=headers, buffered=False, **asked)
    try:
        assert answer.status_code < 500
        if answer.status_code >= 400:
            assert answer.mimetype == "application/problem+json"
            problem = answer.get_json()
            assert problem["status"] == answer.status_code
            assert problem["code"]
            assert problem["title"]
    finally:
        answer.close()
