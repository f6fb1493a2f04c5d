"""The intake form as a clerk filled it in: read into a request, or shown again as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from config.words import Translate
from counter_server.contract.dossiers import Applicant, DossierRequest, HandedIn
from counter_server.contract.procedures import Component, Procedure
from counter_server.core.errors import Problem

PERSON = ("name", "id_number", "phone", "address", "email")


@dataclass(frozen=True)
class PaperLine:
    """A component on the form: ticked or not, with its counts as typed."""

    component: Component
    is_ticked: bool
    originals: str
    copies: str


@dataclass(frozen=True)
class IntakeForm:
    """`person` and `note` are what was typed; `errors` are words by field or component code."""

    person: Mapping[str, str]
    papers: tuple[PaperLine, ...]
    note: str
    key: str
    ticket: int | None
    errors: Mapping[str, str] = field(default_factory=dict)


def empty_form(procedure: Procedure, key: str, ticket: int | None) -> IntakeForm:
    """Nothing ticked; the counts as the catalogue asks for them."""
    return IntakeForm(
        person=dict.fromkeys(PERSON, ""),
        papers=tuple(_untouched(each) for each in procedure.components),
        note="",
        key=key,
        ticket=ticket,
    )


def typed_form(
    procedure: Procedure, typed: Mapping[str, str], errors: Mapping[str, str]
) -> IntakeForm:
    """The form as it was sent, with what is wrong beside each field."""
    return IntakeForm(
        person={name: typed.get(name, "") for name in PERSON},
        papers=tuple(_typed(each, typed) for each in procedure.components),
        note=typed.get("note", ""),
        key=typed.get("key", ""),
        ticket=number_or_none(typed.get("ticket", "")),
        errors=errors,
    )


def request_of(form: IntakeForm, procedure: Procedure) -> DossierRequest:
    """What the form asks for; a count that is no number becomes -1, which intake refuses."""
    return DossierRequest(
        procedure=procedure.code,
        applicant=Applicant(**form.person),
        components=tuple(
            HandedIn(
                code=line.component.code,
                originals=_count(line.originals),
                copies=_count(line.copies),
            )
            for line in form.papers
            if line.is_ticked
        ),
        ticket=form.ticket,
        note=form.note,
    )


def in_words(faults: list[Problem], _: Translate) -> dict[str, str]:
    """What is wrong, by field: the first fault of each."""
    words: dict[str, str] = {}
    for fault in faults:
        # beside a paper its name is already there
        texts = (
            (fault.detail,) if fault.code == "missing_component" else (fault.title, fault.detail)
        )
        said = " ".join(_(text).format(**fault.values) for text in texts)
        words.setdefault(fault.field or "", said)
    return words


def number_or_none(text: str) -> int | None:
    """A ticket's id out of an address or a form."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _untouched(component: Component) -> PaperLine:
    return PaperLine(component, False, str(component.originals), str(component.copies))


def _typed(component: Component, typed: Mapping[str, str]) -> PaperLine:
    code = component.code
    return PaperLine(
        component,
        f"have-{code}" in typed,
        typed.get(f"originals-{code}", ""),
        typed.get(f"copies-{code}", ""),
    )


def _count(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else -1
