"""A ticket in words for the phone of its holder; pure."""

from dataclasses import dataclass

from config.words import Translate
from counter_server.contract.office import Wait
from counter_server.contract.tickets import Ticket, TicketState
from counter_server.core.errors import N_

NEAR = 2  # as many people ahead, or fewer: it is time to come back to the hall
_LONG_MIN = 90
_STATES = {
    TicketState.HELD: (
        N_("Số của quý vị được tạm giữ"),
        N_("Mời quý vị ngồi gần quầy, cán bộ sẽ gọi lại."),
    ),
    TicketState.FINISHED: (N_("Đã xong"), N_("Cảm ơn quý vị đã đến.")),
    TicketState.NO_SHOW: (
        N_("Đã gọi nhưng chưa gặp quý vị"),
        N_("Xin báo cán bộ hướng dẫn để được gọi lại, hoặc lấy số mới."),
    ),
    TicketState.CANCELLED: (N_("Số này đã hủy"), N_("Mời quý vị lấy số mới tại máy nếu vẫn cần.")),
}
_AGAIN_S = {"near": 10, "call": 10, "away": 20, "wait": 30, "serve": 60, "absent": 30}
_TONES = {TicketState.HELD: "wait", TicketState.NO_SHOW: "absent"}


@dataclass(frozen=True)
class Said:
    """`words` are what stands largest after the number, with `{counter}` where a counter is named.

    `tone` is one of away, wait, near, call, serve, absent, end. At `end` nothing more will happen.
    """

    words: str
    advice: str
    tone: str
    counter: int | None = None

    @property
    def title(self) -> str:
        return self.words.format(counter=self.counter)

    @property
    def again_s(self) -> int | None:
        """After how long a page without scripts asks again; None when nothing will change."""
        return _AGAIN_S.get(self.tone)


def said(
    ticket: Ticket, counter_number: int | None, _: Translate, *, is_of_today: bool = True
) -> Said:
    """What the page says of a ticket."""
    if not is_of_today and ticket.state is not TicketState.FINISHED:
        advice = _("Số này chỉ dùng trong ngày đã lấy. Mời quý vị lấy số mới tại máy nếu vẫn cần.")
        return Said(_("Ngày làm việc đã kết thúc"), advice, "end")
    match ticket.state:
        case TicketState.WAITING:
            return _waiting(ticket.ahead, ticket.wait, _)
        case TicketState.CALLED:
            return Said(
                _("Mời đến quầy {counter}"),
                _("Quý vị nhớ mang theo phiếu và giấy tờ."),
                "call",
                counter_number,
            )
        case TicketState.SERVING:
            return Said(_("Đang phục vụ tại quầy {counter}"), "", "serve", counter_number)
        case state:
            title, advice = _STATES[state]
            return Said(_(title), _(advice), _TONES.get(state, "end"))


def _waiting(ahead: int, wait: Wait | None, _: Translate) -> Said:
    if ahead > NEAR:
        title = _("Còn {ahead} người trước quý vị").format(ahead=ahead)
        return Said(title, _likely(wait, _) if wait else "", "wait")
    title, advice = _("Sắp đến lượt quý vị"), _("Mời quý vị ngồi gần quầy và nghe gọi số.")
    if ahead == 0:
        return Said(title, advice, "near")
    if wait and wait.past_closing:
        return Said(title, _likely(wait, _), "near")
    left = (
        _("Còn 1 người trước quý vị. Xin ngồi gần quầy và nghe gọi số.")
        if ahead == 1
        else _("Còn {ahead} người trước quý vị. Xin ngồi gần quầy và nghe gọi số.")
    )
    return Said(title, left.format(ahead=ahead), "near")


def _likely(wait: Wait, _: Translate) -> str:
    if wait.past_closing:
        return _("Có thể quá giờ làm việc mới đến lượt. Xin hỏi cán bộ hướng dẫn.")
    low, high = wait.low_s // 60, max(1, -(-wait.high_s // 60))
    if high > _LONG_MIN:
        return _hours(low // 60, -(-high // 60), _)
    if low == 0:
        return _("Chờ dưới {minutes} phút").format(minutes=high)
    if low == high:
        return _("Chờ khoảng {minutes} phút").format(minutes=high)
    return _("Chờ khoảng {low}–{high} phút").format(low=low, high=high)


def _hours(low: int, high: int, _: Translate) -> str:
    if low == 0:
        return _("Chờ dưới {hours} giờ").format(hours=high)
    if low == high:
        return _("Chờ khoảng {hours} giờ").format(hours=high)
    return _("Chờ khoảng {low}–{high} giờ").format(low=low, high=high)
