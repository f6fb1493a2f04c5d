"""What people are told, in their language."""

from datetime import datetime

import pytest

from counter_server.sms.plain_text import LONGEST, SIGNS
from counter_server.sms.wording import near_words, ready_words, reminder_words

CODE, OFFICE = "000.05.16.H21-261124-0001", "Bộ phận Một cửa xã Chư Sê"
STARTS = datetime(2026, 11, 24, 9, 30)


def said(language: str) -> list[str]:
    return [
        near_words("A001", 0, language),
        near_words("A001", 3, language),
        ready_words(CODE, OFFICE, language),
        reminder_words("4821", STARTS, OFFICE, language),
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_is_said_whole_in_one_message(language):
    for text in said(language):
        assert len(text) <= LONGEST
        assert set(text) <= SIGNS
        assert not text.endswith("...")


def test_english_is_for_who_reads_it_and_all_others_read_vietnamese():
    vietnamese = said("vi")
    assert all(one != other for one, other in zip(said("en"), vietnamese, strict=True))
    assert said("jra") == said("bdq") == said("fr") == vietnamese
