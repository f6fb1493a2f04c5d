"""The guide from the kiosk's copy: pure."""

import msgspec
import pytest

from counter_server.contract.office import Name
from kiosk.away.guide import search
from kiosk.gallery.office import PROCEDURE

ALL = tuple(
    msgspec.structs.replace(PROCEDURE, code=code, name=Name(vi=vi, en=en), field=Name(vi="Hộ tịch"))
    for code, vi, en in (
        ("1.001", "Đăng ký khai tử", "Registration of death"),
        ("1.002", "Đăng ký khai sinh", "Registration of birth"),
        ("1.003", "Cấp bản sao trích lục", "Copies of extracts"),
        ("1.004", "Đăng ký kết hôn khải hoàn", "Marriage"),
    )
)


def codes(query: str, limit: int = 50) -> list[str]:
    return [line.code for line in search(ALL, query, limit)]


def test_all_of_them_stand_in_their_order_for_no_query():
    assert codes("") == ["1.001", "1.002", "1.003", "1.004"]
    assert codes("", 2) == ["1.001", "1.002"]


@pytest.mark.parametrize(
    "query", ["khai sinh", "KHAI SINH", "khái sịnh", "sinh khai", "1.002", "birth"]
)
def test_words_are_found_with_and_without_their_marks(query):
    assert codes(query) == ["1.002"]


def test_a_word_with_its_marks_counts_more():
    assert codes("khải")[0] == "1.004"
    assert codes("đăng ky kh")[0] in {"1.001", "1.002", "1.004"}


def test_every_word_must_be_found():
    assert codes("khai sinh xe") == []


def test_what_holds_no_word_finds_nothing():
    assert codes("***") == []


def test_a_field_is_found_too():
    assert len(codes("ho tich")) == 4
