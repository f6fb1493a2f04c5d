"""How paper looks in an office: which parts, in which order, with which words; pure.

A slip's parts may be moved and hidden, but for the number. A receipt is a form of the law
(NĐ 61/2018, form 01), so its own parts stay where they are; only what is ours may be left out.
"""

from enum import StrEnum

from msgspec import Struct, field

from .rules import JobKind


class Part(StrEnum):
    """What a slip or a receipt is made of."""

    LOGO = "logo"
    HEAD = "head"
    NUMBER = "number"
    SERVICE = "service"
    PRIORITY = "priority"
    TURN = "turn"
    CODE = "code"
    FOOT = "foot"
    MESSAGE = "message"
    FORM = "form"
    SIGNATURES = "signatures"


class NumberSize(StrEnum):
    NORMAL = "normal"
    SMALL = "small"
    LARGE = "large"


class Words(Struct, frozen=True):
    """What an office says in a language; what is empty is said in our words."""

    title: str = ""
    hint: str = ""
    foot: str = ""
    message: str = ""


SLIP_PARTS = (
    Part.LOGO,
    Part.HEAD,
    Part.NUMBER,
    Part.SERVICE,
    Part.PRIORITY,
    Part.TURN,
    Part.CODE,
    Part.FOOT,
    Part.MESSAGE,
)
RECEIPT_PARTS = (Part.LOGO, Part.FORM, Part.CODE, Part.SIGNATURES, Part.MESSAGE)
PARTS = {JobKind.SLIP: SLIP_PARTS, JobKind.RECEIPT: RECEIPT_PARTS}
NEEDED = {
    JobKind.SLIP: frozenset({Part.NUMBER}),
    JobKind.RECEIPT: frozenset({Part.FORM, Part.SIGNATURES}),
}
LONGEST_WORDS = {"title": 40, "hint": 120, "foot": 80, "message": 300}


class Look(Struct, frozen=True):
    """`parts` are those that are shown, top to bottom; `logo` is the digest of its picture."""

    parts: tuple[Part, ...]
    number_size: NumberSize = NumberSize.NORMAL
    logo: str = ""
    words: dict[str, Words] = field(default_factory=dict)

    def says(self, language: str) -> Words:
        """The office's own words in a language."""
        return self.words.get(language, _NO_WORDS)


_NO_WORDS = Words()
USUAL_SLIP, USUAL_RECEIPT = Look(SLIP_PARTS), Look(RECEIPT_PARTS)
USUAL = {JobKind.SLIP: USUAL_SLIP, JobKind.RECEIPT: USUAL_RECEIPT}


def arranged(kind: JobKind, wanted: dict[Part, int]) -> tuple[Part, ...]:
    """The parts that are wanted, by their places; what the kind cannot do without is there.

    A receipt keeps the order of its form.
    """
    usual = PARTS[kind]
    shown = [part for part in usual if part in wanted or part in NEEDED[kind]]
    if kind is JobKind.RECEIPT:
        return tuple(shown)
    return tuple(sorted(shown, key=lambda part: (wanted.get(part, 0), usual.index(part))))
