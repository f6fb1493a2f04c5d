"""Statements of the hot path: compiled once a dialect, then said to the driver itself."""

import operator
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter, itemgetter, methodcaller
from typing import Any

from sqlalchemy import Connection, Date, Dialect, Executable

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
        return int(self._said(connection, values, _CHANGED)[1])

    def row(self, connection: Connection, values: Values) -> Any:
        """The first row; None when there is none."""
        ready, row = self._said(connection, values, _FIRST)
        return None if row is None else ready.read(row)

    def rows(self, connection: Connection, values: Values) -> list[Any]:
        """All rows."""
        ready, rows = self._said(connection, values, _ALL)
        return [ready.read(row) for row in rows]

    def one(self, connection: Connection, values: Values) -> Any:
        """The only value of the only row."""
        row = self.row(connection, values)
        if row is None:
            raise LookupError("a row was expected")
        return row[0]

    def _said(self, connection: Connection, values: Values, fetch: _Turn) -> tuple["_Ready", Any]:
        """What `fetch` takes off the cursor, beside who can read it."""
        ready = self._ready.get(connection.dialect.name) or self._made(connection.dialect)
        return ready, say(connection, ready.text, ready.bound(values), fetch)

    def _made(self, dialect: Dialect) -> "_Ready":
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
        self.text: str = compiled.string
        self._constants = {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required
        }
        order: list[str] | None = compiled.positiontup
        self._names: list[str] = list(compiled.binds if order is None else order)
        self._is_positional = order is not None
        self._take = _taker(self._names)
        self._binds = _turns([_turn_of(compiled.binds[each].type, dialect) for each in self._names])
        selected = list(getattr(statement, "selected_columns", ()))
        self._turns = _turns(
            [
                column.type.dialect_impl(dialect).result_processor(dialect, None)
                for column in selected
            ]
        )
        self._row: Any = _row_type([column.key for column in selected])

    def bound(self, values: Values) -> Any:
        """The values as the driver takes them."""
        cells = self._take({**self._constants, **values} if self._constants else values)
        if self._binds:
            cells = list(cells)
            for place, turn in self._binds:
                cells[place] = turn(cells[place])
        return cells if self._is_positional else dict(zip(self._names, cells, strict=True))

    def read(self, row: Sequence[Any]) -> Any:
        if self._row is None:
            return row
        if self._turns:
            cells = list(row)
            for place, turn in self._turns:
                cells[place] = turn(cells[place])
            row = cells
        return self._row._make(row)


def _row_type(names: list[str]) -> Any:
    """A named tuple for the columns; None for a statement that selects nothing."""
    return namedtuple("Row", names, rename=True) if names else None


def _taker(names: list[str]) -> _Turn:
    """What takes the values of some names, in their order."""
    if len(names) == 1:
        (only,) = names
        return lambda values: (values[only],)
    return itemgetter(*names) if names else lambda _: ()


def _turns(turns: list[_Turn | None]) -> list[tuple[int, _Turn]]:
    """Those there are, by their place."""
    return [(place, turn) for place, turn in enumerate(turns) if turn is not None]


def _turn_of(kind: Any, dialect: Dialect) -> _Turn | None:
    """What makes a value the driver's; None for nothing to do."""
    turn: _Turn | None = kind.dialect_impl(dialect).bind_processor(dialect)
    if turn is None or not isinstance(kind, Utc | Date):
        return turn
    # An hour that comes twice when clocks are set back is equal and not the same.
    same = operator.eq if isinstance(kind, Date) else operator.is_
    return _REMEMBERED.setdefault((dialect.name, type(kind)), _remembering(turn, same))


_REMEMBERED: dict[tuple[str, type], _Turn] = {}


def _remembering(turn: _Turn, same: Callable[[object, object], bool]) -> _Turn:
    """A transaction has one moment and one day and writes them into many columns: turned once."""
    last: tuple[object, Any] = (None, None)

    def turned(value: object) -> Any:
        nonlocal last
        known, found = last
        if value is None or not same(value, known):
            found = turn(value)
            last = (value, found)
        return found

    return turned
