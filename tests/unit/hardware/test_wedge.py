"""A scanner that types is told from a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanning import WedgeDecoder

CODE = "000.05.16.H21-261124-0001"


def typed(
    decoder: WedgeDecoder, keys: list[str], every_s: float, start_s: float = 0.0
) -> list[str]:
    scans = [decoder.feed(key, start_s + at * every_s) for at, key in enumerate(keys)]
    return [scan for scan in scans if scan is not None]


@pytest.mark.parametrize("enter", ["enter", "numpadenter", "\r", "\n"])
def test_fast_keys_and_enter_are_a_scan(enter: str) -> None:
    assert typed(WedgeDecoder(), [*CODE, enter], 0.008) == [CODE]


@given(st.text("aăâbcdđeêế 019-|", max_size=30), st.floats(0.04, 2))
def test_what_a_person_types_is_left_alone(words: str, every_s: float) -> None:
    decoder = WedgeDecoder()
    assert typed(decoder, [*words, "enter"], every_s) == []
    assert not decoder.is_scanning


def test_letters_outside_ascii_are_read() -> None:
    assert typed(WedgeDecoder(), [*"NGUYỄN THỊ ƯU", "enter"], 0.01) == ["NGUYỄN THỊ ƯU"]


def test_a_persons_letters_before_a_scan_are_no_part_of_it() -> None:
    decoder = WedgeDecoder()
    typed(decoder, [*"đất"], 0.2)
    assert typed(decoder, [*CODE, "enter"], 0.008, start_s=5.0) == [CODE]


def test_shift_held_by_the_scanner_is_no_letter() -> None:
    keys = ["shift", "H", "shift", "2", "1", "-", "7", "enter"]
    assert typed(WedgeDecoder(), keys, 0.008) == ["H21-7"]


def test_enter_that_comes_late_is_a_persons() -> None:
    decoder = WedgeDecoder()
    typed(decoder, [*CODE], 0.008)
    assert decoder.feed("enter", 9.0) is None


def test_two_scans_one_after_another_are_two() -> None:
    keys = [*"A001", "enter", *"A002", "enter"]
    assert typed(WedgeDecoder(), keys, 0.008) == ["A001", "A002"]


def test_it_can_be_seen_while_a_scan_comes_in() -> None:
    decoder = WedgeDecoder()
    typed(decoder, [*"A00"], 0.008)
    assert not decoder.is_scanning
    decoder.feed("1", 0.024)
    assert decoder.is_scanning


def test_too_few_keys_are_no_scan() -> None:
    assert typed(WedgeDecoder(), [*"ok", "enter"], 0.008) == []
