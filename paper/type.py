"""Type on paper: the design's scale in dots, fonts loaded once, widths measured once."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from unicodedata import normalize

from PIL import ImageFont

from config.design import design
from config.typefaces import (
    EXTRABOLD,
    REGULAR,
    SEMIBOLD,
    WIDER_BOLD,
    WIDER_REGULAR,
    needs_wider,
)

from .blocks import Size, Space, Weight

_FILES = {Weight.REGULAR: REGULAR, Weight.SEMIBOLD: SEMIBOLD, Weight.EXTRABOLD: EXTRABOLD}
_WIDER = {
    Weight.REGULAR: WIDER_REGULAR,
    Weight.SEMIBOLD: WIDER_BOLD,
    Weight.EXTRABOLD: WIDER_BOLD,
}
# The design is in pixels of 1/160 inch; thermal dots spread, and slips are read by old eyes.
_DESIGN_DPI = 160
_LARGER_ON_PAPER = 1.12
_TALLEST = {False: "ẨẪỖẴẶỰỆgy", True: "ẨẪỖẴẶỰỆÊ\u0306gy"}  # by whether the face is the wider one


@dataclass(frozen=True)
class Scale:
    """How many dots a size or a space takes on paper of this resolution."""

    dpi: int

    def type_px(self, size: Size) -> int:
        return self._px(design().type[size] * _LARGER_ON_PAPER)

    def least_type_px(self) -> int:
        """2 mm: smaller letters lose their marks on thermal paper."""
        return self.mm(2.0)

    def space_px(self, space: Space) -> int:
        return self._px(design().space[space])

    def number_px(self) -> int:
        """The largest a ticket's number grows on wide paper."""
        return self._px(design().type["number"] * 1.75)

    def mm(self, length: float) -> int:
        return round(length * self.dpi / 25.4)

    def _px(self, value: float) -> int:
        return round(value * self.dpi / _DESIGN_DPI)


@lru_cache(maxsize=64)
def font(weight: Weight, size_px: int, is_wider: bool = False) -> ImageFont.FreeTypeFont:
    """The font, opened once."""
    return ImageFont.truetype((_WIDER if is_wider else _FILES)[weight], size_px)


@dataclass(frozen=True)
class Face:
    """A weight at a size, in the typeface that has all letters of what is set in it."""

    weight: Weight
    size_px: int
    is_wider: bool = False

    @classmethod
    def of(cls, text: str, weight: Weight, size_px: int) -> "Face":
        """The face for a text, one for all of its words."""
        return cls(weight, size_px, needs_wider(normalize("NFC", text)))

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        return font(self.weight, self.size_px, self.is_wider)

    @property
    def ascent(self) -> int:
        """From the top of a line to its baseline: the font's own leaves no room for Ẩ."""
        return _reach(self)[0]

    @property
    def line_px(self) -> int:
        """From a baseline to the next: the marks of two lines never touch."""
        return sum(_reach(self))

    def width(self, text: str) -> float:
        return _width(self, text)

    def advance(self, letter: str) -> float:
        """From the start of a letter to the start of the next."""
        return _advance(self, letter)

    def letter_box(self, letter: str) -> tuple[float, float, float, float]:
        """`box` of a letter, measured once."""
        return _letter_box(self, letter)

    def box(self, text: str) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the ink, from the start of the baseline."""
        return self.font.getbbox(text, anchor="ls")


@lru_cache(maxsize=64)
def _reach(face: Face) -> tuple[int, int]:
    """How far letters reach above and below the baseline."""
    top, bottom = face.box(_TALLEST[face.is_wider])[1::2]
    return ceil(-top), ceil(bottom) + 1


@lru_cache(maxsize=4096)
def _width(face: Face, text: str) -> float:
    """The way to the next letter, or the ink where it reaches further (the horn of ư)."""
    return max(face.font.getlength(text), face.box(text)[2])


@lru_cache(maxsize=1024)
def _advance(face: Face, letter: str) -> float:
    return face.font.getlength(letter)


@lru_cache(maxsize=1024)
def _letter_box(face: Face, letter: str) -> tuple[float, float, float, float]:
    return face.box(letter)
