"""What the database tells of a failed statement."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import (
    Date,
    Integer,
    bindparam,
    column,
    func,
    insert,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.exc import DBAPIError, OperationalError

from counter_server.core.database import Utc
from counter_server.core.prepared import Prepared


def test_an_error_tells_no_values(database):
    with database.read() as connection, pytest.raises(DBAPIError) as error:
        connection.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": "Đặng Ỗ"})
    assert "nowhere" in str(error.value)
    assert "Đặng Ỗ" not in str(error.value)


def test_a_prepared_statement_fails_as_any_other(database):
    nowhere = table("nowhere", column("name"))
    prepared = Prepared(lambda _: select(nowhere.c.name).where(nowhere.c.name == bindparam("name")))
    with database.read() as connection, pytest.raises(DBAPIError) as error:
        prepared.row(connection, {"name": "Đặng Ỗ"})
    assert "nowhere" in str(error.value)
    assert "Đặng Ỗ" not in str(error.value)


def test_who_reads_beyond_the_end_leaves_nothing_open(database):
    with database.read() as connection:
        driver = connection.connection.driver_connection
        database.close()
        assert connection.execute(text("SELECT 1")).scalar() == 1
    with pytest.raises(Exception, match="closed"):
        driver.execute("SELECT 1")


def test_what_fails_as_late_as_its_rows_fails_as_any_other(sqlite):
    numbers = text("(SELECT 1 AS x UNION ALL SELECT -9223372036854775808)")
    late = Prepared(lambda _: select(func.abs(literal_column("x"))).select_from(numbers))
    with sqlite.read() as connection, pytest.raises(OperationalError, match="overflow"):
        late.rows(connection, {})


NOTED = table("noted", column("n", Integer), column("day", Date), column("at", Utc))
NOTE = Prepared(lambda _: insert(NOTED), ("n", "day", "at"))
READ = Prepared(lambda _: select(NOTED.c.day, NOTED.c.at).order_by(NOTED.c.n))
ONE = Prepared(lambda _: select(NOTED.c.day).where(NOTED.c.at == bindparam("at", type_=Utc)))
SEVEN = Prepared(lambda _: select(literal_column("7")))


def test_what_a_prepared_statement_keeps_comes_back_though_days_and_times_repeat(database):
    first = datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    times = [first, first, None, first + timedelta(hours=1), first.astimezone(UTC), None, first]
    days = [at and at.date() for at in times]
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE noted (n INTEGER, day DATE, at TIMESTAMP)"))
        for number, (day, at) in enumerate(zip(days, times, strict=True)):
            assert NOTE.run(connection, {"n": number, "day": day, "at": at}) == 1
        found = READ.rows(connection, {})
        assert [(row.day, row.at) for row in found] == list(zip(days, times, strict=True))
        assert ONE.one(connection, {"at": first + timedelta(hours=1)}) == date(2026, 11, 25)
        assert ONE.row(connection, {"at": first + timedelta(days=9)}) is None
        with pytest.raises(LookupError):
            ONE.one(connection, {"at": first + timedelta(days=9)})
        assert SEVEN.one(connection, {}) == 7
        connection.execute(text("DROP TABLE noted"))


def test_an_hour_that_comes_twice_is_kept_as_two(sqlite):
    """Where clocks are set back; the two readings are equal to Python."""
    once = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    again = once.replace(fold=1)
    with sqlite.engine.begin() as connection:
        connection.execute(text("CREATE TABLE noted (n INTEGER, day DATE, at TIMESTAMP)"))
        for number, at in enumerate((once, again)):
            NOTE.run(connection, {"n": number, "day": None, "at": at})
        first, second = (row.at for row in READ.rows(connection, {}))
        assert second - first == timedelta(hours=1)
        connection.execute(text("DROP TABLE noted"))
