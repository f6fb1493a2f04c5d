"""Pictures for slips."""

from random import Random

from hypothesis import strategies as st
from PIL import Image


def a_picture(width: int = 576, height: int = 300, seed: int = 7) -> Image.Image:
    """Speckled, so that every row and column differs from its neighbours."""
    bits = Random(seed).randbytes((width + 7) // 8 * height)
    return Image.frombytes("1", (width, height), bits)


@st.composite
def pictures(draw: st.DrawFn, widest: int = 576, tallest: int = 300) -> Image.Image:
    width, height = draw(st.integers(1, widest)), draw(st.integers(1, tallest))
    row_bytes = (width + 7) // 8
    tile = draw(st.binary(min_size=1, max_size=300))
    bits = (tile * (row_bytes * height // len(tile) + 1))[: row_bytes * height]
    return Image.frombytes("1", (width, height), bits)


def on_paper(picture: Image.Image, width: int, height: int | None = None) -> Image.Image:
    """The picture at the left edge of white paper."""
    paper = Image.new("1", (width, height or picture.height), 1)
    paper.paste(picture, (0, 0))
    return paper


def same(one: Image.Image, other: Image.Image) -> bool:
    return (one.mode, one.size, one.tobytes()) == (other.mode, other.size, other.tobytes())
