"""A name and a phone number, however they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_server.queue.appointments.person import faults, person, tidy_phone


@pytest.mark.parametrize(
    "typed", ["0912345678", "0912 345 678", "+84912345678", "0084 912.345.678", "(+84)0912-345-678"]
)
def test_a_phone_number_is_kept_in_one_form(typed):
    assert tidy_phone(typed) == "0912345678"


def test_a_name_keeps_its_marks_and_loses_its_spaces():
    decomposed = "  Đặng   O\u0302\u0303 "
    assert person(decomposed, "0912345678").name == "Đặng Ỗ"


@given(
    st.text(max_size=120),
    st.text(max_size=40) | st.from_regex(r"(\+84|0)[0-9 ]{9,12}", fullmatch=True),
)
def test_whatever_is_taken_fits_its_column(name, phone):
    if list(faults(name, phone)):
        return
    taken = person(name, phone)
    assert 0 < len(taken.name) <= 80
    assert taken.name.isprintable()
    assert taken.phone.isascii()
    assert taken.phone.isdigit()
    assert len(taken.phone) <= 11


def test_marks_of_direction_in_a_name_are_dropped():
    assert person("Đặng\u202e Ỗ\u2066\x9b", "0912345678").name == "Đặng Ỗ"


def test_all_that_is_wrong_is_told_at_once():
    assert [each.field for each in faults("", "")] == ["name", "phone"]
