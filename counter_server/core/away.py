"""Whether an error says that the database is away: down, unreachable, busy or its disk full."""

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

# SQLite says what is wrong with a statement by the same error as a full disk.
_OF_A_STATEMENT = ("no such ", "syntax error", "has no column", "ambiguous", "already exists")


def is_database_away(error: BaseException) -> bool:
    """True where the same request may go well later."""
    if isinstance(error, NoConnectionLeft):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return isinstance(error, OperationalError | InterfaceError) and _is_of_database(error.orig)


def _is_of_database(error: BaseException | None) -> bool:
    said = str(error)
    return not isinstance(error, sqlite3.Error) or not any(
        piece in said for piece in _OF_A_STATEMENT
    )
