"""Statements of the hot path: compiled once a dialect, then said to the driver itself."""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter, methodcaller
from typing import Any

from sqlalchemy import Connection, Dialect, Executable

from .database import Utc
from .driver import say

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
            (name, _turn_of(compiled.binds[name].type, dialect))
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
        """What `fetch` takes off the cursor."""
        return say(connection, self._text, self._bound(values), fetch)

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


def _row_type(names: list[str]) -> Any:
    """A named tuple for the columns; None for a statement that selects nothing."""
    return namedtuple("Row", names, rename=True) if names else None


def _turn_of(kind: Any, dialect: Dialect) -> _Turn | None:
    """What makes a value the driver's; None for nothing to do."""
    turn: _Turn | None = kind.dialect_impl(dialect).bind_processor(dialect)
    if turn is None or not isinstance(kind, Utc):
        return turn
    return _TIMES.setdefault(dialect.name, _remembering(turn))


_TIMES: dict[str, _Turn] = {}


def _remembering(turn: _Turn) -> _Turn:
    """A transaction has one moment and writes it into many columns: turned once."""
    last: tuple[object, Any] = (None, None)

    def turned(value: object) -> Any:
        nonlocal last
        known, found = last
        if value is not known or value is None:
            found = turn(value)
            last = (value, found)
        return found

    return turned
