"""The catalogue on both databases: what people type, and what they find first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from counter_server.catalog.actions import load_calendar, load_procedures
from counter_server.catalog.queries import procedure, search, working_time
from counter_server.catalog.reading import load_from_toml
from counter_server.core.database import Database
from counter_server.core.errors import NotFound
from tests.support.bare_office import an_office

SAMPLE = load_from_toml(Path("config/offices/chu-se.procedures.toml"))


@pytest.fixture
def office_id(database: Database) -> int:
    office_id = an_office(database)
    with database.write() as connection:
        load_procedures(connection, office_id, SAMPLE)
    return office_id


@pytest.fixture
def connection(database: Database, office_id: int) -> Iterator[Connection]:
    with database.read() as opened:
        yield opened


def codes(connection: Connection, office_id: int, q: str, limit: int = 20) -> list[str]:
    return [each.code for each in search(connection, office_id, q, limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("khai sinh", "1.001193"),
        ("Đăng ký khai sinh", "1.001193"),
        ("dang ky khai tu", "1.000656"),
        ("KET HON", "1.000894"),
        ("hon nhan", "1.004873"),
        ("chung thuc ban sao", "2.000815"),
        ("chữ ký", "2.000884"),
        ("thanh lap ho kinh doanh", "1.001612"),
        ("quan an", "1.013855"),
        ("birth", "1.001193"),
        ("1.001193", "1.001193"),
        ("1001193", "1.001193"),
        ("kha", "1.001193"),
    ],
)
def test_the_wanted_procedure_comes_first(connection, office_id, typed: str, first: str):
    assert codes(connection, office_id, typed)[0] == first


def test_every_word_must_be_found_at_the_beginning_of_a_word(connection, office_id):
    assert codes(connection, office_id, "khai máy bay") == []
    assert codes(connection, office_id, "hai sinh") == []


def test_a_name_outranks_a_component(connection, office_id):
    found = codes(connection, office_id, "khai tu")
    assert found[0] == "1.000656"
    assert "1.000894" in found[1:]


def test_an_exact_word_outranks_a_folded_one(connection, office_id):
    assert codes(connection, office_id, "mới")[0] == "1.013225"


def test_no_words_give_all_in_the_offices_order(connection, office_id):
    assert codes(connection, office_id, " ", 100) == [each.code for each in SAMPLE]


@pytest.mark.parametrize("typed", ["%", "_", "'; --", "…", "\\", "\x01"])
def test_signs_alone_find_nothing_and_break_nothing(connection, office_id, typed: str):
    assert codes(connection, office_id, typed) == []


def test_a_list_has_its_limit(connection, office_id):
    assert len(codes(connection, office_id, "", 3)) == 3
    assert len(codes(connection, office_id, "", -1)) == 1


def test_a_procedure_comes_back_as_it_was_loaded(connection, office_id):
    for each in SAMPLE:
        assert procedure(connection, office_id, each.code) == each


def test_another_offices_procedures_are_not_seen(database, office_id):
    other = an_office(database, "khac")
    with database.read() as connection:
        assert search(connection, other) == []
        with pytest.raises(NotFound):
            procedure(connection, other, "1.001193")


def test_loading_again_replaces(database, office_id):
    with database.write() as connection:
        assert load_procedures(connection, office_id, SAMPLE[:2]) == 2
    with database.read() as connection:
        assert len(search(connection, office_id)) == 2


def test_the_offices_own_days_are_kept(database, office_id):
    from datetime import date

    with database.write() as connection:
        load_calendar(connection, office_id, [date(2026, 11, 3)], [date(2026, 11, 7)])
    with database.read() as connection:
        found = working_time(connection, office_id)
    assert found.days_off == {date(2026, 11, 3)}
    assert found.makeup_days == {date(2026, 11, 7)}
    assert found.timezone == "Asia/Ho_Chi_Minh"
