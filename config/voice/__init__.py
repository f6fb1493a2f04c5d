"""What the hall hears, as data: one pack of words a language, which an office can overlay.

A language is added by a file; no code knows any of them.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FIRST_LANGUAGE = "vi"
MESSAGES = ("opening", "closing", "closed", "emergency")
PHRASES = ("number", "call", "call_named")
_FOLDER = Path(__file__).parent

Table = Mapping[int, str]


class WrongPack(ValueError):
    """A file of words cannot be read; the text says which and why."""


@dataclass(frozen=True)
class Pack:
    """The words of a language. `espeak`: voices of espeak-ng, the usual one first."""

    language: str
    name: str
    espeak: tuple[str, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    counting: Mapping[str, Table] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether every call can be said in it."""
        return not self.missing

    @property
    def missing(self) -> tuple[str, ...]:
        """What a call still needs: the phrases, and a plain word for each digit."""
        plain = self.counting.get("plain", {})
        phrases = [f"phrases.{name}" for name in PHRASES if not self.phrases.get(name)]
        digits = [f"counting.plain.{digit}" for digit in range(10) if "{" in plain.get(digit, "{")]
        return (*phrases, *digits)


def packs(overlay: Path | None = None) -> tuple[Pack, ...]:
    """All languages, Vietnamese first; files in `overlay` add to ours word by word, or are new."""
    names = {path.stem for path in _files(_FOLDER)} | {path.stem for path in _files(overlay)}
    ordered = sorted(names, key=lambda name: (name != FIRST_LANGUAGE, name != "en", name))
    return tuple(_pack(name, overlay) for name in ordered)


def _pack(name: str, overlay: Path | None) -> Pack:
    raw: dict[str, Any] = {"language": name, "name": name}
    if (_FOLDER / f"{name}.toml").exists():
        raw = _over(raw, _ours(name))
    if overlay is not None and (overlay / f"{name}.toml").exists():
        raw = _over(raw, _read(overlay / f"{name}.toml"))
    try:
        return Pack(
            language=str(raw["language"]),
            name=str(raw["name"]),
            espeak=tuple(map(str, raw.get("espeak", ()))),
            phrases=_words(raw.get("phrases", {})),
            messages=_words(raw.get("messages", {})),
            letters=_words(raw.get("letters", {})),
            counting={each: _table(table) for each, table in raw.get("counting", {}).items()},
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise WrongPack(f"{name}.toml: {error}") from error


@cache
def _ours(name: str) -> dict[str, Any]:
    return _read(_FOLDER / f"{name}.toml")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongPack(f"{path}: {error}") from error


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for name, value in above.items():
        known = merged.get(name)
        if isinstance(known, dict) and isinstance(value, dict):
            merged[name] = _over(known, value)
        else:
            merged[name] = value
    return merged


def _words(raw: Mapping[str, object]) -> dict[str, str]:
    return {str(name): str(text).strip() for name, text in raw.items()}


def _table(raw: Mapping[str, object]) -> dict[int, str]:
    return {int(least): str(pattern) for least, pattern in raw.items()}


def _files(folder: Path | None) -> Iterable[Path]:
    return folder.glob("*.toml") if folder is not None and folder.is_dir() else ()
