"""Where an appointment stands on the way to its hour, in words for its holder; pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from config.words import Translate
from counter_server.contract.appointments import AppointmentState
from counter_server.core.errors import N_

from . import rules

SOON = timedelta(hours=1)
_ENDED = {
    AppointmentState.CANCELLED: (
        N_("Lịch hẹn đã hủy"),
        N_("Chỗ đã nhường cho người khác. Quý vị có thể đặt lịch hẹn mới."),
    ),
    AppointmentState.LAPSED: (
        N_("Lịch hẹn đã quá giờ"),
        N_("Quý vị vẫn lấy được số thường tại máy, hoặc đặt lịch hẹn mới."),
    ),
}


@dataclass(frozen=True)
class Phase:
    """`name` is ahead, soon, open, in or end; the phone shakes when it becomes soon or open."""

    name: str
    title: str
    advice: str
    is_today: bool


def phase_of(
    booking: rules.Booking, rule: rules.Rule, timezone: str, at: datetime, _: Translate
) -> Phase:
    """What the phone page says now."""
    zone = ZoneInfo(timezone)
    days = (booking.starts_at.astimezone(zone).date() - at.astimezone(zone).date()).days
    state = rules.state_at(booking, rule, at)
    if state in _ENDED:
        title, advice = _ENDED[state]
        return Phase("end", _(title), _(advice), is_today=False)
    if state is AppointmentState.CHECKED_IN:
        return Phase(
            "in", _("Đã nhận số"), _("Mời quý vị ngồi gần quầy và nghe gọi số."), is_today=days == 0
        )
    opens = rules.check_in_from(booking.starts_at, rule)
    closes = rules.check_in_until(booking.starts_at, rule)
    times = {"opens": _clock(opens, zone), "until": _clock(closes, zone)}
    if at >= opens:
        advice = _("Xin quét mã này tại máy lấy số trước {until}.").format(**times)
        return Phase("open", _("Mời nhận số"), advice, is_today=True)
    advice = _("Mời quý vị nhận số tại máy từ {opens} đến {until}.").format(**times)
    name = "soon" if booking.starts_at - at <= SOON else "ahead"
    return Phase(name, _left(days, booking.starts_at - at, _), advice, is_today=days == 0)


def _left(days: int, left: timedelta, _: Translate) -> str:
    if days > 1:
        return _("Còn {days} ngày").format(days=days)
    if days == 1:
        return _("Ngày mai")
    hours, minutes = divmod(-(-left // timedelta(minutes=1)), 60)
    if hours == 0:
        return _("Còn {minutes} phút").format(minutes=minutes)
    if minutes == 0:
        return _("Còn {hours} giờ").format(hours=hours)
    return _("Còn {hours} giờ {minutes} phút").format(hours=hours, minutes=minutes)


def _clock(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"
