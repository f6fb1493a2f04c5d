"""Paper: blocks said once, drawn in black and white for any width; server and kiosk both draw."""

from .blocks import (
    Align,
    Badge,
    Block,
    Column,
    Columns,
    Gap,
    LineCode,
    Number,
    Pair,
    Picture,
    Qr,
    Rule,
    Size,
    Space,
    Text,
    Weight,
)
from .drawing import draw, picture

__all__ = [
    "Align",
    "Badge",
    "Block",
    "Column",
    "Columns",
    "Gap",
    "LineCode",
    "Number",
    "Pair",
    "Picture",
    "Qr",
    "Rule",
    "Size",
    "Space",
    "Text",
    "Weight",
    "draw",
    "picture",
]
