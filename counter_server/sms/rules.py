"""What an incoming message asks, and whether it is answered; pure."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .keywords import asking
from .numbers import international, is_subscriber
from .plain_text import unaccented
from .settings import SmsSettings

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_STOP = {"huy": "", "tu choi": "", "dung": "", "stop": "en"}
_HELP = {"help": "en"}
_SHORTEST_CODE = 8
_CODE = re.compile(r"[a-z0-9 .\-_/]{8,80}")
LONGEST_CODE = 80


@dataclass(frozen=True)
class Lookup:
    """Keyword and code, or a code alone; the English keyword is told as a language."""

    code: str
    language: str = ""


@dataclass(frozen=True)
class Stop:
    """No more notices to this number."""

    language: str = ""


@dataclass(frozen=True)
class Help:
    """Anything else."""

    language: str = ""


Asked = Lookup | Stop | Help


class Silence(StrEnum):
    """Why nobody is answered."""

    OWN_NUMBER = "own_number"
    NO_PERSON = "no_person"
    TOO_MANY_AN_HOUR = "too_many_an_hour"
    TOO_MANY_A_DAY = "too_many_a_day"
    OFFICE_LIMIT = "office_limit"
    HELPED_ALREADY = "helped_already"


@dataclass(frozen=True)
class Past:
    """What went out before: to this number and, in the last hour, to everybody."""

    to_number: tuple[datetime, ...] = ()
    last_help: datetime | None = None
    to_all_in_hour: int = 0


def understood(text: str, settings: SmsSettings) -> Asked:
    """What a message asks, however it is spelt: marks, capitals, spaces and dashes do not count.

    An English keyword is told as a `language`; the others are written by everybody, and tell none.
    """
    plain = " ".join(unaccented(text).casefold().split())
    word = plain.strip(" .!?")
    if word in _STOP:
        return Stop(_STOP[word])
    asked = asking(settings).fullmatch(plain)
    language = "en" if asked and asked["english"] else _HELP.get(word, "")
    code = (asked["code"] if asked else plain if _is_bare_code(plain) else "").strip()
    has_code = any(sign.isdigit() for sign in code)
    return Lookup(code[:LONGEST_CODE], language) if has_code else Help(language)


def _is_bare_code(plain: str) -> bool:
    digits = sum(sign.isdigit() for sign in plain)
    return digits >= _SHORTEST_CODE and _CODE.fullmatch(plain) is not None


def silence(
    sender: str, asked: Asked, past: Past, settings: SmsSettings, at: datetime
) -> Silence | None:
    """Why a message is not answered; None when it is.

    Machines answer machines for ever: none is answered that no person stands behind, nobody twice
    in an hour with the same help, and nobody without a limit.
    """
    if not is_subscriber(sender):
        return Silence.NO_PERSON
    if sender == international(settings.own_number):
        return Silence.OWN_NUMBER
    if _within(past.to_number, at, HOUR) >= settings.most_an_hour:
        return Silence.TOO_MANY_AN_HOUR
    if _within(past.to_number, at, DAY) >= settings.most_a_day:
        return Silence.TOO_MANY_A_DAY
    if past.to_all_in_hour >= settings.most_of_all_an_hour:
        return Silence.OFFICE_LIMIT
    has_help = past.last_help is not None and at - past.last_help < HOUR
    return Silence.HELPED_ALREADY if isinstance(asked, Help) and has_help else None


def _within(moments: tuple[datetime, ...], at: datetime, span: timedelta) -> int:
    return sum(at - each < span for each in moments)
