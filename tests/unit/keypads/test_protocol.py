"""Bytes into keys, and which key means what."""

import pytest

from hardware.keypads import KEYPAD_TYPES, Command, Digit
from hardware.keypads.evdev import EVENT_BYTES, EventReader, code_of, key_event
from hardware.keypads.keys import key_named
from hardware.keypads.protocol import KeyReader, key_change

ASCII, NUMPAD = KEYPAD_TYPES["motcua-ascii"], KEYPAD_TYPES["numpad"]


def test_a_line_without_end_becomes_no_key():
    reader = KeyReader(ASCII)
    assert reader.feed(b"K:NEXT" + b" " * 5000) == []
    assert reader.feed(b"\r\nK:HOLD\r\n") == [Command.HOLD]


def test_what_had_begun_before_a_cut_does_not_end_after_it():
    reader = KeyReader(ASCII)
    reader.feed(b"K:NE")
    reader.forget()
    assert reader.feed(b"XT\r\nK:NEXT\r\n") == [Command.NEXT]


def test_a_number_pad_may_end_with_one_or_two_characters():
    assert KeyReader(NUMPAD).feed(b"12\r\n") == [Digit(1), Digit(2), Command.ENTER]


def test_keys_of_a_number_pad_can_mean_something_else():
    changed = NUMPAD.with_keys(dict(map(key_change, ["/=HOLD", "numlock=serve", "==NO-SHOW"])))
    assert KeyReader(changed).feed(b"/N=+") == [
        Command.HOLD,
        Command.SERVE,
        Command.NO_SHOW,
        Command.NEXT,
    ]


@pytest.mark.parametrize("text", ["", "/", "/=COFFEE", "=HOLD"])
def test_a_change_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="no key"):
        key_change(text)


@pytest.mark.parametrize("value", [-1, 10])
def test_a_digit_is_one_of_ten(value):
    with pytest.raises(ValueError, match="no digit"):
        Digit(value)


def test_digits_have_their_own_names():
    assert [key_named(name) for name in "09"] == [Digit(0), Digit(9)]


def test_only_keys_that_go_down_are_typed():
    down, held, up = (key_event(code_of("+"), value) for value in (1, 2, 0))
    assert EventReader().feed(down + held + held + up + down + up) == b"++"


def test_events_in_pieces_are_joined():
    reader = EventReader()
    event = key_event(code_of("5"), 1)
    assert len(event) == EVENT_BYTES
    assert reader.feed(event[:7]) + reader.feed(event[7:]) == b"5"


@pytest.mark.parametrize("character", "0123456789+-*/.N\r\b")
def test_every_key_of_a_number_pad_can_be_typed_on_one(character):
    assert EventReader().feed(key_event(code_of(character), 1)).decode() == character
