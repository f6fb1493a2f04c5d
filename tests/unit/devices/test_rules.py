"""Codes people can read across a hall, and the token that follows from a secret."""

import pytest

from counter_server.devices.reporting import without_password
from counter_server.devices.rules import ALPHABET, LENGTH, new_code, spaced, tidy_code, token_of


def test_no_two_letters_of_a_code_look_alike():
    assert not set(ALPHABET) & set("0O1IL2Z5S8BUV")
    assert len(set(ALPHABET)) ** LENGTH > 100_000_000


def test_a_code_is_read_out_in_two_halves():
    code = new_code(lambda letters: letters[3])
    assert spaced(code) == "777 777"


@pytest.mark.parametrize("typed", ["k7m4pq", " K7M 4PQ ", "K7M-4PQ", "Ｋ７Ｍ４ＰＱ"])
def test_a_code_may_be_typed_in_any_way(typed):
    assert tidy_code(typed) == "K7M4PQ"


def test_what_is_longer_than_a_code_is_none():
    assert len(tidy_code("K7M4PQ" * 100)) > LENGTH


def test_a_token_follows_from_its_secret_alone():
    assert token_of("s1") == token_of("s1") != token_of("s2")
    assert len(token_of("s1")) == 36
    assert token_of("s1").startswith("mct_")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("ipp://nam:bi-mat@h/printers/a5", "ipp://h/printers/a5"),
        ("tcp://h:9100", "tcp://h:9100"),
        ("/dev/ttyACM0", "/dev/ttyACM0"),
        ("http://[bad", ""),
    ],
)
def test_an_address_is_shown_without_its_password(url, shown):
    assert without_password(url) == shown
