"""How one visitor sees, hears and types; it goes with the visitor."""

from dataclasses import dataclass
from enum import StrEnum

from config.words.alphabets import alphabet
from kiosk.typing.draft import Hand
from kiosk.typing.methods import Method
from kiosk.typing.words import ToneStyle


class Aid(StrEnum):
    """What can be switched on."""

    LARGE = "large"
    CONTRAST = "contrast"
    LOW = "low"
    VOICE = "voice"


@dataclass(frozen=True)
class Comfort:
    """`aids` are on, of those that are `offered`; `typing` is None until a way was chosen."""

    aids: frozenset[Aid] = frozenset()
    offered: tuple[Aid, ...] = (Aid.LARGE, Aid.CONTRAST)
    is_choosing: bool = False
    typing: Method | None = None
    tone_style: ToneStyle = ToneStyle.OLD

    def has(self, aid: Aid) -> bool:
        """It is on."""
        return aid in self.aids

    def hand(self, language: str) -> Hand:
        """As chosen, else as the language is written: Telex would take its words for Vietnamese."""
        first = first_method(language)
        chosen = first if self.typing is Method.OWN else self.typing
        return Hand(chosen or first, self.tone_style)


PLAIN_COMFORT = Comfort()


def first_method(language: str) -> Method:
    """Telex for Vietnamese, own letters for who has some, else plain ones."""
    if alphabet(language):
        return Method.OWN
    return Method.PLAIN if language == "en" else Method.TELEX


@dataclass(frozen=True)
class ChooseComfort:
    """To the switches of all aids."""


@dataclass(frozen=True)
class LeaveComfort:
    pass


@dataclass(frozen=True)
class Switch:
    """On if it is off, off if it is on."""

    aid: Aid


@dataclass(frozen=True)
class ChooseTyping:
    method: Method


@dataclass(frozen=True)
class MoveCaret:
    """To the right, or (negative) to the left."""

    letters: int


ComfortTouch = ChooseComfort | LeaveComfort | Switch | ChooseTyping | MoveCaret
