"""The number in the visitor's hand, or on the screen when no paper comes out."""

from config.words import Translate
from counter_server.contract.tickets import Ticket, Wait
from kiosk.flow.scene import Hall
from kiosk.flow.steps import Slip, SlipTrouble, TakeTicket
from kiosk.flow.touches import Finish

from .views import Button, Fact, Notice, TicketView


def view(step: TakeTicket | SlipTrouble, hall: Hall, language: str, _: Translate) -> TicketView:
    """Number, people ahead, likely wait, and where the paper is."""
    ticket = step.ticket
    is_paperless = isinstance(step, SlipTrouble)
    return TicketView(
        caption=_("Số thứ tự của quý vị"),
        number=ticket.number,
        service=_service(ticket, hall, language),
        facts=(_ahead(ticket, _), _wait(ticket.wait, _)),
        notice=_notice(step, _),
        done=Button("done", _("Xong"), Finish(), "check", is_main=True),
        qr=ticket.status_url if is_paperless else "",
        qr_hint=_("Chụp mã này để theo dõi số trên điện thoại.") if is_paperless else "",
    )


def _service(ticket: Ticket, hall: Hall, language: str) -> str:
    service = hall.service(ticket.service)
    return service.name.inside(language) if service else ""


def _ahead(ticket: Ticket, _: Translate) -> Fact:
    value = _("{number} người").format(number=ticket.ahead) if ticket.ahead > 1 else _one(ticket, _)
    return Fact("people", _("Trước quý vị"), value)


def _one(ticket: Ticket, _: Translate) -> str:
    return _("1 người") if ticket.ahead else _("Không có ai")


def _wait(wait: Wait | None, _: Translate) -> Fact:
    return Fact("clock", _("Chờ khoảng"), _minutes(wait, _))


def _minutes(wait: Wait | None, _: Translate) -> str:
    if wait is None:
        return _("Chưa ước tính được")
    low, high = wait.low_s // 60, -(-wait.high_s // 60)
    if high <= 1:
        return _("Dưới 1 phút")
    if low == high:
        return _("{minutes} phút").format(minutes=high)
    return _("{low}–{high} phút").format(low=low, high=high)


def _notice(step: TakeTicket | SlipTrouble, _: Translate) -> Notice:
    match step:
        case TakeTicket(slip=Slip.PRINTED):
            return Notice("printer", _("Vui lòng lấy phiếu."), "good")
        case TakeTicket():
            return Notice("printer", _("Đang in phiếu…"), "quiet")
        case SlipTrouble(problem="paper_out"):
            return Notice("printer", _("Máy in hết giấy. Số của quý vị vẫn có giá trị."))
        case SlipTrouble():
            return Notice("printer", _("Phiếu chưa in được. Số của quý vị vẫn có giá trị."))
