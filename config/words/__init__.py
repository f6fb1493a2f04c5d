"""Words for people. The source text is Vietnamese, so whatever is not translated shows Vietnamese.

A language is a file `<code>.po`, or a folder `<code>.d` of them; no build step, so an office can
correct a word with a text editor. Its own files lie in its data folder, where no upgrade goes.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from .reading import read_words

FIRST_LANGUAGE = "vi"
LANGUAGES = ("vi", "en")
PACKS = ("jra", "bdq")  # filled by native speakers, with a text editor; Vietnamese until then

OWN_WORDS = "words"  # in a data folder, the office's own files

Translate = Callable[[str], str]

_FOLDER = Path(__file__).parent
_own: list[Path] = []
_heard: dict[str, dict[str, str]] = {}


def read_own_words(folder: Path) -> None:
    """An office's own files go before ours from now on; they need not be there."""
    if any(each.is_dir() for each in (*_own, folder)):
        words.cache_clear()
        own_words.cache_clear()
    _own[:] = [folder]


@cache
def own_words() -> dict[str, dict[str, str]]:
    """What the office's own files say, by language and sentence; as it can be used."""
    found = {code: _said_in(code, _own) for code in (*LANGUAGES, *PACKS)}
    return {code: said for code, said in found.items() if said}


def hear_words(heard: Mapping[str, Mapping[str, str]]) -> None:
    """At a kiosk: what the server's office says otherwise goes before ours from now on."""
    if heard != _heard:
        _heard.clear()
        _heard.update({language: dict(said) for language, said in heard.items()})
        words.cache_clear()


def words_folders() -> tuple[Path, ...]:
    """Where words are read, what counts more first."""
    return (*_own, _FOLDER)


@cache
def words(language: str) -> NullTranslations:
    """The translations into a language; an unknown one gives Vietnamese.

    What cannot be filled in as the sentence is, or cannot be read, is left out: that is Vietnamese.
    """
    said = _said_in(language, [_FOLDER]) | _heard.get(language, {}) | _said_in(language, _own)
    catalog = Catalog(charset="utf-8")
    for text, translation in said.items():
        catalog.add(text, translation)
    if not said:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def known_sentences() -> frozenset[str]:
    """All that is said to anybody: every sentence has its English among ours."""
    files = _FOLDER.glob("en.d/*.po")
    return frozenset(str(each.id) for path in files for each in read_words(path).filled)


def translator(language: str) -> Translate:
    """`_` for a language: `_ = translator("en"); _("Lấy số")`."""
    return words(language).gettext


def has_words(language: str) -> bool:
    """Something is said in that language."""
    return language == FIRST_LANGUAGE or type(words(language)) is GNUTranslations


def spoken_languages() -> tuple[str, ...]:
    """The complete languages, then the packs in which something is said."""
    return (*LANGUAGES, *filled_packs())


def filled_packs() -> tuple[str, ...]:
    """The packs in which something is said."""
    return tuple(code for code in PACKS if has_words(code))


@lru_cache(maxsize=64)
def known_language(code: str) -> str | None:
    """The language of a bare code or of one with a region, packs that are empty too."""
    bare = re.split("[-_]", code.strip().lower(), maxsplit=1)[0]
    return bare if bare in (*LANGUAGES, *PACKS) else None


def best_language(wanted: str | None) -> str:
    """The first language we speak in an `Accept-Language` value or a bare code, else Vietnamese."""
    for part in (wanted or "").split(","):
        code = known_language(part.split(";")[0])
        if code and (code in LANGUAGES or has_words(code)):
            return code
    return FIRST_LANGUAGE


def _said_in(language: str, folders: list[Path]) -> dict[str, str]:
    """Sentences and their words; a sentence that stands more than once keeps the first."""
    said: dict[str, str] = {}
    for path in _files(language, folders):
        for message in read_words(path).usable:
            said.setdefault(str(message.id), str(message.string))
    return said


def _files(language: str, folders: list[Path]) -> list[Path]:
    patterns = (f"{language}.po", f"{language}.d/*.po")
    return [
        path for folder in folders for pattern in patterns for path in sorted(folder.glob(pattern))
    ]
