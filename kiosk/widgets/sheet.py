"""The picture of the whole glass, of which only what has changed is drawn anew.

Drawing all of 1080 x 1920 takes a machine without a graphics chip a quarter of a second.
"""

from kivy.core.window import Window
from kivy.graphics import (
    Callback,
    Canvas,
    Color,
    Fbo,
    Rectangle,
    RenderContext,
    ScissorPop,
    ScissorPush,
)
from kivy.graphics.opengl import GL_BLEND, glDisable, glEnable
from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from .changes import Changes

_COPY = """
#ifdef GL_ES
precision mediump float;
#endif
varying vec2 tex_coord0;
uniform sampler2D texture0;
void main(void) { gl_FragColor = texture2D(texture0, tex_coord0); }
"""


class Sheet(FloatLayout):
    """Shows one widget; what is outside its changes stays as it was drawn."""

    drawn = ObjectProperty(None)

    def __init__(self, drawn: Widget, **how: object) -> None:
        self.canvas = RenderContext(use_parent_projection=True, use_parent_modelview=True)
        self.canvas.shader.fs = _COPY
        self._changes = Changes()
        self._lay_canvas()
        super().__init__(**how)
        self.drawn = drawn
        self._take(drawn)
        self.bind(size=self._fit)
        Window.bind(on_draw=self._mark_changes)
        self._fit()

    @property
    def pixels(self) -> bytes:
        """The picture as RGBA, from the bottom."""
        return bytes(self._fbo.pixels)

    @property
    def last_change(self) -> tuple[float, float, float, float]:
        """Left, bottom, width and height of what was drawn last."""
        cut = self._cut
        return cut.x, cut.y, cut.width, cut.height

    def renew(self) -> None:
        """All of it is drawn in the next frame."""
        self._changes.forget()
        self._fbo.ask_update()

    def save(self, path: str) -> None:
        """What stands on the glass, as PNG."""
        self._mark_changes()
        self.export_to_png(path)

    def _lay_canvas(self) -> None:
        with self.canvas:
            self._fbo = Fbo(size=(1, 1), with_stencilbuffer=True)
            Callback(_opaque)
            Color(1, 1, 1, 1)
            self._picture = Rectangle(texture=self._fbo.texture)
            Callback(_blending)
        with self._fbo:
            self._cut = ScissorPush(x=0, y=0, width=1, height=1)
            self._inside = Canvas()
            ScissorPop()

    def _take(self, drawn: Widget) -> None:
        """A child is drawn on the canvas its parent has at that moment."""
        own, self.canvas = self.canvas, self._inside
        self.add_widget(drawn)
        self.canvas = own

    def _fit(self, *_: object) -> None:
        """All is drawn anew on a glass of another size."""
        self._fbo.size = (max(1, int(self.width)), max(1, int(self.height)))
        self._fbo.texture.mag_filter = self._fbo.texture.min_filter = "nearest"
        self._picture.size = self._fbo.size
        self._picture.texture = self._fbo.texture
        self.renew()

    def _mark_changes(self, *_: object) -> None:
        """Right before a frame, while it is still known what has changed."""
        box = self._changes.of(self.drawn, *self._fbo.size)
        if box is not None:
            self._cut.x, self._cut.y, self._cut.width, self._cut.height = box


def _opaque(_: object) -> None:
    glDisable(GL_BLEND)


def _blending(_: object) -> None:
    glEnable(GL_BLEND)
