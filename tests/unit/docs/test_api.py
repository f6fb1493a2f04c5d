"""The API as it is written is the API as it is."""

import re
from typing import get_args

import pytest

from counter_server.app import create_app
from counter_server.contract.dossiers import DossierState
from counter_server.contract.events import Event
from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TicketState
from counter_server.core.api import PREFIX
from counter_server.core.database import Database
from counter_server.core.parts import parts_for
from tests.unit.docs.pages import first_column, pieces, text_of

PAGE = text_of("api.md")
_VALUE = re.compile(r"<(?:[^:<>]+:)?(\w+)>")


@pytest.fixture(scope="module")
def rules():
    """Method and path of everything the server answers, path values in braces."""
    database = Database("sqlite+pysqlite:///:memory:")
    app = create_app(parts_for(database), b"a key of the tests")
    found = {
        (method, _VALUE.sub(r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    app.extensions["motcua"].close()
    database.close()
    return found


def written_calls() -> set[tuple[str, str]]:
    return {
        (method, PREFIX + path)
        for method, path in re.findall(r"`(GET|POST|PUT|DELETE) (/[^`\s?]*)`", PAGE)
    } | {("GET", PREFIX + "/openapi.json")}


def test_every_call_is_told_and_none_that_does_not_exist(rules):
    real = {(method, path) for method, path in rules if path.startswith(f"{PREFIX}/")}
    written = {(method, path.replace(PREFIX * 2, PREFIX)) for method, path in written_calls()}
    assert written == real


def test_every_page_that_is_told_exists(rules):
    paths = {path for method, path in rules if method == "GET"} | {"/sign-out"}
    told = first_column(pieces(PAGE)["Trang / Pages"])
    assert {path.replace("/board/main", "/board/{zone}") for path in told} <= paths


def test_every_kind_of_event_is_told_and_none_that_does_not_exist():
    rows = first_column(pieces(PAGE)["Bảng và sự kiện / Board and events"])
    written = {row for row in rows if re.fullmatch(r"[a-z_]+", row)}
    assert written == {str(kind.__struct_config__.tag) for kind in get_args(Event)}


@pytest.mark.parametrize("states", [TicketState, CounterState, DossierState])
def test_every_state_is_told(states):
    assert [state for state in states if f"`{state}`" not in PAGE] == []
