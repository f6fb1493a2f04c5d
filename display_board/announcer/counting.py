"""A number in words, by the tables of a pack: the greatest key not above the number is used."""

import re
from collections.abc import Mapping

from config.voice import Table, WrongPack

PLAIN = "plain"
MOST = 9999

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_PLACE = re.compile(r"\{(head|rest|same)(?::(\w+))?\}")
_DEEPEST = 12


def counted(number: int, tables: Mapping[str, Table], table: str = PLAIN, depth: int = 0) -> str:
    """The number, 0 to `MOST`, as it is counted: 21 is `hai mươi mốt`; `WrongPack`: no words."""
    least = max((each for each in tables.get(table, ()) if each <= number), default=None)
    if least is None or depth > _DEEPEST or number > MOST:
        raise WrongPack(f"counting.{table}: {number}")
    if number != least and "{" not in tables[table][least]:
        raise WrongPack(f"counting.{table}: {number}")  # nine is no word for twelve
    unit = 10 ** (len(str(least)) - 1)
    parts = {"head": number // unit, "rest": number % unit, "same": number}

    def fill(place: re.Match[str]) -> str:
        return counted(parts[place[1]], tables, place[2] or PLAIN, depth + 1)

    pattern = tables[table][least]
    kept = _OPTIONAL.sub(lambda found: found[1] if parts["rest"] else "", pattern)
    return _PLACE.sub(fill, kept)


def digit_by_digit(digits: str, tables: Mapping[str, Table]) -> str:
    """Each digit for itself: 001 is `không không một`."""
    return " ".join(counted(int(digit), tables) for digit in digits)
