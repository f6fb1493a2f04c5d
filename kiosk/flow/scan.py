"""What a scanned code is. The text itself goes no further than here: it may be a citizen's card."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class DossierToken:
    """The token in the QR of a receipt: `{public_url}/h/{token}`."""

    token: str = field(repr=False)


@dataclass(frozen=True)
class DossierCode:
    code: str = field(repr=False)


@dataclass(frozen=True)
class TicketToken:
    """The token in the QR of a slip: `{public_url}/t/{token}`."""

    token: str = field(repr=False)


@dataclass(frozen=True)
class AppointmentToken:
    """The token in the QR of an appointment's page: `{public_url}/a/{token}`."""

    token: str = field(repr=False)


@dataclass(frozen=True)
class CitizenCard:
    """A citizen's card; of all that stands on it only the number goes further."""

    id_number: str = field(repr=False)


@dataclass(frozen=True)
class Unreadable:
    """Not one of ours."""


Scan = DossierToken | DossierCode | TicketToken | AppointmentToken | CitizenCard | Unreadable

CODE_GROUPS = (3, 2, 2, 3, 6, 4)
CODE_LENGTH = sum(CODE_GROUPS)

_LONGEST = 2000
_PAGE = re.compile(
    r"https?://[^\s/]+(?:/[^\s?#]*)?/(?P<page>[hta])/(?P<token>[\w-]{22})/?", re.ASCII
)
_CODE = re.compile(r"(\d{3})(\d{2})(\d{2})([A-Z]\d{2})(\d{6})(\d{4})", re.ASCII)
_ID_NUMBER = re.compile(r"\d{12}", re.ASCII)
_NUMBER_IN_CARD = re.compile(r"(?<!\d)\d{12}(?!\d)", re.ASCII)
_CARD_FIELDS = 7
_PAGES: dict[str, Callable[[str], Scan]] = {
    "h": DossierToken,
    "t": TicketToken,
    "a": AppointmentToken,
}


def parse(text: str) -> Scan:
    """What a code says, whatever a scanner puts around it."""
    clean = text.strip("\ufeff \t\r\n\0")[:_LONGEST]
    if page := _PAGE.fullmatch(clean):
        return _PAGES[page["page"]](page["token"])
    if code := dossier_code(clean):
        return DossierCode(code)
    number = _id_number(clean)
    return CitizenCard(number) if number else Unreadable()


def dossier_code(text: str) -> str | None:
    """`000.05.16.H21-260105-0001` from the same with other separators, or none, in either case."""
    match = _CODE.fullmatch(re.sub(r"[\s.\-_/]", "", text).upper())
    return _join(match.groups()) if match else None


def spaced(typed: str) -> str:
    """A code being typed, with its separators so far: `0000516H2` is `000.05.16.H2`."""
    groups, rest = [], typed
    for length in CODE_GROUPS:
        if rest:
            groups.append(rest[:length])
            rest = rest[length:]
    return _join(tuple(groups))


def bare(code: str) -> str:
    """The letters and digits of a code, no more than a code has, in capitals."""
    clean = "".join(char for char in code.upper() if char.isascii() and char.isalnum())
    return clean[:CODE_LENGTH]


def _join(groups: tuple[str, ...]) -> str:
    return "-".join([".".join(groups[:4]), *groups[4:]])


def _id_number(text: str) -> str | None:
    """Of a card: seven fields or more, the first with 12 digits; or those 12 digits alone."""
    fields = text.split("|")
    if len(fields) == 1:
        return text if _ID_NUMBER.fullmatch(text) else None
    if len(fields) < _CARD_FIELDS:
        return None
    found = _NUMBER_IN_CARD.search(fields[0])
    return found[0] if found else None
