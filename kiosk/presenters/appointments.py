"""Checking in: by scan, by phone number, and which of several."""

from datetime import datetime
from zoneinfo import ZoneInfo

from config.words import Translate
from counter_server.contract.appointments import Appointment, AppointmentState
from kiosk.flow.appointments import LEAST_DIGITS
from kiosk.flow.scene import Hall
from kiosk.flow.steps import CheckIn, ChooseAppointment
from kiosk.flow.touches import PickAppointment, SubmitCode

from .clock import clock_words
from .keys import digit_keys
from .views import Button, CheckInView, Choice, ChoicesView, CodeForm, Section

_PATTERN = "0912 345 678"


def form(step: CheckIn, _: Translate) -> CheckInView:
    """Scan the appointment's code, or type the phone number it was booked with."""
    return CheckInView(_form(step, _), digit_keys(_))


def _form(step: CheckIn, _: Translate) -> CodeForm:
    return CodeForm(
        title=_("Quý vị có hẹn trước?"),
        scan_title=_("Quét mã QR của lịch hẹn"),
        scan_hint=_("Mở trang lịch hẹn trên điện thoại, đưa mã QR vào trước ô quét của máy."),
        type_title=_("Hoặc gõ số điện thoại đã dùng để đặt hẹn"),
        typed=phone_spaced(step.typed),
        placeholder=_PATTERN,
        submit=Button(
            "submit",
            _("Tìm lịch hẹn"),
            SubmitCode(),
            "calendar",
            is_main=True,
            is_enabled=len(step.typed) >= LEAST_DIGITS,
        ),
    )


def several(step: ChooseAppointment, hall: Hall, language: str, _: Translate) -> ChoicesView:
    """By time; one whose time has gone by is told, not offered."""
    zone = hall.office.timezone if hall.office else "UTC"
    return ChoicesView(
        title=_("Quý vị đến theo lịch hẹn nào?"),
        detail=_("Số điện thoại này có {number} lịch hẹn.").format(number=len(step.found)),
        sections=(Section("", tuple(_choice(one, hall, zone, language, _) for one in step.found)),),
    )


def phone_spaced(digits: str) -> str:
    """`0912 345 678`, also while it is being typed."""
    parts = (digits[:4], digits[4:7], digits[7:])
    return " ".join(part for part in parts if part)


def _choice(one: Appointment, hall: Hall, zone: str, language: str, _: Translate) -> Choice:
    service = hall.service(one.service)
    _time, date = clock_words(one.starts_at, language, zone)
    return Choice(
        f"appointment-{one.id}",
        f"{_hour(one.starts_at, zone)} – {_hour(one.ends_at, zone)}",
        PickAppointment(one.id),
        hint=f"{service.name.inside(language)} · {date}" if service else date,
        icon="calendar",
        aside=_aside(one, zone, _),
        aside_icon="check" if one.state is AppointmentState.CHECKED_IN else "clock",
        is_enabled=one.state in (AppointmentState.BOOKED, AppointmentState.CHECKED_IN),
    )


def _aside(one: Appointment, zone: str, _: Translate) -> str:
    match one.state:
        case AppointmentState.BOOKED:
            return _("Nhận số từ {opens} đến {until}").format(
                opens=_hour(one.check_in_from, zone), until=_hour(one.check_in_until, zone)
            )
        case AppointmentState.CHECKED_IN:
            return _("Đã nhận số")
        case AppointmentState.LAPSED:
            return _("Đã quá giờ")
        case AppointmentState.CANCELLED:
            return _("Đã hủy")


def _hour(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"
