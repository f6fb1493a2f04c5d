"""The letters of languages that have some of their own: `<code>.toml`, correctable as words are."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

from . import words_folders

BREVE = "\u0306"


@dataclass(frozen=True)
class Alphabet:
    """`letters` small, composed as far as they can be; `keys` are those no keyboard has."""

    name: str
    letters: tuple[str, ...]
    keys: str

    @property
    def signs(self) -> tuple[str, ...]:
        """Every letter small and large."""
        return tuple(dict.fromkeys((*self.letters, *(one.upper() for one in self.letters))))


class WrongAlphabet(ValueError):
    """A file of letters cannot be read; the text says why."""


def alphabet(language: str) -> Alphabet | None:
    """The language's own letters; None where Vietnamese has them all.

    The office's file counts before ours, unless it cannot be read.
    """
    paths = (folder / f"{language}.toml" for folder in words_folders())
    found = (_readable(path) for path in paths if path.exists())
    return next((each for each in found if each), None)


def read_alphabet(path: Path) -> Alphabet:
    """What stands in a file, or `WrongAlphabet`."""
    try:
        told = tomllib.loads(normalize("NFC", path.read_text("utf-8-sig")))
        return Alphabet(str(told["name"]), tuple(told["letters"].split()), str(told["keys"]))
    except (ValueError, KeyError, AttributeError, OSError) as error:
        raise WrongAlphabet(str(error)) from error


@cache
def _readable(path: Path) -> Alphabet | None:
    try:
        return read_alphabet(path)
    except WrongAlphabet:
        return None
