"""The form of text messages: what was typed, and the settings in it."""

from collections.abc import Mapping

from counter_server.core.errors import N_
from counter_server.queue.admin.reading import Reading

from .keywords import LONGEST, SHORTEST, is_keyword
from .numbers import tidy_number
from .plain_text import unaccented
from .settings import MOST_KEPT_DAYS, SmsSettings

_MOST = 10_000
_LONGEST_FOLDER = 300


def read_settings(typed: Mapping[str, str]) -> tuple[SmsSettings, Reading]:
    """The settings; they count only when the reading has no trouble."""
    reading = Reading(typed)
    is_on = reading.has("is_on")
    own = reading.text("own_number", 20, needed=is_on)
    if own and tidy_number(own) is None:
        reading.trouble("own_number", N_("Số điện thoại di động chưa đúng."))
    keywords = {name: _keyword(reading, name) for name in ("keyword", "keyword_en")}
    if len(set(keywords.values())) < len(keywords):
        reading.trouble("keyword_en", N_("Hai từ phải khác nhau."))
    settings = SmsSettings(
        is_on=is_on,
        folder=reading.text("folder", _LONGEST_FOLDER, needed=is_on).rstrip("/"),
        own_number=own,
        most_an_hour=reading.whole("most_an_hour", 1, _MOST),
        most_a_day=reading.whole("most_a_day", 1, _MOST),
        most_of_all_an_hour=reading.whole("most_of_all_an_hour", 1, _MOST),
        keep_days=reading.whole("keep_days", 1, MOST_KEPT_DAYS),
        **keywords,
    )
    return settings, reading


def typed_settings(settings: SmsSettings) -> dict[str, str]:
    """The form of what is set."""
    words = ("own_number", "folder", "keyword", "keyword_en")
    numbers = ("most_an_hour", "most_a_day", "most_of_all_an_hour", "keep_days")
    return {
        "is_on": "yes" if settings.is_on else "",
        **{name: str(getattr(settings, name)) for name in (*words, *numbers)},
    }


def _keyword(reading: Reading, name: str) -> str:
    word = unaccented(reading.text(name, LONGEST, needed=True)).upper()
    if word and not is_keyword(word):
        least, most = SHORTEST, LONGEST
        reading.trouble(
            name,
            N_("Từ {least} đến {most} chữ cái, không phải HUY, DUNG, STOP, HELP."),
            least=least,
            most=most,
        )
    return word
