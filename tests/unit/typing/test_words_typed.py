"""Words as people type them, by Telex, VNI and tone keys."""

from functools import reduce

import pytest

from kiosk.typing.draft import Draft, Hand, erase, move, press, written
from kiosk.typing.methods import Method
from kiosk.typing.words import ToneStyle

TELEX, VNI, TONES = Hand(Method.TELEX), Hand(Method.VNI), Hand(Method.TONES)
NEW = Hand(Method.TELEX, ToneStyle.NEW)


def typed(keys: str, hand: Hand = TELEX, draft: Draft | None = None) -> Draft:
    return reduce(lambda so_far, key: press(so_far, key, hand), keys, draft or Draft())


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("tieengs vieetj", "tiếng việt"),
        ("dduwowcj dduowjc duowcjd", "được được được"),
        ("ngwowif nguwowif nguoiwf", "người người người"),
        ("thuowr thuowngf", "thuở thường"),
        ("nhw tw", "như tư"),
        ("xooong", "xoong"),
        ("quyeenf giaays gif giuwowngf gieengs", "quyền giấy gì giường giếng"),
        ("khuyru ngoafi yeeu muaf tuwr", "khuỷu ngoài yêu mùa tử"),
        ("QDD HDDND UBND", "QĐ HĐND UBND"),
        ("DDawks DDoa Proong Chuw Seen Lawks", "Đắk Đoa Prông Chư Sên Lắk"),
        ("Nguyeenx Thij Uwu AAnr DDawngj OOx", "Nguyễn Thị Ưu Ẩn Đặng Ỗ"),
    ],
)
def test_telex(keys: str, text: str) -> None:
    assert typed(keys).text == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("tie61ng vie65t", "tiếng việt"),
        ("d9u7o7c5 d9uo75c duoc957", "được được được"),
        ("ke61t ho6n khai sinh", "kết hôn khai sinh"),
        ("so61 12 ngo4 3/45", "số 12 ngõ 3/45"),
        ("tra8m8 A1 H21", "tram8 Á H21"),
    ],
)
def test_vni_leaves_numbers_alone(keys: str, text: str) -> None:
    assert typed(keys, VNI).text == text


def test_tapped_tones_find_their_vowel_and_go_when_tapped_again() -> None:
    assert typed("người", TONES).text == "người"
    assert typed("hoa\u0300", TONES).text == "hòa"
    assert typed("hoa\u0300\u0300n", TONES).text == "hoan"
    assert typed("\u0301b\u0301", TONES).text == "b"


def test_the_mark_stands_where_the_office_s_style_has_it() -> None:
    words = "hoaf khoer thuys hoafn quys oanr"
    assert typed(words).text == "hòa khỏe thúy hoàn quý oản"
    assert typed(words, NEW).text == "hoà khoẻ thuý hoàn quý oản"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("aaa", "aa"),
        ("ass", "as"),
        ("ddd", "dd"),
        ("aww", "aw"),
        ("nhww", "nhw"),
        ("ww", "w"),
        ("tuowngw", "tuongw"),
        ("taafz", "tâ"),
    ],
)
def test_a_key_pressed_again_takes_its_mark_back(keys: str, text: str) -> None:
    assert typed(keys).text == text


@pytest.mark.parametrize("word", ["google", "facebook", "window", "web", "system", "Zalo"])
def test_english_is_left_as_it_was_typed(word: str) -> None:
    assert typed(word).text == word


def test_letters_stay_themselves_in_plain_typing() -> None:
    assert typed("tests see aaa", Hand(Method.PLAIN)).text == "tests see aaa"


def test_backspace_takes_one_letter_and_typing_goes_on() -> None:
    draft = erase(typed("tuowng"), TELEX)
    assert draft.text == "tươn"
    assert typed("gf", draft=draft).text == "tường"
    assert erase(typed("hoafn"), TELEX).text == "hòa"
    assert erase(typed("hoaf"), TELEX).text == "hò"
    assert erase(typed("goog"), TELEX).text == "gô"


def test_a_mark_is_put_into_the_middle_of_a_word() -> None:
    draft = move(typed("toi tuong lai"), -len("ng lai"))
    assert typed("wf", draft=draft).text == "toi tường lai"
    assert typed("w", draft=draft).before == "toi tươ"


def test_a_letter_is_put_into_the_middle_of_a_word() -> None:
    draft = move(written("hà"), -1)
    assert typed("o", draft=draft).text == "hòa"
    assert erase(typed("o", draft=draft), TELEX).text == "hà"


def test_the_caret_stays_in_the_text() -> None:
    assert move(written("hà"), -9).before == ""
    assert move(move(written("hà"), -9), 9).before == "hà"
    assert erase(Draft("", "hà"), TELEX) == Draft("", "hà")


def test_a_jrai_letter_of_two_signs_is_one_letter() -> None:
    assert erase(written("ce\u0302\u0306"), TELEX).text == "c"
    assert move(written("ce\u0302\u0306"), -1).before == "c"
