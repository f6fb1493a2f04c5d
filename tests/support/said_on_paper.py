"""The words that stand on a slip or a receipt, as a person reads them."""

from collections.abc import Iterable, Iterator

from counter_server.printing.contents import Content
from counter_server.printing.layout import blocks
from paper import Badge, Block, Column, Columns, Number, Pair, Text


def words_on(content: Content) -> str:
    """Top to bottom, a block a line."""
    return "\n".join(_words(blocks(content))).replace("\u00a0", " ")


def _words(given: Iterable[Block]) -> Iterator[str]:
    for block in given:
        match block:
            case Text(text) | Number(text) | Badge(text):
                yield text
            case Pair(label, value):
                yield f"{label} {value}"
            case Columns(columns):
                for column in columns:
                    assert isinstance(column, Column)
                    yield from _words(column.blocks)
