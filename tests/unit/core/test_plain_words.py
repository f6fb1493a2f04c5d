"""What is kept of words that people typed."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counter_server.accounts.rules import tidy_name
from counter_server.core.errors import Invalid
from counter_server.core.plain_words import plain

CONTROLS = [chr(each) for each in (*range(0x20), *range(0x7F, 0xA0))]
DIRECTIONS = [chr(each) for each in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
TYPED = st.text(st.characters() | st.sampled_from(CONTROLS + DIRECTIONS), max_size=60)


@given(TYPED)
@example("o\u202e\u0302")
def test_nothing_stays_that_nobody_sees(typed):
    kept = plain(typed)
    assert not {unicodedata.category(sign) for sign in kept} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert kept == " ".join(kept.split())
    assert unicodedata.is_normalized("NFC", kept)
    assert plain(kept) == kept


@given(st.text(st.sampled_from("aưỗĐ1-."), max_size=40), st.sampled_from(DIRECTIONS))
def test_what_is_seen_stays(seen, mark):
    assert plain(mark.join(seen)) == seen


@pytest.mark.parametrize("mark", DIRECTIONS + CONTROLS[1:9])
def test_the_name_of_a_receiver_is_refused_with_such_a_mark(mark):
    with pytest.raises(Invalid):
        tidy_name(f"Đặng{mark}Ỗ")
