"""How an office sends text messages, as an administrator set it; kept as one JSON value."""

from counter_server.contract.wire import Shape

MOST_KEPT_DAYS = 90


class SmsSettings(Shape, frozen=True):
    """`folder` is gammu-smsd's, `own_number` the SIM's. `keep_days`: numbers are masked after.

    `keyword` and a dossier's code ask for it; `keyword_en` asks in English.
    """

    is_on: bool = False
    folder: str = ""
    own_number: str = ""
    most_an_hour: int = 5
    most_a_day: int = 20
    most_of_all_an_hour: int = 200
    keep_days: int = 7
    keyword: str = "HS"
    keyword_en: str = "DOS"

    def keyword_in(self, language: str) -> str:
        return self.keyword_en if language == "en" else self.keyword
