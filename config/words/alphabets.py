"""The letters of languages that have some of their own: `<code>.toml`, correctable as words are."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

BREVE = "\u0306"

_FOLDER = Path(__file__).parent


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


@cache
def alphabet(language: str) -> Alphabet | None:
    """The language's own letters; None where Vietnamese has them all."""
    path = _FOLDER / f"{language}.toml"
    if not path.exists():
        return None
    told = tomllib.loads(normalize("NFC", path.read_text(encoding="utf-8")))
    return Alphabet(told["name"], tuple(told["letters"].split()), told["keys"])
