"""The number in the visitor's hand, or on the screen when no paper comes out."""

from zoneinfo import ZoneInfo

from config.words import Translate
from counter_server.contract.tickets import Ticket
from kiosk.flow.scene import Hall
from kiosk.flow.steps import Slip, SlipTrouble, TakeTicket
from kiosk.flow.touches import Finish

from .views import Button, Fact, Notice, TicketView
from .wait import wait_words


def view(step: TakeTicket | SlipTrouble, hall: Hall, language: str, _: Translate) -> TicketView:
    """Number, people ahead, likely wait, and where the paper is."""
    ticket = step.ticket
    is_paperless = isinstance(step, SlipTrouble)
    return TicketView(
        caption=_("Số thứ tự của quý vị"),
        number=ticket.number,
        service=_service(ticket, hall, language),
        facts=_facts(ticket, hall, _),
        notice=_notice(step, _),
        done=Button("done", _("Xong"), Finish(), "check", is_main=True),
        qr=ticket.status_url if is_paperless else "",
        qr_hint=_("Quét mã này bằng điện thoại để theo dõi số.") if is_paperless else "",
    )


def _service(ticket: Ticket, hall: Hall, language: str) -> str:
    service = hall.service(ticket.service)
    return service.name.inside(language) if service else ""


def _facts(ticket: Ticket, hall: Hall, _: Translate) -> tuple[Fact, ...]:
    """Its time, while only the server would know how many wait."""
    if ticket.ahead >= 0:
        return (_ahead(ticket, _), _wait(ticket, _))
    zone = ZoneInfo(hall.office.timezone if hall.office else "UTC")
    return (Fact("clock", _("Lấy số lúc"), f"{ticket.issued_at.astimezone(zone):%H:%M}"),)


def _ahead(ticket: Ticket, _: Translate) -> Fact:
    value = _("{number} người").format(number=ticket.ahead) if ticket.ahead > 1 else _one(ticket, _)
    return Fact("people", _("Trước quý vị"), value)


def _one(ticket: Ticket, _: Translate) -> str:
    return _("1 người") if ticket.ahead else _("Không có ai")


def _wait(ticket: Ticket, _: Translate) -> Fact:
    return Fact("clock", _("Thời gian chờ"), wait_words(ticket.wait, _))


def _notice(step: TakeTicket | SlipTrouble, _: Translate) -> Notice:
    match step:
        case TakeTicket(slip=Slip.PRINTED, elsewhere=printer) if printer:
            told = _("Phiếu ra ở máy in khác: {printer}").format(printer=printer)
            return Notice("take", told, "warn", _what_then(step.ticket, _))
        case TakeTicket(slip=Slip.PRINTED):
            detail = _what_then(step.ticket, _)
            return Notice("take", _("Mời quý vị lấy phiếu"), "done", detail)
        case TakeTicket():
            return Notice("printer", _("Đang in phiếu…"), "quiet", _("Xin chờ trong giây lát."))
        case SlipTrouble(problem="paper_out"):
            return Notice("printer", _("Máy in hết giấy"), "warn", _still_valid(_))
        case SlipTrouble():
            return Notice("printer", _("Phiếu chưa in được"), "warn", _still_valid(_))


def _what_then(ticket: Ticket, _: Translate) -> str:
    if ticket.wait and ticket.wait.past_closing:
        return _("Có thể quá giờ làm việc mới đến lượt. Xin hỏi cán bộ hướng dẫn.")
    return _("Rồi ngồi chờ gần quầy và nghe gọi số.")


def _still_valid(_: Translate) -> str:
    return _("Số của quý vị vẫn có giá trị. Xin nhớ số, rồi nghe gọi số.")
