"""The dossier code by the law, and as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_server.dossiers.codes import compact, dossier_code


def test_the_code_has_agency_date_and_number():
    assert dossier_code("000.05.16.H21", date(2026, 1, 5), 1) == "000.05.16.H21-260105-0001"


def test_the_number_grows_past_four_figures_rather_than_repeat():
    assert dossier_code("A", date(2026, 1, 5), 10000).endswith("-10000")


@given(st.dates(), st.dates(), st.integers(1, 9999), st.integers(1, 9999))
def test_two_days_never_share_a_code(day: date, other: date, number: int, another: int):
    same = dossier_code("A", day, number) == dossier_code("A", other, another)
    century_apart = day.year % 100 == other.year % 100 and day.year != other.year
    assert century_apart or same == ((day, number) == (other, another))


@pytest.mark.parametrize(
    "typed",
    [
        "000.05.16.H21-260105-0001",
        "000.05.16.h21-260105-0001",
        "0000516h212601050001",
        " 000 05 16 H21 260105 0001 ",
        "000,05,16,H21–260105–0001",
    ],
)
def test_a_code_is_known_however_it_is_typed(typed: str):
    assert compact(typed) == "0000516H212601050001"
