"""The hall greets, each slide in one of its languages."""

from config.words import Translate, translator
from kiosk.flow.scene import Hall
from kiosk.flow.steps import Attract
from kiosk.flow.touches import Finish

from .views import AttractView, Fact

_MOST_LINES = 6


def view(step: Attract, hall: Hall) -> AttractView:
    """Greeting, who waits, and what the machine does, in turn; with the office's pictures."""
    languages = hall.office.languages if hall.office else ("vi",)
    language = languages[step.slide % len(languages)]
    _ = translator(language)
    kind = step.slide // len(languages) % 3
    return (_greeting, _crowd, _services)[kind](hall, language, _picture(step.slide, hall), _)


def _greeting(hall: Hall, language: str, picture: str, _: Translate) -> AttractView:
    office = hall.office
    return AttractView(
        title=_("Xin chào quý vị!"),
        detail=office.name.inside(language) if office else "",
        lines=(),
        picture=picture,
        call=_call(_),
        touch=Finish(),
    )


def _crowd(hall: Hall, language: str, picture: str, _: Translate) -> AttractView:
    """Who waits now; pictures would cover it."""
    lines = tuple(
        Fact("people", one.name.inside(language), _waiting(one.waiting, _))
        for one in hall.services
        if one.open
    )
    if not lines:
        return _greeting(hall, language, picture, _)
    return AttractView(_("Đang chờ tại bộ phận"), "", lines[:_MOST_LINES], "", _call(_), Finish())


def _services(_hall: Hall, _language: str, _picture: str, _: Translate) -> AttractView:
    lines = (
        Fact("ticket", _("Lấy số thứ tự"), _("Chạm ba lần là có số")),
        Fact("calendar", _("Tôi có hẹn"), _("Quét mã QR hoặc gõ số điện thoại")),
        Fact("papers", _("Xem thủ tục"), _("Giấy tờ cần mang theo, thời gian và lệ phí")),
        Fact("search", _("Tra cứu hồ sơ"), _("Quét mã QR trên giấy hẹn")),
    )
    return AttractView(_("Máy này giúp quý vị"), "", lines, "", _call(_), Finish())


def _picture(slide: int, hall: Hall) -> str:
    return hall.pictures[slide % len(hall.pictures)] if hall.pictures else ""


def _call(_: Translate) -> str:
    return _("Chạm vào màn hình để bắt đầu")


def _waiting(number: int, _: Translate) -> str:
    return _("Chưa có ai chờ") if number <= 0 else _("{number} người chờ").format(number=number)
