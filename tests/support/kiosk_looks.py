"""What is wrong with a glass that has been drawn: properties of a layout, not of pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

_SLACK_PX = 1.5
_LEAST_SHARE = 0.9


@dataclass(frozen=True)
class Box:
    name: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_empty(self) -> bool:
        return self.right - self.left <= _SLACK_PX or self.top - self.bottom <= _SLACK_PX

    def inside(self, other: "Box") -> "Box":
        return Box(
            self.name,
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def meets(self, other: "Box") -> bool:
        return not self.inside(other).is_empty

    def is_within(self, other: "Box") -> bool:
        return (
            self.left >= other.left - _SLACK_PX
            and self.bottom >= other.bottom - _SLACK_PX
            and self.right <= other.right + _SLACK_PX
            and self.top <= other.top + _SLACK_PX
        )


def faults(glass: Any, least_px: float) -> list[str]:
    """Everything that is wrong, in words."""
    return [
        *_clipped_words(glass),
        *_broken_words(glass),
        *_shrunk_words(glass),
        *_outside_their_target(glass),
        *_words_over_words(glass),
        *_small_targets(glass, least_px),
        *_targets_over_targets(glass),
        *_off_the_glass(glass),
        *_out_of_the_screen(glass),
    ]


def _clipped_words(glass: Any) -> Iterator[str]:
    for label in _labels(glass):
        if label.is_clipped():
            yield f"clipped: {label.text!r} {label.texture_size} in {label.size}"


def _broken_words(glass: Any) -> Iterator[str]:
    """Words that go on in the next line: a code that nobody could read out."""
    from kiosk.widgets.words import measure

    for label in _labels(glass):
        wide = measure(label.font_name, label.font_size)
        if label.text_size[0] and any(wide(word) > label.width + 2 for word in label.text.split()):
            yield f"broken: {label.text!r} in {label.width}"


def _shrunk_words(glass: Any) -> Iterator[str]:
    """Words made smaller than the smallest of the design, to squeeze them in."""
    from kiosk.widgets.theme import theme

    for label in _labels(glass):
        share = label.font_size / theme.head_small
        if share < _LEAST_SHARE:
            yield f"shrunk to {share:.2f} of the smallest: {label.text!r}"


def _outside_their_target(glass: Any) -> Iterator[str]:
    from kiosk.widgets.target import Target

    for part in [*_labels(glass), *_badges(glass)]:
        target = _above(part, Target)
        if target is not None and not _box(part).is_within(_box(target)):
            yield f"outside its target: {_box(part)} {_box(target)}"


def _words_over_words(glass: Any) -> Iterator[str]:
    for one, other in combinations([_seen(label) for label in _labels(glass)], 2):
        if one.meets(other):
            yield f"over each other: {one.name!r} and {other.name!r}"


def _small_targets(glass: Any, least_px: float) -> Iterator[str]:
    for target in _targets(glass):
        if min(target.size) < least_px - _SLACK_PX / 10:
            yield f"small: {target.target} {target.size}"


def _targets_over_targets(glass: Any) -> Iterator[str]:
    for one, other in combinations([_seen(target) for target in _targets(glass)], 2):
        if one.meets(other):
            yield f"over each other: {one.name} and {other.name}"


def _off_the_glass(glass: Any) -> Iterator[str]:
    from kivy.uix.scrollview import ScrollView

    for widget in [*_labels(glass), *_targets(glass)]:
        if _above(widget, ScrollView) is None and not _box(widget).is_within(_box(glass)):
            yield f"off the glass: {_box(widget)}"


def _out_of_the_screen(glass: Any) -> Iterator[str]:
    """What has grown over the header or the footer."""
    if _top(glass) is not glass or not hasattr(glass, "ids") or "place" not in glass.ids:
        return
    place = _box(glass.ids.place)
    for target in _targets(glass.ids.place):
        if not _seen(target).is_within(place):
            yield f"out of the screen: {_box(target)} {place}"


def out_of_order(glass: Any) -> Iterator[str]:
    """Targets that come earlier than one above them, or left of them in the same row."""
    boxes = [_seen(target) for target in _targets(glass)]
    seen = [box for box in boxes if not box.is_empty and not box.name.startswith("scroll-")]
    for one, other in pairwise(seen):
        is_row = min(one.top, other.top) - max(one.bottom, other.bottom) > _SLACK_PX
        if is_row and other.right <= one.left + _SLACK_PX:
            yield f"{other.name} comes after {one.name}, which is right of it"


def _labels(glass: Any) -> list[Any]:
    """All texts of the uppermost layer."""
    from kiosk.widgets.words import Words

    seen = _top(glass).walk(restrict=True)
    return [one for one in seen if isinstance(one, Words) and one.text.strip()]


def _badges(glass: Any) -> list[Any]:
    from kiosk.widgets.badge import Badge

    return [one for one in glass.walk(restrict=True) if isinstance(one, Badge)]


def _targets(glass: Any) -> list[Any]:
    from kiosk.pilot.glass import targets

    return list(targets(_top(glass)))


def _top(glass: Any) -> Any:
    """What lies over the page, if anything does: under it nothing matters."""
    from kiosk.widgets.cover import Cover

    return next((child for child in glass.children if isinstance(child, Cover)), glass)


def _above(widget: Any, kind: type) -> Any:
    above = widget.parent
    while above is not None and above is not above.parent:
        if isinstance(above, kind):
            return above
        above = above.parent
    return None


def _seen(widget: Any) -> Box:
    """The part that is not scrolled away; of a text, the part that is inked."""
    from kivy.uix.scrollview import ScrollView

    box = _box(widget)
    window = _above(widget, ScrollView)
    return box.inside(_box(window)) if window is not None else box


def _box(widget: Any) -> Box:
    name = getattr(widget, "text", "") or getattr(widget, "target", "") or type(widget).__name__
    left, bottom = widget.to_window(*widget.pos)
    return Box(name, left, bottom, left + widget.width, bottom + widget.height)
