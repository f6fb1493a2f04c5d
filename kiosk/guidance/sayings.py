"""What is read aloud of a page: pure. Nothing personal: the whole hall hears it."""

from collections.abc import Iterator

from config.words import Translate
from kiosk.presenters.headings import heading
from kiosk.presenters.views import (
    AttractView,
    Body,
    Button,
    Choice,
    ChoicesView,
    ComfortView,
    IdleWarning,
    Page,
    ProceduresView,
    ProcedureView,
    RatingView,
    SorryView,
    StageView,
    TicketView,
    WelcomeView,
)

_MOST_CHOICES = 8


def sayings(page: Page, _: Translate) -> tuple[str, ...]:
    """Sentences in the order of the glass, what lies on top alone."""
    if page.idle is not None:
        return tuple(_warning(page.idle, _))
    if page.comfort is not None:
        return tuple(_switches(page.comfort, _))
    return tuple(one for one in _body(page.body, _) if one.strip())


def _warning(warning: IdleWarning, _: Translate) -> Iterator[str]:
    yield warning.title
    yield _touch(warning.stay, _)


def _switches(view: ComfortView, _: Translate) -> Iterator[str]:
    yield view.title
    for number, choice in enumerate(view.switches, start=1):
        yield _("Ô {number}: {title}. {state}.").format(
            number=number, title=choice.title, state=choice.aside
        )
    yield _touch(view.done, _)


def _body(body: Body, _: Translate) -> Iterator[str]:
    match body:
        case WelcomeView(doors=doors, hint=hint):
            yield from heading(body)
            yield from _choices(doors, _)
            yield hint.words
        case AttractView():  # nobody is there, and the hall is not to be disturbed
            return
        case RatingView(title=title, question=question, faces=faces):
            yield title
            yield from (f"{number}: {face.words}." for number, face in enumerate(faces, start=1))
            yield question
        case ChoicesView(is_personal=True):
            yield from heading(body)
        case ChoicesView(choices=choices, empty=empty):
            yield from heading(body)
            yield empty.words if empty else ""
            yield from _choices(choices, _)
        case TicketView():
            yield from _ticket(body, _)
        case ProceduresView(title=title, rows=rows, query=query):
            yield title
            yield from () if query else _choices(rows, _)
        case ProcedureView():
            yield from _procedure(body, _)
        case StageView(title=title, notice=notice):
            yield title
            yield notice.words
        case SorryView(buttons=buttons):
            yield from heading(body)
            yield from (_touch(button, _) for button in buttons)
        case _:
            yield from heading(body)


def _choices(choices: tuple[Choice, ...], _: Translate) -> Iterator[str]:
    """By their place, for who cannot read what stands on them; a closed one is left out."""
    for number, choice in enumerate(choices, start=1):
        if choice.is_enabled and number <= _MOST_CHOICES:
            yield _("Ô {number}: {title}.").format(number=number, title=choice.title)


def _ticket(view: TicketView, _: Translate) -> Iterator[str]:
    spelled = " ".join(view.number)
    yield _("Số thứ tự của quý vị: {number}.").format(number=spelled)
    yield from (f"{fact.label}: {fact.value}." for fact in view.facts)
    yield view.notice.words
    yield view.notice.detail


def _procedure(view: ProcedureView, _: Translate) -> Iterator[str]:
    yield view.title
    yield from (f"{fact.label}: {fact.value}." for fact in view.facts)
    yield view.components_title
    yield from (line.words for line in view.components)
    if view.take_number:
        yield _touch(view.take_number, _)


def _touch(button: Button, _: Translate) -> str:
    return _("Chạm nút: {words}.").format(words=button.words)
