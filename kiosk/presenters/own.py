"""What belongs to whoever stands here: their slip, their card, their dossiers."""

from config.words import Translate
from counter_server.contract.dossiers import Stage
from counter_server.contract.ratings import Visit
from counter_server.contract.tickets import TicketState
from kiosk.flow.scene import Hall
from kiosk.flow.steps import CardSeen, MyVisit, OwnDossiers
from kiosk.flow.touches import Finish, GoHome, OpenRating, PickDossier, PrintAgain, SeeOwnDossiers

from .clock import moment_words
from .views import Button, Choice, ChoicesView, Section, SorryView
from .wait import wait_words

_ACTIVE = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD)


def visit(step: MyVisit, hall: Hall, language: str, _: Translate) -> ChoicesView:
    """The number, how near its turn is, and the slip once more while it is of use."""
    found = step.visit
    service = hall.service(found.ticket.service)
    name = service.name.inside(language) if service else ""
    standing = _standing(found, _)
    return ChoicesView(
        title=_("Số {number}").format(number=found.ticket.number),
        detail=_("{service}. {standing}").format(service=name, standing=standing),
        sections=(Section("", tuple(_offers(found, _))),),
    )


def card(_step: CardSeen, _: Translate) -> SorryView:
    """The card was recognised; what it is good for here, and what it is not needed for."""
    return SorryView(
        "card",
        _("Đây là thẻ căn cước"),
        _("Lấy số không cần thẻ. Máy chỉ dùng số thẻ khi quý vị muốn xem hồ sơ, và không lưu lại."),
        (
            Button("own-dossiers", _("Xem hồ sơ của tôi"), SeeOwnDossiers(), "papers", True),
            Button("understood", _("Không cần"), GoHome(), "cross"),
        ),
    )


def dossiers(step: OwnDossiers, hall: Hall, language: str, _: Translate) -> ChoicesView:
    """Code and stage, newest first; nothing of the person (TT 01/2018 art. 16.2.d)."""
    zone = hall.office.timezone if hall.office else "UTC"
    return ChoicesView(
        title=_("Hồ sơ của quý vị"),
        detail=_("Chạm vào một hồ sơ để xem đã đến đâu."),
        sections=(Section("", tuple(_dossier(one, zone, language) for one in step.found)),),
        is_personal=True,
    )


def _dossier(one: Stage, zone: str, language: str) -> Choice:
    return Choice(
        f"dossier-{one.code}",
        one.code,
        PickDossier(one.code),
        hint=one.stage.inside(language),
        icon="papers",
        aside=moment_words(one.updated_at, zone),
        aside_icon="clock",
    )


def _offers(found: Visit, _: Translate) -> list[Choice]:
    offers = []
    if found.is_of_today and found.ticket.state in _ACTIVE:
        hint = _("Khi phiếu bị mất hoặc mờ")
        offers.append(Choice("print-again", _("In lại phiếu"), PrintAgain(), hint, icon="printer"))
    if found.can_be_rated:
        offers.append(Choice("rate", _("Đánh giá"), OpenRating(), icon="star"))
    return [*offers, Choice("done", _("Xong"), Finish(), icon="check", is_main=True)]


def _standing(found: Visit, _: Translate) -> str:
    ticket = found.ticket
    if not found.is_of_today:
        return _("Số này chỉ dùng trong ngày đã lấy. Mời quý vị lấy số mới.")
    match ticket.state:
        case TicketState.WAITING if ticket.ahead == 0:
            return _("Sắp đến lượt quý vị.")
        case TicketState.WAITING:
            return _("Còn {number} người trước quý vị. Thời gian chờ: {wait}.").format(
                number=ticket.ahead, wait=wait_words(ticket.wait, _)
            )
        case TicketState.CALLED | TicketState.SERVING:
            return _("Mời quý vị đến quầy {counter}.").format(counter=found.counter_number)
        case TicketState.HELD:
            return _("Số của quý vị được tạm giữ. Cán bộ sẽ gọi lại.")
        case TicketState.FINISHED:
            return _("Đã phục vụ xong. Cảm ơn quý vị.")
        case TicketState.NO_SHOW:
            return _("Đã gọi nhưng chưa gặp quý vị. Xin báo cán bộ để được gọi lại.")
        case TicketState.CANCELLED:
            return _("Số này đã hủy. Mời quý vị lấy số mới nếu vẫn cần.")
