"""What a finger says. A touch that makes no sense where the visitor stands is let pass."""

from dataclasses import dataclass, field

from counter_server.contract.ratings import Reason

from .comfort import ComfortTouch


@dataclass(frozen=True)
class ChooseLanguage:
    language: str


@dataclass(frozen=True)
class OpenTickets:
    pass


@dataclass(frozen=True)
class OpenCheckIn:
    pass


@dataclass(frozen=True)
class OpenProcedures:
    pass


@dataclass(frozen=True)
class OpenLookup:
    pass


@dataclass(frozen=True)
class PickService:
    code: str


@dataclass(frozen=True)
class PickPriority:
    """None: no priority class."""

    code: str | None


@dataclass(frozen=True)
class PickAppointment:
    """By its id."""

    appointment: int


@dataclass(frozen=True)
class PickDossier:
    """One of the card's owner, by its code."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class SeeOwnDossiers:
    """Whoever's card it is wants to see them."""


@dataclass(frozen=True)
class PrintAgain:
    """The slip was lost."""


@dataclass(frozen=True)
class OpenRating:
    """Of the visit or dossier that is shown."""


@dataclass(frozen=True)
class GiveStars:
    """From 1, bad, to 5, good."""

    stars: int


@dataclass(frozen=True)
class ToggleReason:
    reason: Reason


@dataclass(frozen=True)
class SubmitRating:
    pass


@dataclass(frozen=True)
class OpenProcedure:
    code: str


@dataclass(frozen=True)
class PressKey:
    char: str = field(repr=False)


@dataclass(frozen=True)
class EraseKey:
    pass


@dataclass(frozen=True)
class ClearKeys:
    pass


@dataclass(frozen=True)
class SubmitCode:
    pass


@dataclass(frozen=True)
class TryAgain:
    pass


@dataclass(frozen=True)
class GoBack:
    pass


@dataclass(frozen=True)
class GoHome:
    """To the doors; the visitor's language stays."""


@dataclass(frozen=True)
class Finish:
    """The visit is over: everything of it is forgotten."""


@dataclass(frozen=True)
class StayHere:
    """An answer to the idle warning, or a finger on nothing in particular."""


OwnTouch = (
    PickDossier | SeeOwnDossiers | PrintAgain | OpenRating | GiveStars | ToggleReason | SubmitRating
)
Touch = (
    OwnTouch
    | ChooseLanguage
    | OpenTickets
    | OpenCheckIn
    | OpenProcedures
    | OpenLookup
    | PickService
    | PickPriority
    | PickAppointment
    | OpenProcedure
    | PressKey
    | EraseKey
    | ClearKeys
    | SubmitCode
    | TryAgain
    | GoBack
    | GoHome
    | Finish
    | StayHere
    | ComfortTouch
)
