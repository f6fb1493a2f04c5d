"""Statements of the hot path: compiled once a dialect, then run on the driver's own cursor.

SQLAlchemy takes some 50 µs to run a Core statement, most of it for what these need not: events,
caching, fresh compilation. A prepared statement is the same statement, written once, in 5 µs.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter, methodcaller
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.exc import DBAPIError

Values = Mapping[str, object]
_Turn = Callable[[Any], Any]
_CHANGED, _FIRST, _ALL = attrgetter("rowcount"), methodcaller("fetchone"), methodcaller("fetchall")


class Prepared:
    """`make` gives the statement for a dialect's name; `columns` are those an INSERT fills.

    Values are bound and a SELECT's columns read by their SQLAlchemy types. A row is a named tuple.
    """

    def __init__(self, make: Callable[[str], Executable], columns: Sequence[str] = ()) -> None:
        self._make = make
        self._columns = list(columns) or None
        self._ready: dict[str, _Ready] = {}

    def run(self, connection: Connection, values: Values) -> int:
        """For what it does; how many rows it changed."""
        return int(self._of(connection.dialect).execute(connection, values, _CHANGED))

    def row(self, connection: Connection, values: Values) -> Any:
        """The first row; None when there is none."""
        ready = self._of(connection.dialect)
        row = ready.execute(connection, values, _FIRST)
        return None if row is None else ready.read(row)

    def rows(self, connection: Connection, values: Values) -> list[Any]:
        """All rows."""
        ready = self._of(connection.dialect)
        return [ready.read(row) for row in ready.execute(connection, values, _ALL)]

    def one(self, connection: Connection, values: Values) -> Any:
        """The only value of the only row."""
        row = self.row(connection, values)
        if row is None:
            raise LookupError("a row was expected")
        return row[0]

    def _of(self, dialect: Dialect) -> "_Ready":
        ready = self._ready.get(dialect.name)
        if ready is None:
            ready = _Ready(self._make(dialect.name), dialect, self._columns)
            self._ready[dialect.name] = ready
        return ready


class _Ready:
    """A statement in the words of a dialect, with what turns values into the driver's and back."""

    def __init__(
        self, statement: Executable, dialect: Dialect, columns: Sequence[str] | None
    ) -> None:
        compiled: Any = statement.compile(  # type: ignore[attr-defined]
            dialect=dialect, column_keys=columns
        )
        self._text = compiled.string
        self._constants = {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required
        }
        order: list[str] | None = compiled.positiontup
        self._is_positional = order is not None
        self._binds = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in (compiled.binds if order is None else order)
        ]
        selected = list(getattr(statement, "selected_columns", ()))
        turns = [
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in selected
        ]
        self._turns: list[tuple[int, _Turn]] = [
            (place, turn) for place, turn in enumerate(turns) if turn is not None
        ]
        self._row: Any = _row_type([column.key for column in selected])

    def execute(self, connection: Connection, values: Values, fetch: _Turn) -> Any:
        """What `fetch` takes off the cursor; SQLite may fail as late as there."""
        driver: Any = connection.connection.driver_connection
        bound = self._bound(values)
        try:
            cursor = driver.execute(self._text, bound)
            found = fetch(cursor)
            cursor.close()
        except connection.dialect.loaded_dbapi.Error as error:
            raise as_usual(error, self._text, connection) from error
        return found

    def read(self, row: Sequence[Any]) -> Any:
        if self._row is None:
            return row
        if self._turns:
            cells = list(row)
            for place, turn in self._turns:
                cells[place] = turn(cells[place])
            row = cells
        return self._row._make(row)

    def _bound(self, values: Values) -> Any:
        known = {**self._constants, **values} if self._constants else values
        if self._is_positional:
            return [
                known[name] if turn is None else turn(known[name]) for name, turn in self._binds
            ]
        return {
            name: known[name] if turn is None else turn(known[name]) for name, turn in self._binds
        }


def as_usual(error: Exception, text: str, connection: Connection) -> Exception:
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


def _row_type(names: list[str]) -> Any:
    """A named tuple for the columns; None for a statement that selects nothing."""
    return namedtuple("Row", names, rename=True) if names else None
