"""Keys in columns, for a glass that is too narrow for the rows of a computer. Pure."""

from collections.abc import Iterator, Sequence
from typing import Any

_LEAST = 6


def fewest_columns(keys: int, rows: int) -> int:
    """As many as it takes to have no more than so many rows; fewer than six are hard to search."""
    return max(_LEAST, -(-keys // max(rows, 1)))


def flowed(keys: Sequence[Any], columns: int) -> Iterator[tuple[Any, ...]]:
    """Rows of so many keys; the last key, the space, fills what its row has left."""
    columns = max(columns, 1)
    for start in range(0, len(keys), columns):
        yield tuple(keys[start : start + columns])
