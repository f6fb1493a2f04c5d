"""What the desk's buttons do, and what is said afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from counter_server.contract.office import CounterState
from counter_server.contract.tickets import Ticket, TransferRequest
from counter_server.core.errors import N_, Refused
from counter_server.core.parts import Parts

from . import actions, queries
from .desk_view import seen

HOLD_REASONS = (
    N_("Đi bổ sung giấy tờ"),
    N_("Đi sao chụp, chứng thực"),
    N_("Đi nộp phí, lệ phí"),
    N_("Lý do khác"),
)

Form = Mapping[str, str]


@dataclass(frozen=True)
class Place:
    """The counter a clerk works at."""

    parts: Parts
    office_id: int
    counter_id: int


@dataclass(frozen=True)
class Said:
    """What happened, in Vietnamese with named places, to be translated where it is shown."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    tone: str = "good"


def perform(place: Place, verb: str, form: Form) -> Said:
    """Does what one of `VERBS` says; a problem leaves everything as it was."""
    _still_as_seen(place, form.get("seen"))
    return VERBS[verb](place, form)


def _still_as_seen(place: Place, shown: str | None) -> None:
    with place.parts.database.read() as connection:
        now = queries.current_ticket(connection, place.office_id, place.counter_id)
    if shown is not None and shown != seen(now):
        raise Refused(
            "page_behind",
            N_("Quầy vừa thay đổi nên chưa làm gì."),
            N_("Xem lại số đang ở quầy rồi bấm lại."),
            state=now.state if now else None,
        )


def _call(place: Place, _form: Form) -> Said:
    ticket = actions.call_next(place.parts, place.office_id, place.counter_id)
    if ticket is None:
        return Said(N_("Chưa có ai chờ quầy này."), tone="info")
    return Said(N_("Đã gọi số {number}."), {"number": ticket.number})


def _call_held(place: Place, form: Form) -> Said:
    asked = form.get("ticket", "")
    ticket_id = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    ticket = actions.call_chosen(place.parts, place.office_id, place.counter_id, ticket_id)
    return Said(N_("Đã gọi số {number}."), {"number": ticket.number})


def _hold(place: Place, form: Form) -> Said:
    reason = form.get("reason", "")
    ticket = actions.hold(place.parts, place.office_id, place.counter_id, reason)
    return Said(N_("Đã tạm giữ số {number}."), {"number": ticket.number})


def _transfer(place: Place, form: Form) -> Said:
    to = TransferRequest(service=form.get("service") or None, keep_place="keep_place" in form)
    ticket = actions.transfer(place.parts, place.office_id, place.counter_id, to)
    return Said(N_("Đã chuyển số {number}."), {"number": ticket.number})


def _on_current(
    verb: Callable[[Parts, int, int], Ticket], text: str
) -> Callable[[Place, Form], Said]:
    def act(place: Place, _form: Form) -> Said:
        ticket = verb(place.parts, place.office_id, place.counter_id)
        return Said(text, {"number": ticket.number})

    return act


def _counter(state: CounterState, text: str) -> Callable[[Place, Form], Said]:
    def act(place: Place, _form: Form) -> Said:
        actions.set_counter_state(place.parts, place.office_id, place.counter_id, state)
        return Said(text)

    return act


VERBS: dict[str, Callable[[Place, Form], Said]] = {
    "call": _call,
    "call-held": _call_held,
    "recall": _on_current(actions.recall, N_("Đã gọi lại số {number}.")),
    "serve": _on_current(actions.start_serving, N_("Bắt đầu phục vụ số {number}.")),
    "finish": _on_current(actions.finish, N_("Đã xong số {number}.")),
    "no-show": _on_current(actions.no_show, N_("Số {number} vắng mặt.")),
    "hold": _hold,
    "transfer": _transfer,
    "open": _counter(CounterState.OPEN, N_("Quầy đã mở.")),
    "pause": _counter(CounterState.PAUSED, N_("Quầy tạm nghỉ.")),
}
