"""What keys mean, one after another, without a server."""

import pytest

from counter_server.cli.keypad.display import choice_line, refusal_line, standing_line
from counter_server.cli.keypad.flow import (
    Ask,
    Ignore,
    Outcome,
    Refuse,
    Rest,
    Show,
    Typing,
    answered,
    pressed,
)
from counter_server.cli.keypad.numbers import Known
from hardware.keypads.keys import Command, key_named

A12 = Known(112, "A012", "dat-dai", can_be_called=True)
B12 = Known(212, "B012", "ho-tich-chung-thuc", can_be_called=True)


def typed(*keys: str, found: tuple[Known, ...] = (), state: Typing | None = None) -> list[Outcome]:
    """What comes of keys that are a second apart."""
    state, outcomes = state or Typing(), []
    for second, name in enumerate(keys):
        state, outcome = pressed(state, key_named(name), float(second), lambda _: found)
        outcomes.append(outcome)
    return outcomes


@pytest.mark.parametrize(
    ("key", "verb"),
    [
        ("next", "call"),
        ("recall", "recall"),
        ("serve", "serve"),
        ("finish", "finish"),
        ("no-show", "no-show"),
        ("hold", "hold"),
    ],
)
def test_a_key_asks_for_its_verb(key: str, verb: str):
    assert typed(key) == [Ask(verb)]


def test_digits_and_enter_call_the_chosen_number():
    assert typed("1", "2", "enter", found=(A12,)) == [Show("1"), Show("12"), Ask("call", 112)]


def test_enter_without_digits_shows_how_things_stand():
    assert typed("enter", found=(A12,)) == [Rest()]


def test_clear_takes_the_digits_back():
    assert typed("1", "clear", "2") == [Show("1"), Rest(), Show("2")]


def test_a_command_forgets_the_digits():
    assert typed("1", "next", "enter", found=(A12,)) == [Show("1"), Ask("call"), Rest()]


def test_a_number_that_is_not_there_is_refused():
    assert typed("9", "enter")[-1] == Refuse("unknown_ticket")


def test_of_two_numbers_the_next_digit_chooses():
    keys = ("1", "2", "enter")
    both = (A12, B12)
    assert typed(*keys, found=both)[-1] == Show("1A12 2B12")
    assert typed(*keys, "2", found=both)[-1] == Ask("call", 212)
    assert typed(*keys, "3", found=both)[-1] == Rest()
    assert typed(*keys, "finish", found=both)[-1] == Ask("finish")


def test_only_the_last_six_digits_count():
    assert typed(*"1234567")[-1] == Show("234567")


def test_a_double_press_asks_once():
    state, first = pressed(Typing(), Command.NEXT, 10.0, lambda _: ())
    state, second = pressed(state, Command.NEXT, 10.29, lambda _: ())
    state, third = pressed(state, Command.NEXT, 10.31, lambda _: ())
    assert [first, second, third] == [Ask("call"), Ignore(), Ask("call")]


def test_two_keys_in_a_row_are_no_double_press():
    state, _ = pressed(Typing(), Command.SERVE, 10.0, lambda _: ())
    assert pressed(state, Command.FINISH, 10.1, lambda _: ())[1] == Ask("finish")


def test_the_same_digit_twice_at_once_is_a_number():
    state, _ = pressed(Typing(), key_named("1"), 10.0, lambda _: ())
    assert pressed(state, key_named("1"), 10.05, lambda _: ())[1] == Show("11")


def test_what_was_pressed_before_the_answer_is_dropped():
    state = answered(Typing(), 15.0)
    assert pressed(state, Command.NEXT, 14.9, lambda _: ())[1] == Ignore()
    assert pressed(state, Command.NEXT, 15.1, lambda _: ())[1] == Ask("call")


@pytest.mark.parametrize(
    ("number", "waiting", "line"),
    [("A012", 3, "A012 03"), (None, 0, "---- 00"), ("A012", 1200, "A012 99")],
)
def test_a_small_display_says_who_is_here_and_how_many_wait(number, waiting, line):
    assert standing_line(number, waiting) == line


def test_refusals_are_short_codes():
    assert [refusal_line(code) for code in ("counter_busy", "wrong_state", "new")] == [
        "E1",
        "E2",
        "E9",
    ]


def test_three_choices_fit_on_sixteen_characters():
    assert choice_line(["A012", "B012", "C012"]) == "1A12 2B12 3C12"
