"""What may happen to a ticket: pure decisions, each an event or a refusal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from config.words import LANGUAGES, PACKS, known_language
from counter_server.contract.events import (
    ServiceAdded,
    ServingStarted,
    TicketBroughtBack,
    TicketCalled,
    TicketCancelled,
    TicketFinished,
    TicketHeld,
    TicketNoShow,
    TicketReassigned,
    TicketRecalled,
    TicketTransferred,
)
from counter_server.contract.office import CounterState, PriorityClass
from counter_server.contract.tickets import TicketState
from counter_server.core.errors import N_, Invalid, Refused

NUMBER_DIGITS = 3
REASON_LENGTH = 200


@dataclass(frozen=True)
class Counter:
    """The counter that acts."""

    id: int
    number: int
    state: CounterState


@dataclass(frozen=True)
class Ticket:
    """What a decision needs to know of a ticket."""

    id: int
    label: str
    service: str
    state: TicketState
    calls: int = 0


def label(prefix: str, number: int) -> str:
    """A ticket's number as people read it: `A001`."""
    return f"{prefix}{number:0{NUMBER_DIGITS}}"


def priority_class(classes: tuple[PriorityClass, ...], code: str) -> PriorityClass:
    """The class of a code, `Invalid` for an unknown one."""
    for each in classes:
        if each.code == code:
            return each
    raise Invalid(
        "unknown_priority",
        N_("Không có diện ưu tiên “{code}”."),
        N_("Chọn một diện có trong danh sách của bộ phận."),
        field="priority",
        values={"code": code},
    )


def language(code: str) -> str:
    """The language a visitor chose, `Invalid` for one that is not known here."""
    known = known_language(code)
    if known is None:
        raise Invalid(
            "wrong_language",
            N_("Không có ngôn ngữ “{code}”."),
            N_("Chọn một trong: {known}."),
            field="language",
            values={"code": code[:20], "known": ", ".join((*LANGUAGES, *PACKS))},
        )
    return known


def ready_to_call(counter: Counter, current: Ticket | None) -> None:
    """Refuses when the counter is not open or has a visitor."""
    if counter.state is not CounterState.OPEN:
        raise Refused(
            "counter_closed",
            N_("Quầy {number} chưa mở."),
            N_("Mở quầy rồi gọi số."),
            state=counter.state,
            values={"number": counter.number},
        )
    refuse_busy(current)


BEFORE_CALLING = N_("Hoàn tất, tạm giữ hoặc chuyển số này trước khi gọi số khác.")
BEFORE_CLOSING = N_("Hoàn tất, tạm giữ hoặc chuyển số này trước khi đóng quầy.")
BEFORE_LEAVING = N_("Hoàn tất, tạm giữ, chuyển số này hoặc báo vắng mặt trước khi rời quầy.")


def refuse_busy(current: Ticket | None, advice: str = BEFORE_CALLING) -> None:
    """Refuses when the counter has a visitor; `advice` is what to do first."""
    if current is not None:
        raise Refused(
            "counter_busy",
            N_("Quầy đang phục vụ số {number}."),
            advice,
            state=current.state,
            values={"number": current.label},
        )


def call(ticket: Ticket, counter: Counter) -> TicketCalled:
    """A waiting visitor is asked to a counter."""
    _only(ticket, TicketState.WAITING)
    return TicketCalled(**_at(ticket, counter))


def call_chosen(ticket: Ticket, counter: Counter) -> TicketCalled | TicketRecalled:
    """A visitor a clerk chose: one who waits, or one who was put aside or did not come."""
    if ticket.state is TicketState.WAITING:
        return call(ticket, counter)
    _only(ticket, TicketState.HELD, TicketState.NO_SHOW)
    return TicketRecalled(**_at(ticket, counter), calls=ticket.calls + 1)


def recall(ticket: Ticket, counter: Counter, limit: int) -> TicketRecalled:
    """A called visitor who has not come is asked again, at most `limit` calls in all."""
    _only(ticket, TicketState.CALLED)
    if ticket.calls >= limit:
        raise Refused(
            "recall_limit",
            N_("Số {number} đã được gọi {calls} lần."),
            N_("Ghi vắng mặt; người đó đến sau thì gọi lại từ danh sách vắng."),
            state=ticket.state,
            values={"number": ticket.label, "calls": ticket.calls},
        )
    return TicketRecalled(**_at(ticket, counter), calls=ticket.calls + 1)


def start_serving(ticket: Ticket, counter: Counter) -> ServingStarted:
    """The visitor has come."""
    _only(ticket, TicketState.CALLED)
    return ServingStarted(**_at(ticket, counter))


def finish(ticket: Ticket, counter: Counter) -> TicketFinished:
    """The visitor has been served and has no further service."""
    _only(ticket, TicketState.SERVING)
    return TicketFinished(**_at(ticket, counter))


def go_on(ticket: Ticket, counter: Counter, to_service: str) -> TicketTransferred:
    """The visitor has been served and now waits for the next service of the visit."""
    _only(ticket, TicketState.SERVING)
    return TicketTransferred(
        **{**_at(ticket, counter), "service": to_service}, from_service=ticket.service
    )


def no_show(ticket: Ticket, counter: Counter) -> TicketNoShow:
    """The visitor was called and did not come."""
    _only(ticket, TicketState.CALLED)
    return TicketNoShow(**_at(ticket, counter))


def hold(ticket: Ticket, counter: Counter, reason: str) -> TicketHeld:
    """The visitor is put aside, to be called again."""
    _only(ticket, TicketState.CALLED, TicketState.SERVING)
    return TicketHeld(**_at(ticket, counter), reason=tidy_reason(reason))


def transfer(ticket: Ticket, counter: Counter, to_service: str) -> TicketTransferred:
    """The visitor waits again, for another service, counter or clerk."""
    _only(ticket, TicketState.CALLED, TicketState.SERVING)
    return TicketTransferred(
        **{**_at(ticket, counter), "service": to_service}, from_service=ticket.service
    )


def reassign(ticket: Ticket, to_service: str) -> TicketReassigned:
    """A visitor who waits is sent to wait elsewhere."""
    _only(ticket, TicketState.WAITING)
    return TicketReassigned(**{**_of(ticket), "service": to_service}, from_service=ticket.service)


def bring_back(ticket: Ticket) -> TicketBroughtBack:
    """A visitor who was put aside or did not come waits again."""
    _only(ticket, TicketState.HELD, TicketState.NO_SHOW)
    return TicketBroughtBack(**_of(ticket), from_state=ticket.state)


def cancel(ticket: Ticket, reason: str) -> TicketCancelled:
    """The visitor needs no service any more."""
    _only(ticket, TicketState.WAITING, TicketState.CALLED, TicketState.HELD, TicketState.NO_SHOW)
    return TicketCancelled(**_of(ticket), reason=tidy_reason(reason), from_state=ticket.state)


def add_service(ticket: Ticket, service: str) -> ServiceAdded:
    """The visit goes on with a further service."""
    _only(ticket, TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD)
    return ServiceAdded(**_of(ticket), added=service)


def in_order(services: Sequence[int]) -> list[int]:
    """The services of a visit, each once; `Invalid` service_twice."""
    if len(set(services)) < len(services):
        raise Invalid(
            "service_twice",
            N_("Một dịch vụ có hai lần trong cùng lượt."),
            N_("Ghi mỗi dịch vụ một lần."),
            field="then",
        )
    return list(services)


def tidy_reason(reason: str) -> str:
    """A reason as it is kept: one line, not too long."""
    return " ".join(reason.split())[:REASON_LENGTH]


_STATE_WORDS = {
    TicketState.WAITING: N_("đang chờ"),
    TicketState.CALLED: N_("đang được gọi"),
    TicketState.SERVING: N_("đang được phục vụ"),
    TicketState.HELD: N_("đang tạm giữ"),
    TicketState.FINISHED: N_("đã xong"),
    TicketState.NO_SHOW: N_("vắng mặt"),
    TicketState.CANCELLED: N_("đã hủy"),
}


def state_words(state: TicketState) -> str:
    """A state in Vietnamese, to be translated where it is shown."""
    return _STATE_WORDS[state]


def _of(ticket: Ticket) -> dict[str, Any]:
    return {"ticket": ticket.id, "number": ticket.label, "service": ticket.service}


def _at(ticket: Ticket, counter: Counter) -> dict[str, Any]:
    return {**_of(ticket), "counter": counter.id, "counter_number": counter.number}


def _only(ticket: Ticket, *states: TicketState) -> None:
    if ticket.state not in states:
        raise Refused(
            "wrong_state",
            N_("Không làm được với số {number} lúc này."),
            N_("Xem trạng thái hiện tại của số rồi chọn việc phù hợp."),
            state=ticket.state,
            values={"number": ticket.label},
        )
