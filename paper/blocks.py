"""What a slip is made of, top to bottom, whatever the width of the paper; it travels as JSON."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Size(StrEnum):
    """Roles of the type scale in config/design.toml."""

    SMALL = "small"
    BODY = "body"
    LARGE = "large"
    TITLE = "title"
    DISPLAY = "display"


class Weight(StrEnum):
    REGULAR = "regular"
    SEMIBOLD = "semibold"
    EXTRABOLD = "extrabold"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Space(StrEnum):
    """Roles of the spacing scale in config/design.toml."""

    XS = "xs"
    S = "s"
    M = "m"
    L = "l"
    XL = "xl"


class Text(Struct, frozen=True, tag="text", tag_field="block"):
    """Words, wrapped between words; a word wider than the paper is broken.

    `in_one_line`: smaller, down to SMALL, before it is wrapped.
    """

    text: str
    size: Size = Size.BODY
    weight: Weight = Weight.REGULAR
    align: Align = Align.LEFT
    in_one_line: bool = False


class Number(Struct, frozen=True, tag="number", tag_field="block"):
    """A ticket's number, as large as the paper allows; `size` 0.7 is smaller, 1.3 larger."""

    text: str
    size: float = 1.0


class Pair(Struct, frozen=True, tag="pair", tag_field="block"):
    """A label and its value in one paragraph; the value is heavier."""

    label: str
    value: str
    size: Size = Size.BODY
    weight: Weight = Weight.SEMIBOLD


class Badge(Struct, frozen=True, tag="badge", tag_field="block"):
    """Words in a frame, in the middle."""

    text: str
    size: Size = Size.LARGE


class Rule(Struct, frozen=True, tag="rule", tag_field="block"):
    """A line across; `share` of the width, in the middle."""

    is_heavy: bool = False
    share: float = 1.0


class Gap(Struct, frozen=True, tag="gap", tag_field="block"):
    space: Space


class Qr(Struct, frozen=True, tag="qr", tag_field="block"):
    """A QR code that phones read at arm's length."""

    data: str


class LineCode(Struct, frozen=True, tag="line_code", tag_field="block"):
    """A Code128 for scanners at a desk; nothing where the paper is too narrow for it."""

    data: str


class Picture(Struct, frozen=True, tag="picture", tag_field="block"):
    """Dots of a black and white PNG, one for one in the middle; smaller where it is too wide."""

    png: bytes


class Column(Struct, frozen=True):
    """`width_em` in body type; without one, a fair share of what the others leave."""

    blocks: tuple[Block, ...]
    width_em: float | None = None


class Columns(Struct, frozen=True, tag="columns", tag_field="block"):
    """Side by side; one above the other where a column would be narrower than `least_em`."""

    columns: tuple[Column, ...]
    least_em: float = 0.0
    in_middle: bool = False


Block = Text | Number | Pair | Badge | Rule | Gap | Qr | LineCode | Picture | Columns
