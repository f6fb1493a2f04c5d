"""Which part of a picture has to be drawn anew."""

from collections.abc import Iterable
from math import ceil, floor
from weakref import WeakKeyDictionary

from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

Box = tuple[float, float, float, float]  # left, bottom, right, top
_BEYOND_PX = 4  # strokes and smooth edges reach over the side of their widget


class Changes:
    """Asked once before every frame; remembers where everything stood in the last."""

    def __init__(self) -> None:
        self._stood: WeakKeyDictionary[Widget, Box] = WeakKeyDictionary()
        self._held: WeakKeyDictionary[Widget, set[int]] = WeakKeyDictionary()
        self._all = True

    def forget(self) -> None:
        """Everything is drawn next time."""
        self._all = True

    def of(self, root: Widget, width: int, height: int) -> tuple[int, int, int, int] | None:
        """Left, bottom, width and height of what changed, in whole pixels; None for nothing."""
        box = _around(self._changed(root))
        if self._all:
            self._all = False
            return 0, 0, width, height
        if box is None:
            return None
        left, bottom = max(0, floor(box[0]) - _BEYOND_PX), max(0, floor(box[1]) - _BEYOND_PX)
        right = min(width, ceil(box[2]) + _BEYOND_PX)
        top = min(height, ceil(box[3]) + _BEYOND_PX)
        return left, bottom, max(0, right - left), max(0, top - bottom)

    def _changed(self, widget: Widget) -> Iterable[Box]:
        """A widget's place and the one it had, unless all that changed is on its children."""
        if not widget.canvas.needs_redraw:
            return
        before, now = self._stood.get(widget), _box(widget)
        self._stood[widget] = now
        inside = [] if isinstance(widget, ScrollView) else _flagged(widget)
        has_lost = self._has_lost(widget)
        if has_lost or before != now or not inside or _own_flagged(widget):
            yield now
            if before is not None:
                yield before
        for child in inside:
            yield from self._changed(child)

    def _has_lost(self, widget: Widget) -> bool:
        """A child that is gone leaves its picture behind and nobody who says so."""
        held, now = self._held.get(widget, set()), {child.uid for child in widget.children}
        self._held[widget] = now
        return not held <= now


def _flagged(widget: Widget) -> list[Widget]:
    return [child for child in widget.children if child.canvas.needs_redraw]


def _own_flagged(widget: Widget) -> bool:
    """Something a widget draws itself, before or after its children."""
    canvas = widget.canvas
    of_children = {child.canvas for child in widget.children}
    return any(one.needs_redraw and one not in of_children for one in canvas.children)


def _box(widget: Widget) -> Box:
    return widget.x, widget.y, widget.right, widget.top


def _around(boxes: Iterable[Box]) -> Box | None:
    found = list(boxes)
    if not found:
        return None
    lefts, bottoms, rights, tops = zip(*found, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
