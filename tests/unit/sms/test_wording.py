"""What people are told, in their language."""

from datetime import UTC, datetime

import pytest

from counter_server.contract.dossiers import DossierState
from counter_server.dossiers.progress import Progress
from counter_server.sms.plain_text import LONGEST, SIGNS
from counter_server.sms.settings import SmsSettings
from counter_server.sms.wording import (
    help_words,
    near_words,
    ready_words,
    reminder_words,
    stage_words,
    stopped_words,
    unknown_words,
)

CODE, OFFICE = "000.05.16.H21-261124-0001", "Bộ phận Một cửa xã Chư Sê"
USUAL, LONG = SmsSettings(), SmsSettings(keyword="WWWWWW", keyword_en="MMMMMM")
STARTS = datetime(2026, 11, 24, 9, 30)
ZONE = "Asia/Ho_Chi_Minh"


def stages(language: str) -> list[str]:
    at = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    found = [Progress(1, 1, CODE, "token", state, at) for state in DossierState]
    return [stage_words(each, ZONE, language) for each in found]


def said(language: str, settings: SmsSettings = USUAL) -> list[str]:
    return [
        near_words("A001", 0, language),
        near_words("A001", 3, language),
        ready_words(CODE, OFFICE, language),
        reminder_words("4821", STARTS, OFFICE, language),
        unknown_words("9" * 80, language, settings),
        stopped_words(language),
        help_words(language, settings),
        *stages(language),
    ]


@pytest.mark.parametrize("settings", [USUAL, LONG], ids=["usual", "long"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_is_said_whole_in_one_message(language, settings):
    for text in said(language, settings):
        assert len(text) <= LONGEST
        assert set(text) <= SIGNS
        assert not text.endswith("...")


def test_english_is_for_who_reads_it_and_all_others_read_vietnamese():
    vietnamese = said("vi")
    assert all(one != other for one, other in zip(said("en"), vietnamese, strict=True))
    assert said("jra") == said("bdq") == said("fr") == vietnamese


@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_tells_both_languages_how_to_ask_and_how_to_end(language):
    words = help_words(language, USUAL).split()
    assert all(any(key in word for word in words) for key in ("HS", "DOS", "HUY", "STOP"))
    assert "HS" not in help_words(language, LONG)
