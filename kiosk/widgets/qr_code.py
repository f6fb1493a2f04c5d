"""A QR code, sharp at every size."""

import qrcode
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

_QUIET_MODULES = 4


class QrCode(Widget):
    """Black on white, whatever the design says: a phone's camera has to read it."""

    text = StringProperty("")

    def __init__(self, **how: object) -> None:
        super().__init__(**how)
        self.bind(text=self._draw, pos=self._draw, size=self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        if self.text:
            side = min(self.width, self.height)
            corner = (self.x + (self.width - side) / 2, self.y + (self.height - side) / 2)
            with self.canvas:
                Color(1, 1, 1, 1)
                Rectangle(texture=_texture(self.text), pos=corner, size=(side, side))


def _texture(text: str) -> Texture:
    code = qrcode.QRCode(border=_QUIET_MODULES)
    code.add_data(text)
    rows = code.get_matrix()
    texture = Texture.create(size=(len(rows), len(rows)), colorfmt="luminance")
    texture.mag_filter = texture.min_filter = "nearest"
    pixels = bytes(0 if dark else 255 for row in reversed(rows) for dark in row)
    texture.blit_buffer(pixels, colorfmt="luminance", bufferfmt="ubyte")
    return texture
