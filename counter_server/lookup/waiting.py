"""A ticket in words for the phone of its holder; pure."""

from dataclasses import dataclass

from config.words import Translate
from counter_server.contract.tickets import Ticket, TicketState, Wait
from counter_server.core.errors import N_

_STATES = {
    TicketState.HELD: (N_("Số của bạn được tạm giữ"), N_("Ngồi gần quầy, cán bộ sẽ gọi lại bạn.")),
    TicketState.FINISHED: (N_("Đã xong"), N_("Cảm ơn bạn đã đến.")),
    TicketState.NO_SHOW: (
        N_("Đã gọi nhưng chưa gặp bạn"),
        N_("Báo cán bộ hướng dẫn để được gọi lại, hoặc lấy số mới."),
    ),
    TicketState.CANCELLED: (N_("Số này đã hủy"), N_("Lấy số mới tại máy nếu bạn vẫn cần.")),
}


@dataclass(frozen=True)
class Said:
    """`title` is what stands largest after the number; `tone` one of wait, call, serve, end."""

    title: str
    advice: str
    tone: str


def said(ticket: Ticket, counter_number: int | None, _: Translate) -> Said:
    """What the page says of a ticket."""
    match ticket.state:
        case TicketState.WAITING:
            return _waiting(ticket.ahead, ticket.wait, _)
        case TicketState.CALLED:
            return Said(
                _("Mời đến quầy {counter}").format(counter=counter_number),
                _("Mang theo phiếu và giấy tờ của bạn."),
                "call",
            )
        case TicketState.SERVING:
            title = _("Đang phục vụ tại quầy {counter}").format(counter=counter_number)
            return Said(title, "", "serve")
        case state:
            title, advice = _STATES[state]
            return Said(_(title), _(advice), "wait" if state is TicketState.HELD else "end")


def _waiting(ahead: int, wait: Wait | None, _: Translate) -> Said:
    if ahead == 0:
        return Said(_("Sắp đến lượt bạn"), _("Ngồi gần quầy và nghe gọi số."), "wait")
    title = (
        _("Còn 1 người trước bạn")
        if ahead == 1
        else _("Còn {ahead} người trước bạn").format(ahead=ahead)
    )
    return Said(title, _likely(wait, _) if wait else "", "wait")


def _likely(wait: Wait, _: Translate) -> str:
    low, high = wait.low_s // 60, max(1, -(-wait.high_s // 60))
    if low == 0:
        return _("Chờ dưới {minutes} phút").format(minutes=high)
    if low == high:
        return _("Chờ khoảng {minutes} phút").format(minutes=high)
    return _("Chờ khoảng {low}–{high} phút").format(low=low, high=high)
