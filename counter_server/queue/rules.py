"""What may happen to a ticket: pure decisions, each an event or a refusal."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_server.contract.events import (
    ServingStarted,
    TicketCalled,
    TicketFinished,
    TicketHeld,
    TicketNoShow,
    TicketRecalled,
    TicketTransferred,
)
from counter_server.contract.office import CounterState, PriorityClass
from counter_server.contract.tickets import TicketState
from counter_server.core.errors import N_, Invalid, Refused

NUMBER_DIGITS = 3


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


def turn_at(issued_at: datetime, priority: PriorityClass | None) -> datetime:
    """Where a ticket stands: a priority class moves ahead by its head start and no further."""
    return issued_at - timedelta(seconds=priority.head_start_s if priority else 0)


def priority_class(classes: tuple[PriorityClass, ...], code: str | None) -> PriorityClass | None:
    """The class of a code, None for none, `Invalid` for an unknown one."""
    if code is None:
        return None
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
    if current is not None:
        raise Refused(
            "counter_busy",
            N_("Quầy đang phục vụ số {number}."),
            N_("Hoàn tất, tạm giữ hoặc chuyển số này trước khi gọi số khác."),
            state=current.state,
            values={"number": current.label},
        )


def call(ticket: Ticket, counter: Counter) -> TicketCalled:
    """A waiting visitor is asked to a counter."""
    _only(ticket, TicketState.WAITING)
    return TicketCalled(
        ticket=ticket.id,
        number=ticket.label,
        service=ticket.service,
        counter=counter.id,
        counter_number=counter.number,
    )


def recall(ticket: Ticket, counter: Counter) -> TicketRecalled:
    """A called visitor who has not come is asked again."""
    _only(ticket, TicketState.CALLED)
    return TicketRecalled(
        ticket=ticket.id,
        number=ticket.label,
        service=ticket.service,
        counter=counter.id,
        counter_number=counter.number,
        calls=ticket.calls + 1,
    )


def call_held(ticket: Ticket, counter: Counter) -> TicketRecalled:
    """A visitor who was put aside is asked again; nobody waits less for it."""
    _only(ticket, TicketState.HELD)
    return TicketRecalled(
        ticket=ticket.id,
        number=ticket.label,
        service=ticket.service,
        counter=counter.id,
        counter_number=counter.number,
        calls=ticket.calls + 1,
    )


def start_serving(ticket: Ticket, counter: Counter) -> ServingStarted:
    """The visitor has come."""
    _only(ticket, TicketState.CALLED)
    return ServingStarted(
        ticket=ticket.id,
        number=ticket.label,
        service=ticket.service,
        counter=counter.id,
        counter_number=counter.number,
    )


def finish(ticket: Ticket, counter: Counter) -> TicketFinished:
    """The visitor has been served."""
    _only(ticket, TicketState.SERVING)
    return TicketFinished(
        ticket=ticket.id,
        number=ticket.label,
        service=ticket.service,
        counter=counter.id,
        counter_number=counter.number,
    )


def no_show(ticket: Ticket, counter: Counter) -> TicketNoShow:
    """The visitor was called and did not come."""
    _only(ticket, TicketState.CALLED)
    return TicketNoShow(
        ticket=ticket.id,
        number=ticket.label,
        service=ticket.service,
        counter=counter.id,
        counter_number=counter.number,
    )


def hold(ticket: Ticket, counter: Counter, reason: str) -> TicketHeld:
    """The visitor is put aside, to be called again at this counter."""
    _only(ticket, TicketState.CALLED, TicketState.SERVING)
    return TicketHeld(
        ticket=ticket.id,
        number=ticket.label,
        service=ticket.service,
        counter=counter.id,
        counter_number=counter.number,
        reason=reason.strip()[:200],
    )


def transfer(ticket: Ticket, counter: Counter, to_service: str) -> TicketTransferred:
    """The visitor waits again, for another service or another counter."""
    _only(ticket, TicketState.CALLED, TicketState.SERVING)
    return TicketTransferred(
        ticket=ticket.id,
        number=ticket.label,
        service=to_service,
        counter=counter.id,
        counter_number=counter.number,
        from_service=ticket.service,
    )


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


def _only(ticket: Ticket, *states: TicketState) -> None:
    if ticket.state not in states:
        raise Refused(
            "wrong_state",
            N_("Không làm được với số {number} lúc này."),
            N_("Xem trạng thái hiện tại của số rồi chọn việc phù hợp."),
            state=ticket.state,
            values={"number": ticket.label},
        )
