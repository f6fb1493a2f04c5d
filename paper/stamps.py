"""Words as ink, drawn once: the same few hundred syllables stand on every slip."""

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from .type import Face


@dataclass(frozen=True)
class Stamp:
    """Ink of a word (255 is full), and where it lies from the start of the baseline."""

    ink: Image.Image
    left: int
    top: int


@lru_cache(maxsize=2048)
def stamp_of(face: Face, text: str) -> Stamp:
    """The ink of a word in a face."""
    left, top, right, bottom = (round(edge) for edge in face.box(text))
    ink = Image.new("L", (max(1, right - left), max(1, bottom - top)), 0)
    ImageDraw.Draw(ink).text((-left, -top), text, fill=255, font=face.font, anchor="ls")
    return Stamp(ink, left, top)
