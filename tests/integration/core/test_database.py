"""What the database tells of a failed statement."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError


def test_an_error_tells_no_values(database):
    with database.read() as connection, pytest.raises(DBAPIError) as error:
        connection.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": "Đặng Ỗ"})
    assert "nowhere" in str(error.value)
    assert "Đặng Ỗ" not in str(error.value)
