"""What the board's template is given: words in its languages, the snapshot, the addresses."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from config.words import LANGUAGES
from counter_server.contract.board import Board, BoardCall
from counter_server.contract.office import Name, Office
from counter_server.contract.wire import to_json
from counter_server.contract.zones import Panel, Waiting, ZoneSettings
from display_board import zone as rules

from .addresses import Addresses
from .services import ServiceView, service_views
from .words import Text, Texts, named, weekdays, words

TEMPLATE = "board.html"
PLAIN_TEMPLATE = "plain.html"
COUNTER_COLUMNS = 2


@dataclass(frozen=True)
class BoardView:
    """All that `board.html` shows at first paint; `snapshot` is what the modules go on from."""

    zone: str
    settings: ZoneSettings
    languages: tuple[str, ...]
    office: Texts
    now: str
    clock: str
    date: Texts
    weekdays: dict[str, str]
    timezone: str
    newest: BoardCall | None
    rows: tuple[BoardCall | None, ...]
    cells: tuple[rules.CounterLine | None, ...]
    services: tuple[ServiceView, ...]
    hours: tuple[Texts, ...]
    is_closed: bool
    opening: Texts
    emergency: Texts
    help: Texts
    ticker: Texts
    snapshot: str
    media: str
    version: str
    is_preview: bool
    addresses: Addresses
    words: dict[str, Texts]

    @property
    def language(self) -> str:
        """The one that stands first."""
        return self.languages[0]

    @property
    def services_a_page(self) -> int:
        return rules.SERVICES_A_PAGE

    @property
    def settings_json(self) -> str:
        return to_json(self.settings).decode()


@dataclass(frozen=True)
class Shown:
    """The zone of the page. `media` are the addresses of the playlist's files, by their ids."""

    code: str = "main"
    settings: ZoneSettings = field(default_factory=ZoneSettings)
    media: tuple[tuple[int, str], ...] = ()
    version: str = ""
    is_preview: bool = False


def board_page(
    office: Office,
    board: Board,
    language: str,
    now: datetime,
    addresses: Addresses | None = None,
    shown: Shown | None = None,
) -> BoardView:
    """The page for a zone: `render_template(TEMPLATE, view=board_page(...))`. `now` is aware."""
    shown = shown or Shown()
    settings, here = shown.settings, now.astimezone(ZoneInfo(office.timezone))
    tongues = languages_of(settings, language)
    calls = rules.shown_calls(board.calls, settings)
    return BoardView(
        zone=shown.code,
        settings=settings,
        languages=tongues,
        office=named(office.name, tongues),
        now=now.isoformat(),
        clock=here.strftime("%H:%M"),
        date=_date(here, tongues),
        weekdays={each: "|".join(weekdays(each)) for each in tongues},
        timezone=office.timezone,
        newest=rules.invited(calls),
        rows=_padded(calls, settings.rows),
        cells=_cells(board, settings),
        services=_services(board, settings, tongues),
        hours=_hours(settings, tongues),
        is_closed=_is_closed(settings, here, calls),
        opening=_message(settings.opening, tongues),
        emergency=_message(settings.emergency, tongues),
        help=_help(board, tongues),
        ticker=_message(settings.ticker, tongues),
        snapshot=to_json(board).decode(),
        media=to_json(dict(shown.media)).decode(),
        version=shown.version,
        is_preview=shown.is_preview,
        addresses=addresses or Addresses(),
        words=words(tongues),
    )


def languages_of(settings: ZoneSettings, asked: str) -> tuple[str, ...]:
    """The languages of a board; one that was asked for stands first."""
    chosen = settings.languages or LANGUAGES
    first = asked if asked in chosen or asked in LANGUAGES else chosen[0]
    rest = tuple(each for each in chosen if each != first)
    if settings.rotate_s:
        return (first, *rest)
    return (first, *(rest or tuple(each for each in LANGUAGES if each != first)))[:2]


def templates_folder() -> Path:
    """Where `board.html` lies."""
    return Path(__file__).with_name("templates")


def static_folder() -> Path:
    """Style and modules, to be served at `Addresses.static`."""
    return Path(__file__).with_name("static")


def _padded(calls: tuple[BoardCall, ...], rows: int) -> tuple[BoardCall | None, ...]:
    return (*calls[:rows], *[None] * (rows - len(calls)))


def _cells(board: Board, settings: ZoneSettings) -> tuple[rules.CounterLine | None, ...]:
    """A page of counters; the last one of fewer is filled up, so that nothing ever moves."""
    if settings.panel is not Panel.COUNTERS:
        return ()
    lines = rules.counter_lines(board.counters, board.calls, settings)
    size = settings.rows * COUNTER_COLUMNS
    return (*lines[:size], *[None] * (size - len(lines)))


def _services(
    board: Board, settings: ZoneSettings, tongues: tuple[str, ...]
) -> tuple[ServiceView, ...]:
    if settings.waiting is Waiting.HIDDEN:
        return ()
    shown = rules.shown_services(board.services, settings)
    return service_views(shown, tongues)


def _is_closed(settings: ZoneSettings, here: datetime, calls: tuple[BoardCall, ...]) -> bool:
    return rules.is_closed(settings.hours, here, calls[0].at if calls else None)


def _help(board: Board, languages: tuple[str, ...]) -> Texts:
    """Which counters call for help; empty when none does."""
    counters = ", ".join(map(str, board.helps))
    told = words(languages)["help"] if counters else ()
    return tuple(Text(each.language, each.words.format(counters=counters)) for each in told)


def _message(name: Name, tongues: tuple[str, ...]) -> Texts:
    return named(name, tongues) if name.vi else ()


def _date(here: datetime, tongues: tuple[str, ...]) -> Texts:
    said = words(tongues)["date"]
    values = {"day": f"{here:%d}", "month": f"{here:%m}", "year": f"{here:%Y}"}
    return tuple(
        Text(
            each.language,
            each.words.format(weekday=weekdays(each.language)[here.weekday()], **values),
        )
        for each in said
    )


def _hours(settings: ZoneSettings, tongues: tuple[str, ...]) -> tuple[Texts, ...]:
    return tuple(
        tuple(
            Text(each, f"{_days(hours.weekdays, each)} {hours.opens}–{hours.closes}")
            for each in tongues
        )
        for hours in settings.hours
    )


def _days(chosen: tuple[int, ...], language: str) -> str:
    names = [weekdays(language)[each] for each in sorted(chosen)]
    is_run = len(names) > 2 and max(chosen) - min(chosen) == len(names) - 1
    return f"{names[0]} – {names[-1]}:" if is_run else f"{', '.join(names)}:"
