"""Times, waits and money as slips say them."""

from datetime import datetime

import pytest

from config.words import translator
from counter_server.contract.office import Wait
from counter_server.printing.saying import legal_day, legal_moment, money, people, wait_in_minutes

VI, EN = translator("vi"), translator("en")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0, "0 đồng"), (500, "500 đồng"), (25_000, "25.000 đồng"), (1_250_000, "1.250.000 đồng")],
)
def test_money_has_a_dot_every_three_digits(amount, said):
    assert plain(money(amount)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (datetime(2026, 2, 3), "ngày 03 tháng 02 năm 2026"),
        (datetime(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (datetime(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (datetime(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_are_padded_and_of_the_months_only_the_first_two(day, said):
    assert plain(legal_day(day)) == said


def test_a_moment_has_hour_and_minute_before_the_day():
    moment = legal_moment(datetime(2026, 11, 25, 9, 5))
    assert plain(moment) == "09 giờ 05 phút, ngày 25 tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("low", "high", "vi", "en"),
    [
        (300, 700, "5–12 phút", "5–12 min"),
        (0, 170, "Dưới 3 phút", "Under 3 min"),
        (0, 0, "Dưới 1 phút", "Under 1 min"),
        (300, 300, "5 phút", "5 min"),
    ],
)
def test_a_wait_is_said_in_whole_minutes(low, high, vi, en):
    wait = Wait(low_s=low, high_s=high)
    assert plain(wait_in_minutes(wait, VI)) == vi
    assert plain(wait_in_minutes(wait, EN)) == en


def test_one_person_is_not_several():
    assert (people(1, EN), people(3, EN), people(3, VI)) == ("1 person", "3 people", "3 người")
