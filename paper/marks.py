"""Ink with its place: what laying out leaves and drawing performs."""

from dataclasses import dataclass, replace

from PIL import Image

from .type import Face


@dataclass(frozen=True)
class Ink:
    """Letters from `x` along the baseline `y`."""

    x: int
    y: int
    text: str
    face: Face


@dataclass(frozen=True)
class Bar:
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Frame:
    """A rounded rectangle, empty inside."""

    x: int
    y: int
    width: int
    height: int
    line_px: int
    radius: int


@dataclass(frozen=True)
class Dots:
    """A picture of black and white dots."""

    x: int
    y: int
    image: Image.Image


Mark = Ink | Bar | Frame | Dots


@dataclass(frozen=True)
class Laid:
    """Marks within a height of paper."""

    height: int
    marks: tuple[Mark, ...] = ()

    def moved(self, x: int, y: int) -> tuple[Mark, ...]:
        return tuple(replace(mark, x=mark.x + x, y=mark.y + y) for mark in self.marks)


def stacked(parts: list[Laid]) -> Laid:
    """One below the other."""
    marks: list[Mark] = []
    top = 0
    for part in parts:
        marks += part.moved(0, top)
        top += part.height
    return Laid(top, tuple(marks))
