"""A statement said to the database's driver itself; what goes wrong is told in SQLAlchemy's errors.

SQLAlchemy takes some 50 µs to run a statement, most of it for what those of the hot path need not.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Fetch = Callable[[Any], Any]


def say(connection: Connection, text: str, values: Any = (), fetch: Fetch = lambda _: None) -> Any:
    """What `fetch` takes off the cursor; SQLite may fail as late as there."""
    driver: Any = connection.connection.dbapi_connection  # which both drivers are themselves
    try:
        cursor = driver.execute(text, values)
        found = fetch(cursor)
        cursor.close()
    except connection.dialect.loaded_dbapi.Error as error:
        raise _as_usual(error, text, connection) from error
    return found


def _as_usual(error: Exception, text: str, connection: Connection) -> Exception:
    """The driver's error as SQLAlchemy's, which is what callers catch; it tells no values."""
    dialect: Any = connection.dialect
    is_cut = dialect.is_disconnect(error, connection.connection.driver_connection, None)
    made: Exception = DBAPIError.instance(
        text,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=is_cut,
        dialect=dialect,
    )
    return made
