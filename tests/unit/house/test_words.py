"""Every word for people is translated, and a translation keeps what is filled in."""

import re
import string

import pytest

from config.words import LANGUAGES, best_language, translator, words
from tests.support.said import said


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_all_that_is_said_has_an_english_translation():
    english = words("en")
    assert english.info() is not None
    missing = [f"{where}: {text}" for text, where in said().items() if not is_translated(text)]
    assert missing == []


def is_translated(text: str) -> bool:
    catalog = words("en")._catalog  # the only place that tells "same as the source" from "missing"
    return text in catalog


def test_a_translation_fills_in_the_same_fields():
    _ = translator("en")
    wrong = [text for text in said() if fields(text) != fields(_(text))]
    assert wrong == []


def test_citizens_are_quy_vi_and_nobody_is_called_otherwise():
    other = re.compile(r"\b(bạn|ông/bà|anh/chị|khách|quý khách)\b", re.IGNORECASE)
    assert [text for text in said() if other.search(text)] == []


def test_pages_of_staff_name_what_is_done_and_address_nobody():
    pages = ("templates/queue/", "templates/admin/", "templates/dossiers/")
    addressed = [
        text
        for text, where in said().items()
        if "quý vị" in text.casefold() and any(page in where for page in pages)
    ]
    assert addressed == []


def test_an_unknown_language_shows_vietnamese():
    assert translator("jra")("Lấy số thứ tự") == "Lấy số thứ tự"


@pytest.mark.parametrize(
    ("wanted", "best"),
    [(None, "vi"), ("en-US,en;q=0.9", "en"), ("fr, en;q=0.5", "en"), ("zh", "vi"), ("vi_VN", "vi")],
)
def test_the_best_language_is_the_first_we_speak(wanted, best):
    assert best_language(wanted) == best
    assert best in LANGUAGES
