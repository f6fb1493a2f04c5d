"""What messages ask, what is answered, and that an answer is one message every phone can show."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from counter_server.sms.keywords import is_keyword
from counter_server.sms.numbers import international, is_subscriber, masked, tidy_number
from counter_server.sms.plain_text import LONGEST, one_message, unaccented
from counter_server.sms.rules import Help, Lookup, Past, Silence, Stop, silence, understood
from counter_server.sms.settings import SmsSettings

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
USUAL = SmsSettings()
SOMEBODY = "+84900000005"
# The basic table of GSM 03.38 (3GPP TS 23.038, 6.2.1); each sign is one of 160.
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


@trying(max_examples=50)
@given(st.text(max_size=400))
def test_whatever_is_said_is_one_message_that_every_phone_shows(text):
    said = one_message(text)
    assert len(said) <= LONGEST
    assert set(said) <= GSM


@trying(max_examples=50)
@given(st.text(alphabet="aăâeêioôơuưyđ ÁẰẪĐỖỢỮỲ0123456789", max_size=400))
def test_vietnamese_keeps_every_letter_but_its_marks(text):
    assert len(unaccented(text)) == len(text)


def test_marks_go_and_letters_stay():
    assert unaccented("Đặng Ỗ – “đã có kết quả”") == 'Dang O - "da co ket qua"'
    assert unaccented("Nguyễn Thị Ưu") == "Nguyen Thi Uu"


def test_what_is_too_long_ends_at_a_word():
    said = one_message("một hai ba " * 30)
    assert said.endswith(" hai...") or said.endswith(" ba...") or said.endswith(" mot...")
    assert len(one_message("x" * 300)) == LONGEST


@pytest.mark.parametrize(
    "text",
    [
        "HS 000.05.16.H21-261124-0001",
        "hs 000.05.16.h21 261124 0001",
        "Hs:0000516H212611240001",
        "hs0000516h212611240001",
        "  HS\n000.05.16.H21-261124-0001  ",
        "Hồ sơ 000.05.16.H21-261124-0001",
        "000.05.16.H21-261124-0001",
    ],
)
def test_a_code_is_understood_in_every_spelling(text):
    asked = understood(text, USUAL)
    assert isinstance(asked, Lookup)
    assert "".join(filter(str.isalnum, asked.code)) == "0000516h212611240001"


@pytest.mark.parametrize("text", ["", "HS", "hs abc", "xin chào", "Alo 0912", "hồ sơ của tôi đâu?"])
def test_anything_else_gets_help(text):
    assert understood(text, USUAL) == Help()


@pytest.mark.parametrize("text", ["DOS H21-1", "dos:h21-1", "Dossier H21-1"])
def test_an_english_keyword_asks_for_english(text):
    assert understood(text, USUAL) == Lookup("h21-1", "en")
    assert understood("HS h21-1", USUAL) == Lookup("h21-1")


OWN = SmsSettings(keyword="MC", keyword_en="MCE")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("MC h21-1", Lookup("h21-1")),
        ("m c h21-1", Lookup("h21-1")),
        ("MCE h21-1", Lookup("h21-1", "en")),
        ("HS h21-1", Help()),
        ("DOS h21-1", Help()),
        ("000.05.16.H21-261124-0001", Lookup("000.05.16.h21-261124-0001")),
    ],
)
def test_an_office_is_asked_by_the_words_it_has_set(text, asked):
    assert understood(text, OWN) == asked


@pytest.mark.parametrize("word", ["H", "HOSODAI", "H2", "HUY", "STOP", "", "Hồ", "A.*"])
def test_what_cannot_be_a_keyword(word):
    assert not is_keyword(word)


@pytest.mark.parametrize(
    ("text", "asked"),
    [("HELP", Help("en")), ("help?", Help("en")), ("DOS", Help("en")), ("Stop", Stop("en"))],
)
def test_help_and_the_end_of_notices_are_asked_for_in_english_too(text, asked):
    assert understood(text, USUAL) == asked


@pytest.mark.parametrize("text", ["HUY", "hủy", "Từ chối."])
def test_notices_can_be_stopped(text):
    assert understood(text, USUAL) == Stop()


def quiet(sender=SOMEBODY, asked=Lookup("1"), past=Past(), **settings):  # noqa: B008
    return silence(sender, asked, past, SmsSettings(own_number="0900 000 001", **settings), AT)


def ago(*minutes: int) -> tuple[datetime, ...]:
    return tuple(AT - timedelta(minutes=each) for each in minutes)


def test_a_person_is_answered():
    assert quiet() is None


@pytest.mark.parametrize("sender", ["9029", "VIETTEL", "", "191", "+84"])
def test_short_codes_and_names_are_machines(sender):
    assert quiet(sender) is Silence.NO_PERSON


def test_our_own_number_is_not_answered():
    assert quiet("+84900000001") is Silence.OWN_NUMBER


def test_a_number_has_so_many_answers_an_hour_and_a_day():
    assert quiet(past=Past(ago(1, 2)), most_an_hour=2) is Silence.TOO_MANY_AN_HOUR
    assert quiet(past=Past(ago(61, 62)), most_an_hour=2) is None
    assert quiet(past=Past(ago(61, 62)), most_an_hour=2, most_a_day=2) is Silence.TOO_MANY_A_DAY
    assert quiet(past=Past(to_all_in_hour=200)) is Silence.OFFICE_LIMIT


def test_help_is_given_once_an_hour_so_that_two_machines_fall_silent():
    helped = Past(ago(10), last_help=ago(10)[0])
    assert quiet(asked=Help(), past=helped) is Silence.HELPED_ALREADY
    assert quiet(asked=Lookup("1"), past=helped) is None
    assert quiet(asked=Help(), past=Past(ago(61), last_help=ago(61)[0])) is None


@pytest.mark.parametrize("typed", ["0912 345 678", "0912.345.678", "+84912345678", "84912345678"])
def test_a_number_is_one_however_it_is_typed(typed):
    assert tidy_number(typed) == "+84912345678"


@pytest.mark.parametrize("typed", ["", "9029", "0243 123 4567", "+1 202 555 0100", "abc", "٠٩١٢٣"])
def test_what_is_no_mobile_number_cannot_be_given(typed):
    assert tidy_number(typed) is None


def test_a_masked_number_shows_who_it_is_only_to_its_owner():
    assert masked("+84912345678") == "+8491•••78"
    assert masked("9029") == "9029"
    assert not is_subscriber(masked("+84912345678"))
    assert international("9029") == "9029"
