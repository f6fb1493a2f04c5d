"""What a screen draws. Everything a finger can reach has a stable `target` and says a touch."""

from dataclasses import dataclass

from kiosk.flow.touches import Touch


@dataclass(frozen=True)
class Button:
    target: str
    words: str
    touch: Touch
    icon: str = ""
    is_main: bool = False
    is_enabled: bool = True


@dataclass(frozen=True)
class Choice:
    """A large card. `badge` is a letter in a circle; `aside` is a short fact at its end."""

    target: str
    title: str
    touch: Touch
    hint: str = ""
    badge: str = ""
    icon: str = ""
    aside: str = ""
    aside_icon: str = ""
    is_main: bool = False
    is_enabled: bool = True


@dataclass(frozen=True)
class Language:
    target: str
    words: str
    touch: Touch
    is_chosen: bool


@dataclass(frozen=True)
class Fact:
    """A labelled value: "Lệ phí", "Miễn phí"."""

    icon: str
    label: str
    value: str


@dataclass(frozen=True)
class Notice:
    """A message beside what is on the screen; the icon says what the colour says."""

    icon: str
    words: str
    tone: str = "warn"
    detail: str = ""


@dataclass(frozen=True)
class ProgressStep:
    words: str
    is_done: bool
    is_now: bool


@dataclass(frozen=True)
class ComponentLine:
    """A paper to bring: what it is, and how many of which kind."""

    number: str
    words: str
    amount: str


@dataclass(frozen=True)
class WelcomeView:
    greeting: str
    question: str
    doors: tuple[Choice, ...]
    hint: Notice


@dataclass(frozen=True)
class AttractView:
    """When nobody is there: `picture` is a path, "" for none; a touch anywhere says `touch`."""

    title: str
    detail: str
    lines: tuple[Fact, ...]
    picture: str
    call: str
    touch: Touch


@dataclass(frozen=True)
class Section:
    """Cards that belong together; without a title where there is but one section."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class ChoicesView:
    """A question with cards to answer it; those of a `is_personal` one are not read aloud."""

    title: str
    detail: str
    sections: tuple[Section, ...]
    empty: Notice | None = None
    is_personal: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The cards of all sections."""
        return tuple(choice for section in self.sections for choice in section.choices)


@dataclass(frozen=True)
class CodeForm:
    """What stands beside the keys of a code: scan it, or type it."""

    title: str
    scan_title: str
    scan_hint: str
    type_title: str
    typed: str
    placeholder: str
    submit: Button


@dataclass(frozen=True)
class CheckInView:
    """Scan an appointment, or type a phone number on the pad."""

    form: CodeForm
    digits: tuple[tuple[Button | None, ...], ...]


@dataclass(frozen=True)
class WaitingView:
    title: str
    detail: str


@dataclass(frozen=True)
class TicketView:
    """`qr` is empty when the slip carries it."""

    caption: str
    number: str
    service: str
    facts: tuple[Fact, ...]
    notice: Notice
    done: Button
    qr: str = ""
    qr_hint: str = ""


@dataclass(frozen=True)
class KeyboardView:
    """`rows` as on a computer; `keys` are the same in the order for a narrow glass, space last."""

    rows: tuple[tuple[Button, ...], ...]
    keys: tuple[Button, ...]


@dataclass(frozen=True)
class ProceduresView:
    title: str
    query: str
    placeholder: str
    message: str
    rows: tuple[Choice, ...]
    keyboard: KeyboardView
    caret: int = 0


@dataclass(frozen=True)
class ProcedureView:
    field: str
    title: str
    facts: tuple[Fact, ...]
    components_title: str
    components: tuple[ComponentLine, ...]
    notes: tuple[Fact, ...]
    take_number: Button | None


@dataclass(frozen=True)
class LookupView:
    """Scan a receipt, or type its code; `wants_letter` where the code goes on with a letter."""

    form: CodeForm
    digits: tuple[tuple[Button | None, ...], ...]
    letters: tuple[tuple[Button | None, ...], ...]
    wants_letter: bool = False


@dataclass(frozen=True)
class FaceChoice:
    """`mood` from 1, very sorry, to 5, very glad; its words say the same."""

    target: str
    words: str
    touch: Touch
    mood: int
    is_chosen: bool


@dataclass(frozen=True)
class RatingView:
    """Faces; once one is chosen, what it was about."""

    title: str
    detail: str
    faces: tuple[FaceChoice, ...]
    question: str
    reasons: tuple[Button, ...]
    submit: Button


@dataclass(frozen=True)
class StageView:
    caption: str
    code: str
    title: str
    steps: tuple[ProgressStep, ...]
    updated: str
    notice: Notice
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class SorryView:
    icon: str
    title: str
    detail: str
    buttons: tuple[Button, ...]


Body = (
    WelcomeView
    | AttractView
    | ChoicesView
    | CheckInView
    | WaitingView
    | TicketView
    | ProceduresView
    | ProcedureView
    | LookupView
    | RatingView
    | StageView
    | SorryView
)


@dataclass(frozen=True)
class Frame:
    """What stands around every step, always in the same place."""

    unit: str
    office: str
    languages: tuple[Language, ...]
    back: Button | None
    home: Button | None
    notice: Notice | None
    tools: tuple[Button, ...] = ()


@dataclass(frozen=True)
class ComfortView:
    """Switches over the page; `languages` only where the header has no room for them."""

    title: str
    languages: tuple[Language, ...]
    switches: tuple[Choice, ...]
    done: Button


@dataclass(frozen=True)
class IdleWarning:
    title: str
    detail: str
    stay: Button


@dataclass(frozen=True)
class Page:
    """Everything on the glass but the clock."""

    frame: Frame
    body: Body
    idle: IdleWarning | None
    comfort: ComfortView | None = None
