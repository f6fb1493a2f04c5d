"""A finger that is not there: its touches enter Kivy where a touchscreen's do."""

from collections import deque
from collections.abc import Callable, Sequence
from itertools import count

from kivy.base import EventLoop
from kivy.input.motionevent import MotionEvent
from kivy.input.provider import MotionEventProvider

_numbers = count(1)
_Act = tuple[str, "Tap", tuple[float, float]]


class Tap(MotionEvent):
    """One finger, in one place, down and up; only a hasty one makes a double tap with the last."""

    def __init__(self, sx: float, sy: float, *, is_hasty: bool) -> None:
        self._is_hasty = is_hasty
        self._is_double_tap = False
        super().__init__("pilot", next(_numbers), (sx, sy), is_touch=True, type_id="touch")

    @property
    def is_double_tap(self) -> bool:
        """What Kivy made of it."""
        return self._is_double_tap

    @is_double_tap.setter
    def is_double_tap(self, value: bool) -> None:
        self._is_double_tap = value and self._is_hasty

    def depack(self, args: tuple[float, float]) -> None:
        """Where it is, from 0 to 1."""
        self.sx, self.sy = args
        self.profile = ["pos"]
        super().depack(args)


class Finger(MotionEventProvider):
    """Touches are handed to Kivy one at a time, down in one frame and up in the next."""

    def __init__(self) -> None:
        super().__init__("pilot", "")
        self._waiting: deque[_Act | Callable[[], None]] = deque()

    def start(self) -> None:
        """Nothing to open."""

    def stop(self) -> None:
        """Nothing to close."""

    def tap(self, x: float, y: float, times: int, done: Callable[[], None]) -> None:
        """Tap at a place of the window; `done` is called when the finger is up again."""
        window = EventLoop.window
        for number in range(times):
            place = x / (window.width - 1.0), y / (window.height - 1.0)
            tap = Tap(*place, is_hasty=number > 0)
            self._waiting.extend((("begin", tap, place), ("end", tap, place)))
        self._waiting.append(done)

    def stroke(self, places: Sequence[tuple[float, float]], done: Callable[[], None]) -> None:
        """Down at the first place, 0 to 1 from the lower left, over the others, up at the last."""
        first, *others = places
        tap = Tap(*first, is_hasty=False)
        self._waiting.append(("begin", tap, first))
        self._waiting.extend(("update", tap, place) for place in others)
        self._waiting.extend((("end", tap, places[-1]), done))

    def update(self, dispatch_fn: Callable[[str, Tap], None]) -> None:
        """Called by Kivy in every frame."""
        while self._waiting:
            act = self._waiting.popleft()
            if callable(act):
                act()
                continue
            kind, tap, place = act
            if kind == "update":
                tap.move(place)
            if kind == "end":
                tap.update_time_end()
            dispatch_fn(kind, tap)
            return
