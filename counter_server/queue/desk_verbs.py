"""What the desk's buttons do, and what is said afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from counter_server.contract.office import CounterState
from counter_server.contract.tickets import Ticket, TransferRequest
from counter_server.core.errors import N_, Refused
from counter_server.core.parts import Parts

from . import actions, choosing, emergencies, profiles, queries, reviving
from .desk_extras import ticket_numbered
from .desk_view import seen

HOLD_REASONS = (
    N_("Đi bổ sung giấy tờ"),
    N_("Đi sao chụp, chứng thực"),
    N_("Đi nộp phí, lệ phí"),
    N_("Lý do khác"),
)
CANCEL_REASONS = (
    N_("Người dân không cần nữa"),
    N_("Lấy nhầm số"),
    N_("Không thuộc thẩm quyền"),
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


def number_in(form: Form, name: str) -> int | None:
    """A whole number of a form; None when it is empty, 0 for what is none."""
    text = form.get(name, "")
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


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


def _call_chosen(place: Place, form: Form) -> Said:
    ticket = actions.call_chosen(
        place.parts, place.office_id, place.counter_id, _ticket_in(place, form)
    )
    return Said(N_("Đã gọi số {number}."), {"number": ticket.number})


def _bring_back(text: str, *, keep_place: bool) -> "_Verb":
    def act(place: Place, form: Form) -> Said:
        ticket = reviving.bring_back(
            place.parts, place.office_id, _ticket_in(place, form), keep_place=keep_place
        )
        return Said(text, {"number": ticket.number})

    return act


def _cancel(place: Place, form: Form) -> Said:
    ticket = reviving.cancel(
        place.parts, place.office_id, _ticket_in(place, form), form.get("reason", "")
    )
    return Said(N_("Đã hủy số {number}."), {"number": ticket.number})


def _ticket_in(place: Place, form: Form) -> int:
    """The ticket a form names by id or by its number of today."""
    asked = number_in(form, "ticket")
    if asked is not None:
        return asked
    at = place.parts.clock()
    with place.parts.database.read() as connection:
        day = queries.today(connection, place.office_id, at)
        here = choosing.Place(place.office_id, place.counter_id, day, at)
        return ticket_numbered(connection, here, form.get("number", ""))


def _hold(place: Place, form: Form) -> Said:
    reason = form.get("reason", "")
    ticket = actions.hold(place.parts, place.office_id, place.counter_id, reason)
    return Said(N_("Đã tạm giữ số {number}."), {"number": ticket.number})


def _transfer(place: Place, form: Form) -> Said:
    to = TransferRequest(
        service=form.get("service") or None,
        counter=number_in(form, "counter"),
        clerk=number_in(form, "clerk"),
        keep_place="keep_place" in form,
    )
    ticket = actions.transfer(place.parts, place.office_id, place.counter_id, to)
    return Said(N_("Đã chuyển số {number}."), {"number": ticket.number})


def _add_service(place: Place, form: Form) -> Said:
    asked = form.get("service", "")
    ticket = actions.add_service(place.parts, place.office_id, place.counter_id, asked)
    return Said(N_("Số {number} có thêm một dịch vụ."), {"number": ticket.number})


def _profile(place: Place, form: Form) -> Said:
    code = form.get("profile", "")
    profiles.apply_profile(place.parts, place.office_id, place.counter_id, code)
    return Said(N_("Quầy đã nhận nhóm việc mới."))


def _emergency(place: Place, _form: Form) -> Said:
    emergencies.raise_emergency(place.parts, place.office_id, place.counter_id)
    return Said(N_("Đã gọi hỗ trợ khẩn cấp. Người phụ trách thấy ngay."))


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


_Verb = Callable[[Place, Form], Said]
VERBS: dict[str, _Verb] = {
    "call": _call,
    "call-chosen": _call_chosen,
    "bring-back": _bring_back(N_("Số {number} chờ lại ở chỗ cũ."), keep_place=True),
    "bring-back-last": _bring_back(N_("Số {number} chờ lại ở cuối hàng."), keep_place=False),
    "cancel": _cancel,
    "recall": _on_current(actions.recall, N_("Đã gọi lại số {number}.")),
    "serve": _on_current(actions.start_serving, N_("Bắt đầu phục vụ số {number}.")),
    "finish": _on_current(actions.finish, N_("Đã xong số {number}.")),
    "no-show": _on_current(actions.no_show, N_("Số {number} vắng mặt.")),
    "hold": _hold,
    "transfer": _transfer,
    "add-service": _add_service,
    "undo": _on_current(reviving.undo, N_("Đã hoàn tác bước vừa làm với số {number}.")),
    "profile": _profile,
    "emergency": _emergency,
    "open": _counter(CounterState.OPEN, N_("Quầy đã mở.")),
    "pause": _counter(CounterState.PAUSED, N_("Quầy tạm nghỉ.")),
}
