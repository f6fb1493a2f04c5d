import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow.scan import (
    AppointmentToken,
    CitizenCard,
    DossierCode,
    DossierToken,
    TicketToken,
    Unreadable,
    dossier_code,
    parse,
    spaced,
)

TOKEN = "abcDEF-_0123456789xyzA"
CODE = "000.05.16.H21-260105-0001"
CARD = "064190001234||NGUYỄN VĂN A|05031990|Nam|Xã Chư Sê, Gia Lai|01082024||||"


def test_the_qr_of_a_receipt_is_a_dossier_token() -> None:
    assert parse(f"https://motcua.example/h/{TOKEN}") == DossierToken(TOKEN)
    assert parse(f"\ufeffhttp://192.0.2.1:8080/h/{TOKEN}/\r\n") == DossierToken(TOKEN)


def test_the_qr_of_an_appointment_is_its_token() -> None:
    assert parse(f"http://192.0.2.1:8080/a/{TOKEN}") == AppointmentToken(TOKEN)


def test_the_qr_of_a_slip_is_a_ticket_token() -> None:
    assert parse(f"http://192.0.2.1:8080/t/{TOKEN}") == TicketToken(TOKEN)


@pytest.mark.parametrize(
    "text", [CODE, CODE.lower(), "0000516H212601050001", "000 05 16 H21 260105 0001"]
)
def test_a_dossier_code_is_read_with_or_without_its_separators(text: str) -> None:
    assert parse(text) == DossierCode(CODE)


@pytest.mark.parametrize(
    "text",
    [CARD, f"\ufeff{CARD}", "064190001234", CARD.replace("||||", ""), f"QR:{CARD}"],
)
def test_of_a_citizen_card_only_the_number_goes_further_and_no_log_has_it(text: str) -> None:
    scan = parse(text)
    assert scan == CitizenCard("064190001234")
    assert "0641" not in repr(scan)


@pytest.mark.parametrize("first", ["", "0641900012345", "06419000123", "a|b"])
def test_without_its_twelve_digits_it_is_no_card(first: str) -> None:
    assert parse(CARD.replace("064190001234", first)) == Unreadable()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "xin chào",
        "a|b|c|d|e|f|g",
        f"https://motcua.example/x/{TOKEN}",
        "https://motcua.example/h/short",
        "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5",
        "https://motcua.example/h/" + "đ" * 22,
    ],
)
def test_what_is_not_ours_is_unreadable(text: str) -> None:
    assert parse(text) == Unreadable()


@given(st.text(max_size=3000))
def test_any_text_is_read_as_something(text: str) -> None:
    parse(text)


def test_tokens_and_codes_do_not_show_in_a_log() -> None:
    assert TOKEN not in repr(parse(f"https://motcua.example/h/{TOKEN}"))
    assert CODE not in repr(parse(CODE))


@given(st.from_regex(r"[0-9]{7}[A-Z][0-9]{12}", fullmatch=True))
def test_a_typed_code_gets_its_separators_where_the_code_has_them(typed: str) -> None:
    assert dossier_code(spaced(typed)) == spaced(typed)


def test_separators_come_while_typing() -> None:
    assert [spaced("0000516H2126"[:n]) for n in (0, 3, 4, 10, 12)] == [
        "",
        "000",
        "000.0",
        "000.05.16.H21",
        "000.05.16.H21-26",
    ]
