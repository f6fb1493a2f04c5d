"""Text on the glass."""

from collections.abc import Callable
from functools import lru_cache

from kivy.core.text import Label as Ruler
from kivy.properties import BooleanProperty, ListProperty, NumericProperty
from kivy.uix.label import Label

from config.typefaces import needs_wider

from .balance import balanced_width

_SLACK = 0.25  # of the letters' size: words set together are a little wider than one by one
_ROUNDED = 0.97  # letters of another size are not wider in exactly that proportion
_RAGGED = 0.3  # of a line stays empty, for words are not broken
_FACES = 64
_WIDER = {"regular": "wider", "semibold": "wider-bold", "extrabold": "wider-bold"}


class Words(Label):
    """Wraps within its width, in lines of about the same length, and is as high as its text."""

    font_name: str
    wrap = ListProperty([None, None])

    def __init__(self, **how: object) -> None:
        self._face = ""
        super().__init__(**how)
        for name in ("text", "font_name"):
            self.fbind(name, self._choose_face)
        self._choose_face()
        for name in ("text", "width", "font_size", "font_name"):
            self.fbind(name, self._balance)
        self._balance()

    def at_most(self, size: float, width: float, text: str) -> float:
        """This size, or the one at which the longest word is not wider than that."""
        wide = measure(self.font_name, size)
        longest = max((wide(word) for word in text.split()), default=0.0)
        return size if longest <= width else max(1.0, size * _ROUNDED * width / longest)

    def in_room(self, size: float, room: float, text: str, least_share: float) -> float:
        """This size, or no less than that share of it where that keeps the words in one line."""
        whole = measure(self.font_name, size)(text)
        share = _ROUNDED * room / whole if whole > room else 1.0
        return size * share if share >= least_share else self.at_most(size, room, text)

    def in_lines(self, lines: int, size: float, width: float, text: str) -> float:
        """This size, or the one at which the words take no more lines; never less than half."""
        whole = measure(self.font_name, size)(text)
        room = width * (lines - _RAGGED)
        return size if whole <= room else max(size / 2, size * room / whole)

    def is_clipped(self) -> bool:
        """Some of the text is outside the widget."""
        return bool(self.texture_size[0] > self.width + 1 or self.texture_size[1] > self.height + 1)

    def _choose_face(self, *_: object) -> None:
        """The wider typeface while the text needs it, else the one that was asked for."""
        if self.font_name in _WIDER:
            self._face = self.font_name
        if self._face:
            self.font_name = _WIDER[self._face] if needs_wider(self.text) else self._face

    def _balance(self, *_: object) -> None:
        self.wrap = [self._line_width(), None]

    def _line_width(self) -> float | None:
        if self.width <= 0 or " " not in self.text:
            return max(float(self.width), 1.0)
        wide = measure(self.font_name, self.font_size)
        lines = self.text.split("\n")
        if all(wide(line) <= self.width for line in lines):
            return float(self.width)
        words = [[wide(f"{word} ") for word in line.split(" ")] for line in lines]
        slack = self.font_size * _SLACK
        return balanced_width(words, self.width - slack) + slack


class OneLine(Words):
    """One line, as wide as its text."""

    def _balance(self, *_: object) -> None:
        """Nothing to balance."""


class Caption(Words):
    """Words in the middle of a button: one line, or where that is wider than its room, two."""

    room = NumericProperty(0)

    def __init__(self, **how: object) -> None:
        super().__init__(**how)
        self.fbind("room", self._balance)

    def _line_width(self) -> float | None:
        wide = measure(self.font_name, self.font_size)
        if self.room <= 1 or " " not in self.text or wide(self.text) <= self.room:
            return None
        slack = self.font_size * _SLACK
        words = [wide(f"{word} ") for word in self.text.split(" ")]
        return balanced_width([words], self.room - slack) + slack


class Middle(Words):
    """Wraps within its width, in the middle of whatever height it is given."""

    is_centred = BooleanProperty(False)


@lru_cache(maxsize=_FACES)
def measure(font_name: str, font_size: float) -> Callable[[str], float]:
    """How wide a word is in a typeface."""
    ruler = Ruler(font_name=font_name, font_size=font_size)
    extents: Callable[[str], tuple[int, int]] = ruler.get_cached_extents()
    return lambda text: float(extents(text)[0])
