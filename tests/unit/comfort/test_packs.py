"""Jrai and Bahnar: letters that can be drawn, and packs that are filled without code."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from babel.messages.pofile import read_po

import config.words as words_room
from config import typefaces
from config.typefaces import needs_wider
from config.words import PACKS, has_words
from config.words.packs import make_pack
from kiosk.presenters.page import page
from tests.support.glyphs import letters_of
from tests.support.kiosk_scenes import a_scene

VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)
JRAI = "aăâbƀcčdđeĕêê̆ghiĭjklmnñoŏôô̆ơơ̆prstuŭưư̆wy"
BAHNAR = "aăâbƀcčdđeĕêê̆ghiĭjklmnñoŏôô̆ơơ̆prstuŭưư̆wy"
BOLD = (typefaces.SEMIBOLD, typefaces.EXTRABOLD)


@pytest.mark.parametrize("alphabet", [VIETNAMESE, JRAI, BAHNAR])
@pytest.mark.parametrize("is_bold", [False, True])
def test_every_letter_has_a_glyph_in_the_typeface_it_is_set_in(
    alphabet: str, is_bold: bool
) -> None:
    own = [letters_of(path) for path in (BOLD if is_bold else (typefaces.REGULAR,))]
    wider = letters_of(typefaces.WIDER_BOLD if is_bold else typefaces.WIDER_REGULAR)
    for letter in normalize("NFC", alphabet + alphabet.upper()):
        faces = [wider] if needs_wider(letter) else own
        assert all(ord(letter) in face for face in faces), letter


def test_vietnamese_keeps_its_own_typeface() -> None:
    assert not needs_wider(normalize("NFC", VIETNAMESE + VIETNAMESE.upper()))
    assert needs_wider(normalize("NFC", "ê̆"))


def test_an_empty_pack_is_no_language_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_folder(tmp_path, monkeypatch)
    make_pack("jra", tmp_path)
    assert not has_words("jra")
    assert "language-jra" not in offered()


def test_a_pack_with_one_sentence_is_offered_and_kept_when_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_folder(tmp_path, monkeypatch)
    path = make_pack("bdq", tmp_path).path
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgid "Sắc"\nmsgstr ""', 'msgid "Sắc"\nmsgstr "ƀ"'), "utf-8")
    assert has_words("bdq")
    assert "language-bdq" in offered()
    assert words_room.translator("bdq")("Sắc") == "ƀ"
    assert words_room.translator("bdq")("Hỏi") == "Hỏi"
    words_room.words.cache_clear()
    assert make_pack("bdq", tmp_path).done == 1
    with path.open("rb") as file:
        assert read_po(file)["Sắc"].string == "ƀ"


def test_nothing_was_invented_for_either() -> None:
    assert not any(has_words(code) for code in PACKS)


def offered() -> list[str]:
    return [one.target for one in page(a_scene()).frame.languages]


def use_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words_room.words.cache_clear()
    monkeypatch.setattr(words_room, "_FOLDER", folder)


@pytest.fixture(autouse=True)
def forget_words() -> Iterator[None]:
    yield
    words_room.words.cache_clear()
    words_room.known_sentences.cache_clear()
