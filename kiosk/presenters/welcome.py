"""The four doors."""

from config.words import Translate
from kiosk.flow.scene import Hall
from kiosk.flow.touches import OpenCheckIn, OpenLookup, OpenProcedures, OpenTickets

from .views import Choice, Notice, WelcomeView


def view(hall: Hall, _: Translate) -> WelcomeView:
    """Greeting, doors, and the scanner that is always listening."""
    return WelcomeView(
        greeting=_("Xin chào quý vị!"),
        question=_("Hôm nay quý vị cần làm gì?"),
        doors=_doors(not hall.is_away and hall.office is not None, _),
        hint=Notice(
            "qr", _("Có giấy hẹn, phiếu số hay lịch hẹn? Quét mã QR tại máy này."), "quiet"
        ),
    )


def _doors(is_enabled: bool, _: Translate) -> tuple[Choice, ...]:
    return (
        Choice(
            "door-ticket",
            _("Lấy số thứ tự"),
            OpenTickets(),
            _("Để được gọi vào quầy làm thủ tục"),
            icon="ticket",
            is_main=True,
            is_enabled=is_enabled,
        ),
        Choice(
            "door-appointment",
            _("Tôi có hẹn"),
            OpenCheckIn(),
            _("Nhận số bằng mã QR hoặc số điện thoại đặt hẹn"),
            icon="calendar",
            is_enabled=is_enabled,
        ),
        Choice(
            "door-procedures",
            _("Xem thủ tục"),
            OpenProcedures(),
            _("Giấy tờ cần mang theo, thời gian và lệ phí"),
            icon="papers",
            is_enabled=is_enabled,
        ),
        Choice(
            "door-lookup",
            _("Tra cứu hồ sơ"),
            OpenLookup(),
            _("Xem hồ sơ đã giải quyết đến đâu"),
            icon="search",
            is_enabled=is_enabled,
        ),
    )
