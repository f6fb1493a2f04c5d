"""What the database tells of a failed statement."""

import pytest
from sqlalchemy import bindparam, column, select, table, text
from sqlalchemy.exc import DBAPIError

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
