"""What happened and what to do about it: plain, kind and short."""

from config.words import Translate
from kiosk.flow.effects import AskForAppointments, AskForCheckIn, LookUpDossier
from kiosk.flow.steps import Sorry
from kiosk.flow.touches import GoBack, OpenTickets, TryAgain
from kiosk.flow.trouble import Trouble

from .views import Button, SorryView

_ICONS = {
    Trouble.SERVER_AWAY: "cloud",
    Trouble.SERVER_BUSY: "clock",
    Trouble.KIOSK_NOT_ALLOWED: "lock",
    Trouble.KIOSK_PAUSED: "clock",
    Trouble.SERVICE_CLOSED: "clock",
    Trouble.QUOTA_REACHED: "people",
    Trouble.NUMBERS_USED_UP: "people",
    Trouble.UNKNOWN_APPOINTMENT: "calendar",
    Trouble.NO_APPOINTMENT_OF_PHONE: "calendar",
    Trouble.WRONG_PHONE: "calendar",
    Trouble.TOO_EARLY: "clock",
    Trouble.APPOINTMENT_LAPSED: "calendar",
    Trouble.APPOINTMENT_CANCELLED: "calendar",
    Trouble.UNKNOWN_DOSSIER: "search",
    Trouble.UNREADABLE_SCAN: "qr",
    Trouble.UNKNOWN_SLIP: "ticket",
    Trouble.NO_DOSSIER_OF_CARD: "card",
    Trouble.TOO_MANY_COPIES: "printer",
    Trouble.NOT_FINISHED: "star",
    Trouble.ALREADY_RATED: "star",
}

_FULL = (Trouble.QUOTA_REACHED, Trouble.NUMBERS_USED_UP)
_TAKE_A_NUMBER = (
    Trouble.UNKNOWN_APPOINTMENT,
    Trouble.TOO_EARLY,
    Trouble.APPOINTMENT_LAPSED,
    Trouble.APPOINTMENT_CANCELLED,
)


def view(step: Sorry, language: str, _: Translate) -> SorryView:
    """The server's own words where it said something in this language, else ours."""
    title, detail = _only_the_server(step, _) or _ours(step.trouble, _)
    if step.told and step.told.language == language:
        title, detail = step.told.title.removesuffix(".") or title, step.told.detail or detail
    return SorryView(_ICONS.get(step.trouble, "info"), title, detail, _buttons(step, _))


def _ours(trouble: Trouble, _: Translate) -> tuple[str, str]:
    return (
        _of_the_server(trouble, _)
        or _of_the_service(trouble, _)
        or _of_the_appointment(trouble, _)
        or _of_the_visit(trouble, _)
    )


def _only_the_server(step: Sorry, _: Translate) -> tuple[str, str] | None:
    """What a kiosk cannot do by itself while the server is away."""
    if step.trouble is not Trouble.SERVER_AWAY:
        return None
    match step.retry:
        case LookUpDossier():
            return (
                _("Lúc này chưa tra cứu được hồ sơ"),
                _("Máy đang mất kết nối. Xin thử lại sau ít phút, hoặc hỏi cán bộ tại quầy."),
            )
        case AskForCheckIn() | AskForAppointments():
            return (
                _("Lúc này chưa nhận được lịch hẹn"),
                _("Máy đang mất kết nối. Xin hỏi cán bộ hướng dẫn, hoặc lấy số thường."),
            )
        case _:
            return None


def _buttons(step: Sorry, _: Translate) -> tuple[Button, ...]:
    if step.retry is not None:
        return (Button("retry", _("Thử lại"), TryAgain(), "again", is_main=True),)
    if step.trouble in _FULL:
        return (Button("understood", _("Chọn lĩnh vực khác"), GoBack(), "back", is_main=True),)
    if step.trouble is Trouble.NO_APPOINTMENT_OF_PHONE:
        again = Button("understood", _("Gõ lại số điện thoại"), GoBack(), "back", is_main=True)
        return (again, Button("door-ticket", _("Lấy số thường"), OpenTickets(), "ticket"))
    if step.trouble in _TAKE_A_NUMBER:
        number = Button("door-ticket", _("Lấy số thường"), OpenTickets(), "ticket", is_main=True)
        return (number, Button("understood", _("Tôi hiểu"), GoBack(), "check"))
    return (Button("understood", _("Tôi hiểu"), GoBack(), "check", is_main=True),)


def _of_the_server(trouble: Trouble, _: Translate) -> tuple[str, str] | None:
    return {
        Trouble.SERVER_AWAY: (
            _("Máy chưa kết nối được"),
            _("Máy đang tự kết nối lại. Xin chờ trong giây lát, hoặc hỏi cán bộ hướng dẫn."),
        ),
        Trouble.SERVER_BUSY: (
            _("Máy đang bận"),
            _("Xin chờ một chút rồi chạm Thử lại."),
        ),
        Trouble.SERVER_FAULT: (
            _("Máy gặp trục trặc"),
            _("Xin thử lại. Nếu vẫn chưa được, xin hỏi cán bộ hướng dẫn."),
        ),
        Trouble.KIOSK_PAUSED: (
            _("Máy này tạm nghỉ"),
            _("Mời quý vị lấy số tại máy khác, hoặc hỏi cán bộ hướng dẫn. Xin cảm ơn."),
        ),
        Trouble.KIOSK_NOT_ALLOWED: (
            _("Máy này chưa dùng được"),
            _("Xin báo cán bộ hướng dẫn. Quý vị có thể dùng máy khác."),
        ),
    }.get(trouble)


def _of_the_appointment(trouble: Trouble, _: Translate) -> tuple[str, str] | None:
    return {
        Trouble.UNKNOWN_APPOINTMENT: (
            _("Không tìm thấy lịch hẹn này"),
            _("Xin hỏi cán bộ hướng dẫn, hoặc lấy số thường."),
        ),
        Trouble.NO_APPOINTMENT_OF_PHONE: (
            _("Số điện thoại này không có lịch hẹn"),
            _("Xin xem lại số đã gõ. Lịch hẹn của những ngày trước không còn ở đây."),
        ),
        Trouble.WRONG_PHONE: (
            _("Số điện thoại chưa đúng"),
            _("Xin gõ 10 chữ số, bắt đầu bằng số 0."),
        ),
        Trouble.TOO_EARLY: (
            _("Chưa đến giờ hẹn của quý vị"),
            _(
                "Xin quét lại mã này khi gần đến giờ hẹn. "
                "Nếu cần làm ngay, mời quý vị lấy số thường."
            ),
        ),
        Trouble.APPOINTMENT_LAPSED: (
            _("Lịch hẹn đã quá giờ"),
            _("Hôm nay quý vị vẫn làm được thủ tục. Mời quý vị lấy số thường."),
        ),
        Trouble.APPOINTMENT_CANCELLED: (
            _("Lịch hẹn này đã hủy"),
            _("Hôm nay quý vị vẫn làm được thủ tục. Mời quý vị lấy số thường."),
        ),
    }.get(trouble)


def _of_the_service(trouble: Trouble, _: Translate) -> tuple[str, str] | None:
    return {
        Trouble.SERVICE_CLOSED: (
            _("Lĩnh vực này hiện chưa nhận số"),
            _("Xin chọn lĩnh vực khác, hoặc hỏi cán bộ hướng dẫn."),
        ),
        Trouble.QUOTA_REACHED: (
            _("Hôm nay đã phát hết số"),
            _(
                "Lĩnh vực này đã hết số hôm nay. "
                "Mời quý vị đến vào ngày khác, hoặc hỏi cán bộ hướng dẫn."
            ),
        ),
        Trouble.NUMBERS_USED_UP: (
            _("Lĩnh vực này đã hết số"),
            _("Xin hỏi cán bộ hướng dẫn để được giúp ngay."),
        ),
        Trouble.UNKNOWN_SERVICE: (
            _("Lĩnh vực này không còn nhận số"),
            _("Xin quay lại và chọn lĩnh vực khác."),
        ),
    }.get(trouble)


def _of_the_visit(trouble: Trouble, _: Translate) -> tuple[str, str]:
    return {
        Trouble.UNKNOWN_PROCEDURE: (
            _("Không mở được thủ tục này"),
            _("Danh mục vừa thay đổi. Xin quay lại và chọn thủ tục khác."),
        ),
        Trouble.UNKNOWN_DOSSIER: (
            _("Không tìm thấy hồ sơ"),
            _("Xin xem lại mã ghi trên giấy hẹn rồi gõ lại, hoặc hỏi cán bộ tại quầy."),
        ),
        Trouble.UNREADABLE_SCAN: (
            _("Đây không phải mã của chúng tôi"),
            _("Xin quét mã QR trên giấy hẹn, phiếu số, lịch hẹn hoặc thẻ căn cước."),
        ),
        Trouble.UNKNOWN_SLIP: (
            _("Không tìm thấy phiếu này"),
            _("Phiếu có thể của ngày khác hoặc của nơi khác. Mời quý vị lấy số mới."),
        ),
        Trouble.NO_DOSSIER_OF_CARD: (
            _("Chưa có hồ sơ nào theo thẻ này"),
            _("Hồ sơ có thể do người khác nộp. Xin quét mã QR in trên giấy hẹn."),
        ),
        Trouble.TOO_MANY_COPIES: (
            _("Phiếu này đã in lại đủ số lần"),
            _("Số của quý vị vẫn có giá trị. Xin nhớ số, hoặc hỏi cán bộ hướng dẫn."),
        ),
        Trouble.NOT_FINISHED: (
            _("Chưa đánh giá được lúc này"),
            _("Mời quý vị đánh giá sau khi làm xong việc tại quầy."),
        ),
        Trouble.ALREADY_RATED: (
            _("Lần này quý vị đã đánh giá rồi"),
            _("Mỗi phiếu, mỗi hồ sơ được đánh giá một lần. Xin cảm ơn."),
        ),
    }[trouble]
