"""The hidden way out: four corners, then the officer's code."""

from dataclasses import replace

import pytest

from config.words import translator
from kiosk.lockdown.code import hashed, is_right
from kiosk.lockdown.corners import Round, after_touch, corner_of
from kiosk.lockdown.faults import Faults, after_fault
from kiosk.lockdown.guard import (
    Digit,
    Enter,
    EraseDigit,
    Guard,
    GuardTouch,
    LeavePad,
    asked,
    ticked,
    touched,
)
from kiosk.lockdown.view import pad

SIZE = (1080.0, 1920.0)
WAY = ("top-left", "top-right", "bottom-right", "bottom-left")
CODE = "2026"


def around(*corners: str | None, pause_s: float = 1.0) -> Round:
    round_ = Round()
    for number, corner in enumerate(corners):
        round_ = after_touch(round_, corner, 100.0 + number * pause_s)
    return round_


def pressed(guard: Guard, *touches: GuardTouch, now_s: float = 0.0) -> Guard:
    for touch in touches:
        guard = touched(guard, touch, now_s, lambda code: code == CODE)
    return guard


def typed(code: str) -> tuple[GuardTouch, ...]:
    return (*(Digit(char) for char in code), Enter())


def test_the_corners_in_order_ask_for_the_code() -> None:
    assert around(*WAY).is_whole
    assert around("top-left", *WAY).is_whole


@pytest.mark.parametrize(
    "way",
    [WAY[1:], WAY[::-1], (*WAY[:2], None, *WAY[2:]), ("top-left", "bottom-right", *WAY[2:])],
)
def test_any_other_way_leads_nowhere(way: tuple[str | None, ...]) -> None:
    assert not around(*way).is_whole


def test_a_slow_round_leads_nowhere() -> None:
    assert not around(*WAY, pause_s=4.0).is_whole


def test_only_the_very_corner_counts() -> None:
    assert corner_of(10, 1910, SIZE, 48) == "top-left"
    assert corner_of(1070, 10, SIZE, 48) == "bottom-right"
    assert corner_of(10, 960, SIZE, 48) is None
    assert corner_of(100, 100, SIZE, 48) is None


def test_the_right_code_passes() -> None:
    guard = pressed(asked(Guard(), 0), *typed("202"), Digit("9"), EraseDigit())
    assert not guard.is_passed
    assert pressed(asked(Guard(), 0), *typed(CODE)).is_passed


def test_a_key_without_the_pad_does_nothing() -> None:
    assert pressed(Guard(), *typed(CODE)) == Guard()


def test_wrong_codes_shut_the_pad_for_longer_and_longer() -> None:
    guard = pressed(asked(Guard(), 0), *typed("1"), *typed("2"))
    assert guard.pause_s(0) == 0
    guard = pressed(guard, *typed("3"))
    assert guard.pause_s(0) == 30
    assert not pressed(guard, *typed(CODE)).is_passed
    guard = pressed(guard, *typed("4"), now_s=31)
    assert guard.pause_s(31) == 60
    assert pressed(guard, *typed(CODE), now_s=92).is_passed
    again = asked(pressed(guard, LeavePad()), 40)
    assert again.pause_s(40) > 0


def test_a_pad_nobody_types_on_goes_away_with_what_was_typed() -> None:
    guard = ticked(pressed(asked(Guard(), 0), Digit("1")), 60)
    assert (guard.is_asking, guard.typed) == (False, "")


def test_a_code_is_kept_only_as_a_hash() -> None:
    kept = hashed(CODE, b"0123456789abcdef")
    assert CODE not in kept
    assert is_right(CODE, kept + "\n")
    assert not is_right("2027", kept)
    assert "2026" not in repr(replace(Guard(), typed=CODE))


@pytest.mark.parametrize("kept", ["", "scrypt$x", "scrypt$!!$!!", "scrypt$YQ$YQ", "2026"])
def test_a_damaged_hash_lets_nobody_through(kept: str) -> None:
    assert not is_right(CODE, kept)


@pytest.mark.parametrize("code", ["", "123", "1234567890123", "12a4", "１２３４"])
def test_a_code_has_four_to_twelve_digits(code: str) -> None:
    with pytest.raises(ValueError, match="4"):
        hashed(code, b"salt")


def test_the_pad_shows_dots_and_says_how_long_to_wait() -> None:
    _ = translator("vi")
    guard = pressed(asked(Guard(), 0), Digit("1"), Digit("2"))
    view = pad(guard, 0, _)
    assert view is not None
    assert (view.typed, view.message) == ("••", "")
    guard = pressed(guard, Enter(), *typed("2"), *typed("3"))
    view = pad(guard, 0, _)
    assert view is not None
    assert view.message == "Sai mã nhiều lần. Xin chờ 30 giây."
    assert pad(Guard(), 0, _) is None


def test_faults_one_after_the_other_are_too_many() -> None:
    faults = after_fault(after_fault(Faults(), 0), 10)
    assert not faults.are_too_many
    assert after_fault(faults, 20).are_too_many
    assert not after_fault(faults, 200).are_too_many
