"""The words by which a message asks for a dossier, as an office set them; pure."""

import re
from functools import lru_cache

from .settings import SmsSettings

SHORTEST, LONGEST = 2, 6
# What ends or explains messages cannot ask for a dossier as well.
RESERVED = frozenset({"HUY", "DUNG", "STOP", "HELP"})
_KEYWORD = re.compile(f"[A-Z]{{{SHORTEST},{LONGEST}}}")
# Whoever knows the usual word may write it out.
_WRITTEN_OUT = {"HS": r"ho\s?so", "DOS": "dossier"}


def is_keyword(word: str) -> bool:
    """Letters alone: with digits nobody could tell where the code begins."""
    return _KEYWORD.fullmatch(word) is not None and word not in RESERVED


def asking(settings: SmsSettings) -> re.Pattern[str]:
    """Matches a whole message without marks and capitals; its groups are `english` and `code`."""
    return _asking(settings.keyword, settings.keyword_en)


@lru_cache
def _asking(keyword: str, keyword_en: str) -> re.Pattern[str]:
    words = [(keyword, _spelt(keyword)), (keyword_en, f"(?P<english>{_spelt(keyword_en)})")]
    longest_first = sorted(words, key=lambda each: -len(each[0]))
    either = "|".join(pattern for _, pattern in longest_first)
    return re.compile(rf"(?:{either})[\s:.,;#-]*(?P<code>.*)", re.DOTALL)


def _spelt(keyword: str) -> str:
    letters = r"\s?".join(re.escape(letter) for letter in keyword.casefold())
    out = _WRITTEN_OUT.get(keyword)
    return f"{out}|{letters}" if out else letters
