"""Statements of the hot path: compiled once a dialect, then run on the driver's own cursor.

SQLAlchemy takes some 50 µs to run a Core statement, most of it for what these need not: events,
caching, result types. A prepared statement is the same statement, written once, in 5 µs.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Executable

Row = tuple[Any, ...]
Values = Mapping[str, object]


class Prepared:
    """`make` gives the statement for a dialect's name; `columns` are those an INSERT fills.

    Values are bound by their SQLAlchemy types. Rows come as the driver has them, so a statement
    should ask for numbers and texts only.
    """

    def __init__(self, make: Callable[[str], Executable], columns: Sequence[str] = ()) -> None:
        self._make = make
        self._columns = list(columns) or None
        self._ready: dict[str, _Ready] = {}

    def run(self, connection: Connection, values: Values) -> None:
        """For what it does."""
        self._of(connection.dialect).execute(connection, values).close()

    def row(self, connection: Connection, values: Values) -> Row | None:
        """The first row; None when there is none."""
        cursor = self._of(connection.dialect).execute(connection, values)
        row: Row | None = cursor.fetchone()
        cursor.close()
        return row

    def rows(self, connection: Connection, values: Values) -> list[Row]:
        """All rows."""
        cursor = self._of(connection.dialect).execute(connection, values)
        rows: list[Row] = cursor.fetchall()
        cursor.close()
        return rows

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
    """A statement in the words of a dialect, with what turns values into the driver's."""

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
        self._order: list[str] | None = compiled.positiontup
        self._turn = {
            name: turn
            for name, bind in compiled.binds.items()
            if (turn := bind.type.dialect_impl(dialect).bind_processor(dialect)) is not None
        }
        self._names = list(compiled.binds)

    def execute(self, connection: Connection, values: Values) -> Any:
        cursor = connection.connection.cursor()
        cursor.execute(self._text, self._bound(values))
        return cursor

    def _bound(self, values: Values) -> Any:
        bound = {}
        for name in self._names:
            value = values[name] if name in values else self._constants[name]
            turn = self._turn.get(name)
            bound[name] = value if turn is None else turn(value)
        return bound if self._order is None else tuple(bound[name] for name in self._order)
