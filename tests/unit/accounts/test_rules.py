"""Names, passwords, growing waits and the way on after sign-in."""

from datetime import UTC, datetime, timedelta

import pytest

from counter_server.accounts.rules import (
    OF_A_NAME,
    checked_password,
    folded,
    local_path,
    tidy_name,
    wait_s,
)
from counter_server.core.errors import Invalid

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def failures(count: int, last: datetime = NOON) -> list[datetime]:
    return [last - timedelta(seconds=each) for each in range(count)]


@pytest.mark.parametrize("typed", ["Đặng Ỗ", "đặng ỗ", "dang o", "  DANG   O "])
def test_a_name_is_the_same_without_marks_case_and_spaces(typed):
    assert folded(typed) == "dang o"


def test_a_decomposed_name_is_kept_composed():
    assert tidy_name("Nguyễn\u0302  Ưu".replace("\u0302", "")) == "Nguyễn Ưu"
    assert tidy_name("U\u031b\u0301") == "Ứ"


@pytest.mark.parametrize("name", ["", "   ", "a" * 81, "a\x00b", "\u0301"])
def test_a_name_that_cannot_be_said_is_refused(name):
    with pytest.raises(Invalid) as refusal:
        tidy_name(name)
    assert refusal.value.code == "wrong_name"


@pytest.mark.parametrize("password", ["", "short9car", "x" * 201, "aaaaaaaaaaaa", "Nguyễn Thị Ưu"])
def test_a_weak_password_is_refused(password):
    with pytest.raises(Invalid) as refusal:
        checked_password(password, "nguyen thi uu")
    assert refusal.value.code == "weak_password"


def test_five_slips_are_forgiven_and_the_sixth_try_waits():
    assert wait_s(failures(4), OF_A_NAME, NOON) == 0
    assert wait_s(failures(5), OF_A_NAME, NOON) == 5


def test_waits_grow_and_have_an_end():
    waits = [wait_s(failures(count), OF_A_NAME, NOON) for count in range(5, 30)]
    assert waits[:4] == [5, 10, 20, 40]
    assert max(waits) == waits[-1] == 600


def test_a_wait_passes():
    assert wait_s(failures(5), OF_A_NAME, NOON + timedelta(seconds=3.2)) == 2
    assert wait_s(failures(5), OF_A_NAME, NOON + timedelta(seconds=5)) == 0


def test_what_is_long_past_is_forgotten():
    assert wait_s(failures(9), OF_A_NAME, NOON + timedelta(minutes=16)) == 0


@pytest.mark.parametrize("path", ["/desk", "/desk/dossiers/new?ticket=3", "/t/a-b_c"])
def test_a_path_of_this_site_leads_on(path):
    assert local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [None, "", "desk", "//evil.test", "/\\evil.test", "https://evil.test", "/a\\..\\b", "/\n/x"],
)
def test_whatever_leads_away_is_dropped(path):
    assert local_path(path) is None
