"""Zones as offices set them, and a hall of 24 counters."""

import msgspec

from counter_server.contract.board import Board, BoardCounter
from counter_server.contract.office import CounterState, Name, Wait
from counter_server.contract.zones import Hours, Panel, Theme, Waiting, ZoneSettings
from display_board.page import Shown
from tests.ui.board.samples import a_board

COUNTERS = 24
TICKER = Name(
    vi="Từ ngày 01/12/2026, bộ phận Một cửa nhận hồ sơ đất đai cả buổi sáng thứ Bảy.",
    en="From 1 December 2026 land dossiers are also received on Saturday mornings.",
)
EMERGENCY = Name(
    vi="Mời mọi người bình tĩnh ra cửa chính theo hướng dẫn của cán bộ.",
    en="Please leave calmly by the main door; follow the officers.",
)
OPENING = Name(
    vi="Kính chào quý vị. Bộ phận Một cửa bắt đầu gọi số lúc 07 giờ 30.",
    en="Welcome. Calling starts at half past seven.",
)
NEVER = (Hours(weekdays=(6,), opens="07:30", closes="11:30"),)


def a_large_hall() -> Board:
    """24 counters, each with a number but the last two; likely waits."""
    calls = tuple(
        (f"{'ABCDEF'[place % 6]}{place + 1:03}", place + 1) for place in range(COUNTERS - 2)
    )
    board = a_board(calls)
    states = {7: CounterState.PAUSED, 9: CounterState.CLOSED}
    counters = tuple(
        BoardCounter(number=each, state=states.get(each, CounterState.OPEN))
        for each in range(1, COUNTERS + 1)
    )
    services = tuple(
        msgspec.structs.replace(each, wait=Wait(low_s=300 * place, high_s=420 * place))
        for place, each in enumerate(board.services)
    )
    return msgspec.structs.replace(board, counters=counters, services=services)


def many_services() -> Board:
    """Twenty services, four times as many as fit beside each other."""
    board = a_board()
    services = tuple(
        msgspec.structs.replace(
            board.services[place % 6], code=f"linh-vuc-{place}", prefix=chr(65 + place)
        )
        for place in range(20)
    )
    return msgspec.structs.replace(board, services=services)


def shown(**settings: object) -> Shown:
    return Shown(settings=ZoneSettings(**settings), version="1")  # type: ignore[arg-type]


ZONES = {
    "light": (a_large_hall, {"theme": Theme.LIGHT, "waiting": Waiting.TIME, "ticker": TICKER}),
    "contrast": (a_large_hall, {"theme": Theme.CONTRAST, "rotate_s": 10, "rows": 10}),
    "counters": (a_large_hall, {"panel": Panel.COUNTERS, "rows": 8, "waiting": Waiting.TIME}),
    "few rows": (
        a_large_hall,
        {"panel": Panel.COUNTERS, "rows": 3, "rotate_s": 10, "waiting": Waiting.HIDDEN},
    ),
    "only calls": (a_board, {"waiting": Waiting.HIDDEN, "ticker": TICKER, "rows": 3}),
    "many services": (many_services, {"rotate_s": 10}),
    "opening": (lambda: a_board(()), {"opening": OPENING, "rotate_s": 10}),
    "closed": (lambda: a_board(()), {"hours": NEVER}),
    "emergency": (a_board, {"emergency": EMERGENCY}),
}
