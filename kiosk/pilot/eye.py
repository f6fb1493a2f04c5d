"""What stands on the glass now, read from the card that draws it."""

from pathlib import Path

from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from PIL import Image

_QUALITY = 88


def look(path: str) -> None:
    """The window's pixels as JPEG; the file is there whole or not at all."""
    size = (int(Window.width), int(Window.height))
    pixels = glReadPixels(0, 0, *size, GL_RGB, GL_UNSIGNED_BYTE)
    picture = Image.frombytes("RGB", size, pixels).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    half = Path(f"{path}.part")
    picture.save(half, "JPEG", quality=_QUALITY)
    half.replace(path)
