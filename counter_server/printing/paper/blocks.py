"""What a slip is made of, top to bottom, whatever the width of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True)
class Text:
    """Words, wrapped between words; a word wider than the paper is broken.

    `in_one_line`: smaller, down to SMALL, before it is wrapped.
    """

    text: str
    size: Size = Size.BODY
    weight: Weight = Weight.REGULAR
    align: Align = Align.LEFT
    in_one_line: bool = False


@dataclass(frozen=True)
class Number:
    """A ticket's number, as large as the paper allows."""

    text: str


@dataclass(frozen=True)
class Pair:
    """A label and its value in one paragraph; the value is heavier."""

    label: str
    value: str
    size: Size = Size.BODY
    weight: Weight = Weight.SEMIBOLD


@dataclass(frozen=True)
class Badge:
    """Words in a frame, in the middle."""

    text: str
    size: Size = Size.LARGE


@dataclass(frozen=True)
class Rule:
    """A line across; `share` of the width, in the middle."""

    is_heavy: bool = False
    share: float = 1.0


@dataclass(frozen=True)
class Gap:
    space: Space


@dataclass(frozen=True)
class Qr:
    """A QR code that phones read at arm's length."""

    data: str


@dataclass(frozen=True)
class Column:
    """`width_em` in body type; without one, a fair share of what the others leave."""

    blocks: tuple[Block, ...]
    width_em: float | None = None


@dataclass(frozen=True)
class Columns:
    """Side by side; one above the other where a column would be narrower than `least_em`."""

    columns: tuple[Column, ...]
    least_em: float = 0.0
    in_middle: bool = False


Block = Text | Number | Pair | Badge | Rule | Gap | Qr | Columns
