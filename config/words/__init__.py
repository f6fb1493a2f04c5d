"""Words for people. The source text is Vietnamese, so whatever is not translated shows Vietnamese.

A language is a file `<code>.po`, or a folder `<code>.d` of them; no build step, so an office can
correct a word with a text editor.
"""

import re
from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FIRST_LANGUAGE = "vi"
LANGUAGES = ("vi", "en")
PACKS = ("jra", "bdq")  # filled by native speakers, with a text editor; Vietnamese until then

Translate = Callable[[str], str]

_FOLDER = Path(__file__).parent


@cache
def words(language: str) -> NullTranslations:
    """The translations into a language; an unknown one gives Vietnamese."""
    catalog = Catalog(charset="utf-8")
    for path in _files(language):
        with path.open("rb") as file:
            for message in read_po(file, abort_invalid=True):
                if message.id and message.string:
                    catalog.add(message.id, message.string, context=message.context)
    if not len(catalog):
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def translator(language: str) -> Translate:
    """`_` for a language: `_ = translator("en"); _("Lấy số")`."""
    return words(language).gettext


def has_words(language: str) -> bool:
    """Something is said in that language."""
    return language == FIRST_LANGUAGE or type(words(language)) is GNUTranslations


def spoken_languages() -> tuple[str, ...]:
    """The complete languages, then the packs in which something is said."""
    return (*LANGUAGES, *(code for code in PACKS if has_words(code)))


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


def _files(language: str) -> list[Path]:
    return sorted(_FOLDER.glob(f"{language}.po")) + sorted(_FOLDER.glob(f"{language}.d/*.po"))
