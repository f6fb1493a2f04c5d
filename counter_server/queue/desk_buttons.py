"""What a clerk can do now, and why the rest cannot be done: pure."""

from dataclasses import dataclass

from counter_server.contract.office import CounterState
from counter_server.contract.tickets import TicketState
from counter_server.core.errors import N_

NOBODY_WAITS = N_("Chưa có ai chờ quầy này.")
NOT_OPEN = N_("Quầy chưa mở. Mở quầy rồi gọi số.")
FINISH_FIRST = N_("Xong số {number} rồi mới gọi số khác.")
NOBODY_HERE = N_("Quầy chưa gọi số nào.")
ALREADY_SERVING = N_("Đang phục vụ số {number}.")
NOT_STARTED = N_("Bắt đầu phục vụ số {number} trước.")
CALLED_OFTEN = N_("Số {number} đã được gọi đủ số lần. Ghi vắng mặt, đến sau thì gọi lại.")
BEING_SERVED = N_("Đang phục vụ số {number} nên không hủy được.")


@dataclass(frozen=True)
class Button:
    """`keys` are the browser's key codes; `why_not` is absent when the verb makes sense now.

    `asks` opens a form first. At most one button of a desk is primary.
    """

    verb: str
    label: str
    icon: str
    key: str
    keys: str
    why_not: str | None = None
    is_primary: bool = False
    asks: bool = False


@dataclass(frozen=True)
class Buttons:
    """`main` is the way of a visit, in its order; `other` is what may come in between."""

    main: tuple[Button, ...]
    other: tuple[Button, ...]


def buttons(
    counter: CounterState,
    current: TicketState | None,
    is_anybody_waiting: bool,
    *,
    may_recall: bool = True,
) -> Buttons:
    """The buttons of a desk; their places never change, so hands learn them."""
    call, serve, finish = (
        _not_call(counter, current, is_anybody_waiting),
        _only_called(current),
        _not_finish(current),
    )
    here = NOBODY_HERE if current is None else None
    called = _only_called(current)
    recall = called or (None if may_recall else CALLED_OFTEN)
    cancel = BEING_SERVED if current is TicketState.SERVING else None
    return Buttons(
        main=(
            Button("call", N_("Gọi số tiếp theo"), "call", "N", "F2 KeyN", call, call is None),
            Button("serve", N_("Bắt đầu phục vụ"), "start", "S", "KeyS", serve, serve is None),
            Button("finish", N_("Hoàn tất"), "good", "F", "KeyF", finish, finish is None),
        ),
        other=(
            Button("recall", N_("Gọi lại"), "again", "R", "KeyR", recall),
            Button("no-show", N_("Vắng mặt"), "away", "V", "KeyV", called),
            Button("hold", N_("Tạm giữ"), "pause", "H", "KeyH", here, asks=True),
            Button("transfer", N_("Chuyển"), "swap", "T", "KeyT", here, asks=True),
            Button("add-service", N_("Thêm dịch vụ"), "plus", "A", "KeyA", here, asks=True),
            Button("cancel", N_("Hủy số"), "bad", "X", "KeyX", cancel, asks=True),
        ),
    )


def opening(counter: CounterState) -> Button:
    """The switch between an open and a paused counter."""
    if counter is CounterState.OPEN:
        return Button("pause", N_("Tạm nghỉ"), "pause", "P", "KeyP")
    return Button("open", N_("Mở quầy"), "start", "P", "KeyP", is_primary=True)


def _not_call(
    counter: CounterState, current: TicketState | None, is_anybody_waiting: bool
) -> str | None:
    if current is not None:
        return FINISH_FIRST
    if counter is not CounterState.OPEN:
        return NOT_OPEN
    return None if is_anybody_waiting else NOBODY_WAITS


def _only_called(current: TicketState | None) -> str | None:
    match current:
        case None:
            return NOBODY_HERE
        case TicketState.CALLED:
            return None
        case _:
            return ALREADY_SERVING


def _not_finish(current: TicketState | None) -> str | None:
    match current:
        case None:
            return NOBODY_HERE
        case TicketState.SERVING:
            return None
        case _:
            return NOT_STARTED
