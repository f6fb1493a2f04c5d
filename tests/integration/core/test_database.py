"""What the database tells of a failed statement."""

import pytest
from sqlalchemy import bindparam, column, func, literal_column, select, table, text
from sqlalchemy.exc import DBAPIError, OperationalError

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
