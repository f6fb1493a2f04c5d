"""Pictures that stand on paper: a logo, opened once."""

from functools import lru_cache
from io import BytesIO

from PIL import Image


@lru_cache(maxsize=16)
def dots_of(png: bytes, width_px: int) -> Image.Image:
    """The picture in grey, no wider than the paper."""
    with Image.open(BytesIO(png)) as opened:
        image = opened.convert("L")
    if image.width <= width_px:
        return image
    return image.resize((width_px, max(1, image.height * width_px // image.width)))
