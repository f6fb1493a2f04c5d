"""What the board's template is given: words in both languages, the snapshot, the addresses."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from config.words import FIRST_LANGUAGE, LANGUAGES, translator
from counter_server.contract.board import Board, BoardCall
from counter_server.contract.office import Name, Office
from counter_server.contract.wire import to_json

TEMPLATE = "board.html"


@dataclass(frozen=True)
class Addresses:
    """Where the page finds its parts; `static` serves `static_folder()`; no slash at the end.

    `events` is the SSE stream (`?after=` is added), `snapshot` answers a contract Board as JSON.
    """

    static: str = "/board/static"
    design: str = "/static/design.css"
    fonts: str = "/fonts"
    events: str = "/board/main/events"
    snapshot: str = "/board/main/snapshot"


@dataclass(frozen=True)
class Words:
    """The same words in the first language of the board and, smaller, in the second."""

    first: str
    second: str


@dataclass(frozen=True)
class ServiceView:
    code: str
    prefix: str
    name: Words
    waiting: int


@dataclass(frozen=True)
class BoardView:
    """All that `board.html` shows at first paint; `snapshot` is what the modules go on from."""

    language: str
    second_language: str
    office: Words
    now: str
    clock: str
    timezone: str
    newest: BoardCall | None
    calls: tuple[BoardCall, ...]
    services: tuple[ServiceView, ...]
    snapshot: str
    addresses: Addresses
    words: dict[str, Words]


def board_page(
    office: Office,
    board: Board,
    language: str,
    now: datetime,
    addresses: Addresses | None = None,
) -> BoardView:
    """The page for an office: `render_template(TEMPLATE, view=board_page(...))`. `now` is aware."""
    first, second = _languages(language)
    return BoardView(
        language=first,
        second_language=second,
        office=_name(office.name, first, second),
        now=now.isoformat(),
        clock=now.astimezone(ZoneInfo(office.timezone)).strftime("%H:%M"),
        timezone=office.timezone,
        newest=board.calls[0] if board.calls else None,
        calls=board.calls,
        services=_services(board, first, second),
        snapshot=to_json(board).decode(),
        addresses=addresses or Addresses(),
        words=_words(first, second),
    )


def templates_folder() -> Path:
    """Where `board.html` lies."""
    return Path(__file__).with_name("templates")


def static_folder() -> Path:
    """Style and modules, to be served at `Addresses.static`."""
    return Path(__file__).with_name("static")


def _languages(language: str) -> tuple[str, str]:
    first = language if language in LANGUAGES else FIRST_LANGUAGE
    return first, next(other for other in LANGUAGES if other != first)


def _services(board: Board, first: str, second: str) -> tuple[ServiceView, ...]:
    return tuple(
        ServiceView(each.code, each.prefix, _name(each.name, first, second), each.waiting)
        for each in board.services
    )


def _name(name: Name, first: str, second: str) -> Words:
    return Words(name.inside(first), name.inside(second))


def _words(first: str, second: str) -> dict[str, Words]:
    into_first, into_second = _said(first), _said(second)
    return {key: Words(into_first[key], into_second[key]) for key in into_first}


def _said(language: str) -> dict[str, str]:
    _ = translator(language)
    return {
        "title": _("Bảng gọi số"),
        "now_calling": _("Mời số"),
        "to_counter": _("đến quầy"),
        "sentence": _("Mời số {number} đến quầy {counter}"),
        "nobody": _("Chưa gọi số nào"),
        "last_calls": _("Vừa gọi"),
        "number": _("Số"),
        "counter": _("Quầy"),
        "waiting": _("Đang chờ"),
        "cut": _("Mất kết nối với máy chủ."),
        "cut_hint": _("Số đang gọi vẫn nghe tại quầy."),
        "cut_since": _("Từ {time}"),
        "sound": _("Bấm để bật tiếng"),
    }
