"""While the server is asked."""

from config.words import Translate
from kiosk.flow.effects import SendRating
from kiosk.flow.steps import Asking, FindingAppointments, Issuing, LookingUp, OpeningProcedure

from .views import WaitingView


def view(
    step: Issuing | FindingAppointments | LookingUp | OpeningProcedure | Asking, _: Translate
) -> WaitingView:
    """What is being done; it rarely takes as long as reading it."""
    match step:
        case Issuing():
            return WaitingView(_("Đang lấy số cho quý vị"), _("Xin chờ trong giây lát."))
        case FindingAppointments():
            return WaitingView(_("Đang tìm lịch hẹn"), _("Xin chờ trong giây lát."))
        case Asking(SendRating()):
            return WaitingView(_("Đang gửi đánh giá"), _("Xin chờ trong giây lát."))
        case Asking():
            return WaitingView(_("Đang tìm thông tin của quý vị"), _("Xin chờ trong giây lát."))
        case LookingUp():
            return WaitingView(_("Đang tra cứu hồ sơ"), _("Xin chờ trong giây lát."))
        case OpeningProcedure():
            return WaitingView(_("Đang mở thủ tục"), _("Xin chờ trong giây lát."))
