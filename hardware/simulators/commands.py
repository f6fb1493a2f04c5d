"""What the bytes to a slip printer say, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Initialize:
    """ESC @"""


@dataclass(frozen=True)
class Raster:
    """GS v 0, or GS ( L once printed: rows of `ceil(width / 8)` bytes, a set bit is black."""

    width: int
    height: int
    bits: bytes
    x_scale: int = 1
    y_scale: int = 1


@dataclass(frozen=True)
class StoreGraphics:
    """GS ( L 112: keep the picture until PrintGraphics."""

    picture: Raster


@dataclass(frozen=True)
class PrintGraphics:
    """GS ( L 50"""


@dataclass(frozen=True)
class Columns:
    """ESC *: 8 or 24 dots high, `height // 8` bytes a column from top to bottom; moves no paper."""

    width: int
    height: int
    bits: bytes


@dataclass(frozen=True)
class LineFeed:
    """LF"""


@dataclass(frozen=True)
class Feed:
    """ESC d in lines or ESC J in dots."""

    lines: int = 0
    dots: int = 0


@dataclass(frozen=True)
class LineSpacing:
    """ESC 3 n in dots; None is ESC 2, the usual one."""

    dots: int | None


@dataclass(frozen=True)
class Cut:
    """GS V, or ESC i and ESC m; `feed_dots` is fed beyond the way to the knife."""

    partial: bool
    feed_dots: int = 0


@dataclass(frozen=True)
class StatusRequest:
    """DLE EOT n, answered at once whatever waits in the buffer."""

    n: int


@dataclass(frozen=True)
class PaperRequest:
    """GS r 1, answered in turn, so not by a printer that is stopped."""


@dataclass(frozen=True)
class ReportChanges:
    """GS a n: reports at once and at each change, until n is 0."""

    n: int


@dataclass(frozen=True)
class ClearBuffer:
    """DLE DC4 8: all that is not on paper yet is forgotten, at once."""


@dataclass(frozen=True)
class ProcessIdRequest:
    """GS ( H 48, answered when all before it is on paper."""

    process_id: bytes


@dataclass(frozen=True)
class Text:
    """Bytes of a code page, printed as letters."""

    data: bytes


@dataclass(frozen=True)
class Unknown:
    """A command that changes nothing on our paper, or none at all."""

    data: bytes


Command = (
    Initialize
    | Raster
    | StoreGraphics
    | PrintGraphics
    | Columns
    | LineFeed
    | Feed
    | LineSpacing
    | Cut
    | StatusRequest
    | PaperRequest
    | ReportChanges
    | ClearBuffer
    | ProcessIdRequest
    | Text
    | Unknown
)
