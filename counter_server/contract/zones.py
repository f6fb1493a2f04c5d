"""What a board of the hall shows: one zone of an office, as an administrator set it."""

from enum import StrEnum

from .office import Name
from .wire import Shape


class Theme(StrEnum):
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"


class Panel(StrEnum):
    """What stands beside the large call: the last calls, or every counter with its number."""

    CALLS = "calls"
    COUNTERS = "counters"


class Waiting(StrEnum):
    """What the foot says of each service: how many wait, also how long, or nothing."""

    COUNT = "count"
    TIME = "time"
    HIDDEN = "hidden"


class Hours(Shape, frozen=True):
    """On these weekdays (0 Monday to 6 Sunday), local time from `opens` to `closes` (`HH:MM`)."""

    weekdays: tuple[int, ...]
    opens: str
    closes: str


class PlayItem(Shape, frozen=True):
    """A picture or film in the playlist; `seconds` is how long a picture stays.

    With `since` and `until` (`HH:MM`) it is shown only within these hours; empty: always.
    """

    media: int
    seconds: int = 10
    since: str = ""
    until: str = ""


class ZoneSettings(Shape, frozen=True):
    """Everything that can be set of a board. No counters, no services: all of the office.

    `rotate_s` 0 shows the first two languages one below the other; otherwise one language at a
    time. A call fills the large place for `hold_s`, flashing for `flash_s`; after `rest_s` without
    a call the playlist goes on. Outside `hours` the board is closed; no hours: always open.
    """

    counters: tuple[int, ...] = ()
    services: tuple[str, ...] = ()
    theme: Theme = Theme.DARK
    panel: Panel = Panel.CALLS
    rows: int = 6
    page_s: int = 10
    flash_s: int = 4
    hold_s: int = 4
    rest_s: int = 15
    waiting: Waiting = Waiting.COUNT
    languages: tuple[str, ...] = ("vi", "en")
    rotate_s: int = 0
    opening: Name = Name(vi="")
    emergency: Name = Name(vi="")
    ticker: Name = Name(vi="")
    playlist: tuple[PlayItem, ...] = ()
    has_sound: bool = False
    hours: tuple[Hours, ...] = ()
