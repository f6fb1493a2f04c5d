"""What happened and what to do about it: plain, kind and short."""

from config.words import Translate
from kiosk.flow.steps import Sorry
from kiosk.flow.touches import GoBack, TryAgain
from kiosk.flow.trouble import Trouble

from .views import Button, SorryView

_ICONS = {
    Trouble.SERVER_AWAY: "cloud",
    Trouble.SERVER_BUSY: "clock",
    Trouble.KIOSK_NOT_ALLOWED: "lock",
    Trouble.SERVICE_CLOSED: "clock",
    Trouble.UNKNOWN_DOSSIER: "search",
    Trouble.UNREADABLE_SCAN: "qr",
    Trouble.CITIZEN_CARD: "card",
    Trouble.TICKET_SCANNED: "ticket",
}


def view(step: Sorry, language: str, _: Translate) -> SorryView:
    """The server's own words where it said something in this language, else ours."""
    title, detail = _of_the_server(step.trouble, _) or _of_the_visit(step.trouble, _)
    if step.told and step.told.language == language:
        title, detail = step.told.title or title, step.told.detail or detail
    return SorryView(_ICONS.get(step.trouble, "info"), title, detail, (_button(step, _),))


def _button(step: Sorry, _: Translate) -> Button:
    if step.retry is not None:
        return Button("retry", _("Thử lại"), TryAgain(), "again", is_main=True)
    return Button("understood", _("Tôi hiểu"), GoBack(), "check", is_main=True)


def _of_the_server(trouble: Trouble, _: Translate) -> tuple[str, str] | None:
    return {
        Trouble.SERVER_AWAY: (
            _("Chưa kết nối được với máy chủ"),
            _("Máy đang tự kết nối lại. Xin chờ trong giây lát, hoặc hỏi cán bộ hướng dẫn."),
        ),
        Trouble.SERVER_BUSY: (
            _("Máy chủ đang bận"),
            _("Xin chờ một chút rồi chạm Thử lại."),
        ),
        Trouble.SERVER_FAULT: (
            _("Máy chủ gặp trục trặc"),
            _("Xin thử lại. Nếu vẫn chưa được, xin hỏi cán bộ hướng dẫn."),
        ),
        Trouble.KIOSK_NOT_ALLOWED: (
            _("Máy này chưa được phép dùng"),
            _("Xin báo cán bộ trong phòng. Quý vị có thể dùng máy khác."),
        ),
    }.get(trouble)


def _of_the_visit(trouble: Trouble, _: Translate) -> tuple[str, str]:
    return {
        Trouble.SERVICE_CLOSED: (
            _("Lĩnh vực này hiện chưa nhận số"),
            _("Xin chọn lĩnh vực khác, hoặc hỏi cán bộ hướng dẫn."),
        ),
        Trouble.UNKNOWN_SERVICE: (
            _("Lĩnh vực này không còn nhận số"),
            _("Xin quay lại và chọn lĩnh vực khác."),
        ),
        Trouble.UNKNOWN_PROCEDURE: (
            _("Không mở được thủ tục này"),
            _("Danh mục vừa thay đổi. Xin quay lại và chọn thủ tục khác."),
        ),
        Trouble.UNKNOWN_DOSSIER: (
            _("Không tìm thấy hồ sơ"),
            _("Xin xem lại mã ghi trên giấy hẹn rồi nhập lại, hoặc hỏi cán bộ tại quầy."),
        ),
        Trouble.UNREADABLE_SCAN: (
            _("Đây không phải mã của chúng tôi"),
            _("Xin quét mã QR in trên giấy tiếp nhận hồ sơ và hẹn trả kết quả."),
        ),
        Trouble.CITIZEN_CARD: (
            _("Đây là thẻ căn cước"),
            _("Máy không lưu gì từ thẻ. Để tra cứu, xin quét mã QR in trên giấy hẹn."),
        ),
        Trouble.TICKET_SCANNED: (
            _("Đây là phiếu số thứ tự"),
            _("Xin quét mã này bằng điện thoại để xem còn bao nhiêu người trước quý vị."),
        ),
    }[trouble]
