"""What was found out about an installation; plain values, so that judging needs no machine."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from config.words.reading import Trouble
from counter_server.cli.one_server import Holder
from counter_server.devices.facts import DeviceFact, PrinterFact
from counter_server.sms.health import Mend


class Listening(Enum):
    """Who answers at the server's port; ANOTHER is motcua on another data folder."""

    NOBODY = "nobody"
    US = "us"
    ANOTHER = "another"
    OTHERS = "others"


@dataclass(frozen=True)
class Files:
    """The data folder. `loose` can be read by others, `foreign` cannot be written by us."""

    folder: Path
    is_there: bool
    loose: tuple[str, ...]
    foreign: tuple[str, ...]
    free_bytes: int
    database_bytes: int


@dataclass(frozen=True)
class Store:
    """The database. `trouble` holds words where it cannot be used, `damage` what SQLite found."""

    version: str = ""
    newest: str = ""
    trouble: str = ""
    damage: str = ""
    has_admin: bool = True
    last_event_at: datetime | None = None
    unknown_zones: tuple[str, ...] = ()


@dataclass(frozen=True)
class MessagesFact:
    """An office's text messages. `missing` folders are not there or not ours to write in."""

    folder: Path
    missing: tuple[str, ...]
    is_loose: bool
    mends: tuple[Mend, ...]


@dataclass(frozen=True)
class OwnWords:
    """The office's own words on screen and paper, and why those of the voice cannot be read."""

    written: tuple[Trouble, ...] = ()
    spoken: str = ""


@dataclass(frozen=True)
class Facts:
    """All of it at one moment.

    `server` holds the data folder; `port` and `public_url` are its own, else those of the settings.
    """

    at: datetime
    files: Files
    store: Store
    printers: tuple[PrinterFact, ...] = ()
    devices: tuple[DeviceFact, ...] = ()
    messages: tuple[MessagesFact, ...] = ()
    words: OwnWords = OwnWords()
    bad_fonts: tuple[str, ...] = ()
    listening: Listening = Listening.NOBODY
    server: Holder | None = None
    port: int = 8080
    public_url: str = ""
    version: str = ""
