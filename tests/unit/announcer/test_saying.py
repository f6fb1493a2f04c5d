"""What is said of a call, part by part."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.voice import MESSAGES, Pack, WrongPack, packs
from counter_server.contract.voice import Group, Hall, Manner
from display_board.announcer.needed import needed_parts
from display_board.announcer.saying import (
    as_speech,
    as_text,
    say_call,
    say_message,
    say_number,
    say_text,
)

PACKS = {pack.language: pack for pack in packs()}
VI, EN = PACKS["vi"], PACKS["en"]


def test_a_call_is_said_as_the_hall_knows_it():
    parts = say_call(VI, "A001", 3)
    assert as_text(parts) == "Mời số A không không một đến quầy số ba"
    assert as_speech(parts) == "Mời số A không không một, đến quầy số ba"
    assert [part.words for part in parts] == [
        *("Mời số", "A", "không", "không", "một", "đến quầy số", "ba")
    ]


def test_a_call_is_said_in_english():
    parts = say_call(EN, "A001", 3)
    assert as_text(parts) == "Number A zero zero one please go to counter three"
    assert as_speech(parts) == "Number A, zero zero one, please go to counter three"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("B015", "bê không một năm"),
        ("Đ204", "đê hai không bốn"),
        ("d204", "dê hai không bốn"),
        ("HT12", "hát tê một hai"),
        ("007", "không không bảy"),
        ("C-1000", "xê một không không không"),
    ],
)
def test_letters_have_their_names_and_digits_stand_alone(number, words):
    assert as_text(say_number(VI, number)) == words


def test_an_office_may_read_numbers_as_a_whole():
    whole = Manner(whole_numbers=True)
    assert as_text(say_number(VI, "A001", whole)) == "A một"
    assert as_text(say_number(VI, "A125", whole)) == "A một trăm hai mươi lăm"
    assert as_text(say_number(VI, "A12345", whole)) == "A một hai ba bốn năm"


def test_an_office_may_name_letters_its_own_way():
    assert as_text(say_number(VI, "D001", Manner(letters={"D": "đờ"}))) == "đờ không không một"


@pytest.mark.parametrize(("counter", "words"), [(15, "mười lăm"), (21, "hai mươi mốt"), (3, "ba")])
def test_counters_are_counted(counter, words):
    assert as_text(say_call(VI, "A001", counter)).endswith(f"đến quầy số {words}")


def test_a_counter_may_be_called_by_its_name():
    named = Manner(named_counters=True)
    said = as_text(say_call(VI, "A001", 1, " Đất  đai ", named))
    assert said == "Mời số A không không một đến quầy Đất đai"
    assert as_text(say_call(VI, "A001", 1, "", named)).endswith("đến quầy số một")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_has_words(language, message):
    assert as_text(say_message(PACKS[language], message))


def test_an_unknown_message_and_an_empty_text_say_nothing():
    assert say_message(VI, "nonsense") == say_text(" \n ") == ()


def test_a_language_without_words_is_not_complete_and_one_that_was_filled_is(tmp_path):
    assert {pack.language for pack in packs() if not pack.is_complete} == {"jra", "bdq"}
    digits = "\n".join(f'{digit} = "d{digit}"' for digit in range(10))
    (tmp_path / "jra.toml").write_text(
        '[phrases]\nnumber = "{letters} {digits}"\ncall = "x {number} y {counter}"\n'
        f'call_named = "x {{number}} {{name}}"\n[counting.plain]\n{digits}\n',
        "utf-8",
    )
    jrai = next(pack for pack in packs(tmp_path) if pack.language == "jra")
    assert jrai.is_complete
    assert as_text(say_call(jrai, "A012", 12)) == "x A d0 d1 d2 y d1 d2"


def test_an_office_changes_one_word_and_keeps_the_rest(tmp_path):
    (tmp_path / "vi.toml").write_text('[letters]\nD = "đờ"\n', "utf-8")
    changed = packs(tmp_path)[0]
    assert changed.letters == {**VI.letters, "D": "đờ"}
    assert changed.phrases == VI.phrases


@pytest.mark.parametrize("text", ["not toml", "[counting.plain]\nx = 'y'", "letters = 3"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, text):
    (tmp_path / "vi.toml").write_text(text, "utf-8")
    with pytest.raises(WrongPack, match=r"vi\.toml"):
        packs(tmp_path)


numbers = st.from_regex(r"[A-ZĐ]{0,2}[0-9]{1,5}", fullmatch=True)
manners = st.builds(Manner, whole_numbers=st.booleans(), named_counters=st.booleans())


@given(numbers, st.integers(1, 9999), manners, st.sampled_from([VI, EN]))
def test_every_call_can_be_said(number, counter, manner, pack):
    parts = say_call(pack, number, counter, "Đất đai", manner)
    assert all(part.words.strip() == part.words != "" for part in parts)
    assert "{" not in as_text(parts)
    if not manner.whole_numbers:
        digits = sum(each.isdigit() for each in number)
        assert len(as_text(say_number(pack, number, Manner(letters={"A": "x"}))).split()) >= digits


@settings(max_examples=40)
@given(numbers, numbers, st.sampled_from([VI, EN]))
def test_two_numbers_never_sound_alike(one, other, pack):
    if one != other and {"Đ"}.isdisjoint(one + other):
        assert as_text(say_number(pack, one)) != as_text(say_number(pack, other))


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from("ABCDEFGHĐ"), min_size=1, max_size=6, unique=True),
    st.lists(st.integers(1, 120), min_size=1, max_size=9, unique=True),
    manners,
    st.integers(0, 999),
    st.sampled_from([VI, EN]),
)
def test_what_is_recorded_suffices_for_every_call(prefixes, counters, manner, digits, pack):
    hall = Hall(
        prefixes=tuple(prefixes), counters=tuple((each, f"Quầy {each}") for each in counters)
    )
    recorded = {each.words for each in needed_parts(pack, hall, manner)}
    for number, name in hall.counters:
        parts = say_call(pack, f"{prefixes[0]}{digits:03}", number, name, manner)
        assert {part.words for part in parts} <= recorded


def test_parts_to_record_stand_in_groups_and_each_once():
    hall = Hall(prefixes=("A", "B"), counters=((1, "Đất đai"), (12, "Hộ tịch")))
    needed = needed_parts(VI, hall)
    groups = {group: [each.words for each in needed if each.group is group] for group in Group}
    assert groups[Group.SENTENCE] == ["Mời số", "đến quầy số"]
    assert groups[Group.LETTER] == ["A", "bê"]
    assert groups[Group.NUMBER][:10] == [as_text(say_number(VI, str(each))) for each in range(10)]
    assert groups[Group.NUMBER][10:] == ["mười"]
    assert len(needed) == len({each.words for each in needed})


def test_a_hall_without_counters_still_tells_the_sentence():
    empty = Pack("x", "x", phrases=VI.phrases, counting=VI.counting)
    assert [each.words for each in needed_parts(empty, Hall())][:2] == ["Mời số", "đến quầy số"]
    assert not replace(empty, counting={}).is_complete


@pytest.mark.parametrize("plain", ['0 = "{same}"', '7 = "{head}"'])
def test_a_language_whose_digits_are_no_words_is_not_complete(tmp_path, plain):
    (tmp_path / "en.toml").write_text(f"[counting.plain]\n{plain}\n", "utf-8")
    changed = {pack.language: pack for pack in packs(tmp_path)}
    assert not changed["en"].is_complete
    assert changed["vi"].is_complete
