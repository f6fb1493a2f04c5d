"""What is on the glass for a finger: targets by their ids, and what covers them."""

from collections.abc import Iterator

from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.widgets.cover import Cover
from kiosk.widgets.target import Target


class OutOfReach(Exception):
    """No finger could touch that target now; the text says why."""


def targets(root: Widget) -> list[Target]:
    """All targets with an id, enabled or not, in sight or not."""
    return [one for one in root.walk(restrict=True) if isinstance(one, Target) and one.target]


def place_of(root: Widget, name: str) -> tuple[float, float]:
    """The middle of a target in the window, or `OutOfReach`."""
    found = [one for one in targets(root) if one.target == name]
    if not found:
        raise OutOfReach(f"there is no target {name}")
    target = found[0]
    if not target.is_enabled:
        raise OutOfReach(f"{name} is not enabled")
    x, y = target.to_window(*target.center)
    if not is_in_sight(target, x, y):
        raise OutOfReach(f"{name} is out of sight")
    top = next(_from_the_top(root, x, y), None)
    if top is not target:
        raise OutOfReach(f"{name} is covered by {getattr(top, 'target', '') or type(top).__name__}")
    return x, y


def is_in_sight(target: Widget, x: float, y: float) -> bool:
    """Neither scrolled away nor off the glass."""
    above = target.parent
    while isinstance(above, Widget):
        if isinstance(above, ScrollView) and not _covers(above, x, y):
            return False
        above = above.parent
    window = target.get_root_window()
    return window is not None and 0 <= x < window.width and 0 <= y < window.height


def _from_the_top(widget: Widget, x: float, y: float) -> Iterator[Widget]:
    """Whatever takes touches at that place, in the order a touch meets it."""
    if isinstance(widget, ScrollView) and not _covers(widget, x, y):
        return
    for child in widget.children:
        yield from _from_the_top(child, x, y)
    if isinstance(widget, Target | Cover) and _covers(widget, x, y):
        yield widget


def _covers(widget: Widget, x: float, y: float) -> bool:
    """A widget stands in its parent's coordinates, which a scroll view moves."""
    return bool(widget.collide_point(*widget.parent.to_widget(x, y)))
