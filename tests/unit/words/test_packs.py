"""A pack is filled with a text editor: what can be used is, and what cannot breaks nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import config.words as words_room
from config.words import filled_packs, read_own_words, translator
from config.words.alphabets import alphabet
from config.words.checking import own_troubles, take_own_words
from config.words.packs import Unsafe, make_pack, sentences
from config.words.reading import Fault

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
Put = Callable[[str, str], Path]


@pytest.fixture
def put(tmp_path: Path) -> Iterator[Put]:
    """Puts a file among the office's own words."""

    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        read_own_words(tmp_path)
        return path

    yield put
    read_own_words(tmp_path / "none")


def entry(text: str, said: str, flag: str = "") -> str:
    return f'{flag}msgid "{text}"\nmsgstr "{said}"\n\n'


def test_the_offices_own_word_outranks_ours(put: Put) -> None:
    put("en.po", HEAD + entry("Lấy số", "Get in line"))
    assert translator("en")("Lấy số") == "Get in line"
    assert translator("en")("Quay lại") == "Back"


def test_vietnamese_too_is_corrected_with_a_text_editor(put: Put) -> None:
    put("vi.po", HEAD + entry("Lấy số", "Bấm lấy số"))
    assert translator("vi")("Lấy số") == "Bấm lấy số"
    assert translator("vi")("Quay lại") == "Quay lại"


@pytest.mark.parametrize("said", ["<{nummer}>", "<{number", "< >", "<{number} {counter}>"])
def test_words_with_other_fields_than_the_sentence_are_not_used(put: Put, said: str) -> None:
    put("jra.po", HEAD + entry("Số {number}", said) + entry("Sắc", "<1>"))
    assert translator("jra")("Số {number}") == "Số {number}"
    assert translator("jra")("Sắc") == "<1>"


def test_words_that_are_marked_as_unsure_are_not_used(put: Put) -> None:
    put("jra.po", HEAD + entry("Sắc", "<1>", "#, fuzzy\n"))
    assert translator("jra")("Sắc") == "Sắc"
    assert filled_packs() == ()


def found(path: Path) -> list[tuple[Fault, int]]:
    return [(each.fault, each.line) for each in own_troubles(path.parent)]


def test_one_miswritten_entry_is_left_out_and_the_rest_is_used(put: Put) -> None:
    path = put("jra.po", HEAD + 'msgid "Sắc"\nmsgstr <1>"\n\n' + entry("Hỏi", "<2>"))
    assert translator("jra")("Sắc") == "Sắc"
    assert translator("jra")("Hỏi") == "<2>"
    assert found(path) == [(Fault.MISWRITTEN, 5)]


@pytest.mark.parametrize(
    "entry_of_a_hand_in_a_hurry",
    [
        'msgid "Sắc\nmsgstr "<1>"\n',
        'msgid "Sắc"\n',
        'msgid "Sắc"\nmsgstr[x] "<1>"\n',
        'msgid "Sắc"\nmsgstr "<"1">"\n',
        "sắc = <1>\n",
        "#~ msgid Sắc\n",
    ],
)
def test_whatever_is_typed_is_told_and_breaks_nothing(
    put: Put, entry_of_a_hand_in_a_hurry: str
) -> None:
    path = put("jra.d/citizens.po", HEAD + entry_of_a_hand_in_a_hurry)
    assert [fault for fault, _line in found(path.parent)] == [Fault.MISWRITTEN]
    assert translator("jra")("Sắc") == "Sắc"
    before = path.read_bytes()
    with pytest.raises(Unsafe):
        make_pack("jra", path.parents[1])
    assert path.read_bytes() == before, "nothing of it is lost"


@pytest.mark.parametrize("coding", ["utf-16", "latin-1"])
def test_a_file_in_another_coding_is_left_out_and_told(put: Put, coding: str) -> None:
    path = put("jra.po", "")
    path.write_bytes((HEAD + entry("Hỏi", "ê")).encode(coding, "replace"))
    assert found(path) == [(Fault.NOT_UTF8, 0)]
    assert translator("jra")("Hỏi") == "Hỏi"


def test_a_file_as_notepad_and_poedit_write_it_is_read(put: Put) -> None:
    head = HEAD.rstrip() + '\n"Language: jra_VN\\n"\n"PO-Revision-Date: hôm qua\\n"\n\n'
    path = put("jra.po", "")
    path.write_bytes((head + entry("Hỏi", "<2>")).replace("\n", "\r\n").encode("utf-8-sig"))
    assert found(path) == []
    assert translator("jra")("Hỏi") == "<2>"


def test_sentences_that_nobody_says_or_that_stand_twice_are_told(put: Put) -> None:
    path = put("vi.po", HEAD + entry("Lấy xố", "Bấm") + entry("Hỏi", "<1>") + entry("Hỏi", "<2>"))
    assert found(path) == [(Fault.TWICE, 10), (Fault.UNKNOWN, 4)]
    assert translator("vi")("Hỏi") == "<1>"


def test_a_file_with_no_languages_name_and_a_wrong_alphabet_are_told(put: Put) -> None:
    put("jarai.po", HEAD)
    path = put("jra.toml", "name = Jrai")
    assert [fault for fault, _ in found(path)] == [Fault.NO_LANGUAGE, Fault.ALPHABET]
    ours = alphabet("jra")
    assert ours is not None
    assert "ƀ" in ours.letters


def test_all_of_our_own_words_can_be_used() -> None:
    assert own_troubles(Path(words_room.__file__).parent) == []


def test_every_trouble_is_told_with_its_place_in_both_languages(put: Put, tmp_path: Path) -> None:
    path = put("words/jra.po", HEAD + entry("Số {number}", "<1>"))
    assert take_own_words(tmp_path) == [
        f"{path}:4 (Số {{number}}): Câu thiếu hoặc thừa chỗ điền nên chưa dùng được. "
        "Giữ các chỗ trong ngoặc nhọn đúng như câu tiếng Việt.",
        f"{path}:4 (Số {{number}}): The words have other fields than the sentence, "
        "so they are not used. Keep what stands in braces just as in the Vietnamese.",
    ]


def test_a_pack_holds_what_citizens_meet_and_no_word_of_the_staff() -> None:
    said = set(sentences())
    assert {"Lấy số thứ tự", "Trước quý vị", "Mời đến quầy {counter}"} <= said
    assert {
        "Hủy lịch hẹn",
        "Giờ này vừa hết chỗ.",
        "Xin lỗi quý vị",
        "Không có thủ tục này.",
    } <= said
    assert not {"Lưu", "Gọi người tiếp theo", "Gửi tin thử"} & said


def test_a_pack_that_is_made_again_keeps_what_is_filled_and_what_is_no_longer_said(
    tmp_path: Path,
) -> None:
    path = make_pack("jra", tmp_path).path
    text = path.read_text("utf-8")
    filled_in = '# hỏi già làng\nmsgid "Sắc"\nmsgstr "<1>"'
    text = text.replace('msgid "Sắc"\nmsgstr ""', filled_in)
    path.write_text(text + entry("Một câu đã bỏ", "<2>"), "utf-8")
    for _ in range(2):
        filled = make_pack("jra", tmp_path)
        assert (filled.done, filled.troubles) == (1, ())
    text = path.read_text("utf-8")
    assert "# hỏi già làng\nmsgid" in text
    assert 'msgid "Sắc"\nmsgstr "<1>"' in text
    assert '#~ msgid "Một câu đã bỏ"\n#~ msgstr "<2>"' in text
