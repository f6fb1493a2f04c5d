"""Paper: blocks said once, drawn as a black and white picture for any width."""

from .blocks import (
    Align,
    Badge,
    Block,
    Column,
    Columns,
    Gap,
    Number,
    Pair,
    Qr,
    Rule,
    Size,
    Space,
    Text,
    Weight,
)
from .drawing import draw

__all__ = [
    "Align",
    "Badge",
    "Block",
    "Column",
    "Columns",
    "Gap",
    "Number",
    "Pair",
    "Qr",
    "Rule",
    "Size",
    "Space",
    "Text",
    "Weight",
    "draw",
]
