"""The guide from the kiosk's copy: the server's search, over a few hundred procedures; pure."""

import unicodedata
from collections.abc import Sequence

from counter_server.contract.procedures import Procedure, ProcedureLine

_STROKES = str.maketrans({"đ": "d", "ð": "d", "ƀ": "b"})


def search(procedures: Sequence[Procedure], query: str, limit: int) -> tuple[ProcedureLine, ...]:
    """Those in which every word begins a word somewhere, best first; all for an empty query.

    A word found with its marks counts more than without, in the name more than elsewhere.
    """
    plain, exact = _folded(query).split(), _marked(query).split()
    if query.strip() and not plain:
        return ()
    found = [each for each in procedures if _count(_folded(_text(each)), plain) == len(plain)]
    best = sorted(found, key=lambda each: _rank(each, plain, exact), reverse=True)
    return tuple(_line(each) for each in best[:limit])


def _rank(procedure: Procedure, plain: list[str], exact: list[str]) -> tuple[int, ...]:
    name, text = _marked(_name(procedure)), _marked(_text(procedure))
    return (
        _count(name, [" ".join(exact)]),
        _count(name, exact),
        _count(text, exact),
        _count(_folded(name), [" ".join(plain)]),
        _count(_folded(name), plain),
    )


def _count(text: str, words: list[str]) -> int:
    """How many of the words begin a word of the text."""
    return sum(f" {word}" in f" {text}" for word in words)


def _name(procedure: Procedure) -> str:
    return f"{procedure.name.vi} {procedure.name.en}"


def _text(procedure: Procedure) -> str:
    return f"{_name(procedure)} {procedure.field.vi} {procedure.field.en} {procedure.code}"


def _line(procedure: Procedure) -> ProcedureLine:
    return ProcedureLine(
        code=procedure.code,
        name=procedure.name,
        field=procedure.field,
        service=procedure.service,
        time_limit=procedure.time_limit,
        is_free=all(fee.amount_vnd == 0 for fee in procedure.fees),
    )


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    bare = "".join(sign for sign in parts if not unicodedata.category(sign).startswith("M"))
    return _spaced(bare.translate(_STROKES))


def _marked(text: str) -> str:
    return _spaced(unicodedata.normalize("NFC", text).casefold())


def _spaced(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())
