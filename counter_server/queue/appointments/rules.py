"""Which slots there are, who may book, and when an appointment becomes a ticket; pure."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from counter_server.catalog.working_time import WorkingTime, is_working_day
from counter_server.contract.appointments import AppointmentState
from counter_server.core.errors import N_, Invalid, Refused

CODE_LENGTH = 5
_FARTHEST = timedelta(days=3 * 366)  # the ends of the calendar are in no time zone
_LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"  # none that is mistaken for another, read or heard


@dataclass(frozen=True)
class Rule:
    """How appointments of a service are given. `most_open` counts a phone number's bookings.

    Who comes up to `late_min` late is called as booked; up to `no_show_min` an ordinary number is
    given; then nobody is waited for. `weekdays`: another capacity on some (0 is Monday).
    """

    step_min: int = 30
    capacity: int = 2
    days_ahead: int = 14
    least_notice_min: int = 60
    early_min: int = 15
    late_min: int = 10
    most_open: int = 3
    is_open: bool = True
    no_show_min: int = 10
    remind_min: int = 1440
    weekdays: Mapping[int, int] = field(default_factory=dict)

    def capacity_on(self, day: date) -> int:
        """How many come to a slot of that day."""
        return self.weekdays.get(day.weekday(), self.capacity)


@dataclass(frozen=True)
class Booking:
    """What a decision needs to know of an appointment."""

    code: str
    starts_at: datetime
    state: AppointmentState


def slots_of(day: date, rule: Rule, office: WorkingTime) -> tuple[datetime, ...]:
    """The starts of a day's slots, in UTC; each ends within the office's hours."""
    is_given = rule.is_open and rule.step_min > 0 and rule.capacity_on(day) > 0
    if not is_given or not is_working_day(day, office):
        return ()
    zone, step = ZoneInfo(office.timezone), timedelta(minutes=rule.step_min)
    starts: list[datetime] = []
    for opens, closes in office.sessions:
        start = datetime.combine(day, opens)
        while start + step <= datetime.combine(day, closes):
            starts.append(start.replace(tzinfo=zone).astimezone(UTC))
            start += step
    return tuple(starts)


def days_of(today: date, rule: Rule, office: WorkingTime) -> tuple[date, ...]:
    """The working days on which slots are given, today first."""
    ahead = (today + timedelta(days=each) for each in range(rule.days_ahead + 1))
    return tuple(day for day in ahead if slots_of(day, rule, office))


def can_be_booked(starts_at: datetime, at: datetime, notice: timedelta) -> bool:
    """Whether there is time enough before a slot."""
    return starts_at >= at + notice


def ends_at(starts_at: datetime, rule: Rule) -> datetime:
    return starts_at + timedelta(minutes=rule.step_min)


def check_in_from(starts_at: datetime, rule: Rule) -> datetime:
    return starts_at - timedelta(minutes=rule.early_min)


def check_in_until(starts_at: datetime, rule: Rule) -> datetime:
    return starts_at + timedelta(minutes=max(rule.late_min, rule.no_show_min))


def is_in_time(starts_at: datetime, rule: Rule, at: datetime) -> bool:
    """Whether who comes now is still called as booked."""
    return at <= starts_at + timedelta(minutes=rule.late_min)


def is_due_soon(starts_at: datetime, booked_at: datetime, rule: Rule, at: datetime) -> bool:
    """Whether it is time to remind; who booked later than that is reminded an hour before."""
    if rule.remind_min < 1:
        return False
    remind_at = starts_at - timedelta(minutes=rule.remind_min)
    if booked_at >= remind_at:
        remind_at = starts_at - timedelta(hours=1)
    return booked_at < remind_at <= at < starts_at


def state_at(booking: Booking, rule: Rule, at: datetime) -> AppointmentState:
    """A booking whose time has gone by has lapsed, whether or not anybody wrote it down."""
    has_gone = at > check_in_until(booking.starts_at, rule)
    if booking.state is AppointmentState.BOOKED and has_gone:
        return AppointmentState.LAPSED
    return booking.state


def refuse_to_book(
    starts_at: datetime, at: datetime, rule: Rule, office: WorkingTime, notice: timedelta
) -> None:
    """Refuses what is no slot of the office, is too near, or is too far ahead."""
    if starts_at.tzinfo is None or abs(starts_at - at) > _FARTHEST:
        raise no_such_slot()
    zone = ZoneInfo(office.timezone)
    day, today = starts_at.astimezone(zone).date(), at.astimezone(zone).date()
    if starts_at not in slots_of(day, rule, office):
        raise no_such_slot()
    if day > today + timedelta(days=rule.days_ahead):
        raise Refused(
            "slot_closed",
            N_("Ngày này chưa nhận đặt hẹn."),
            N_("Xin chọn một ngày trong {days} ngày tới."),
            values={"days": rule.days_ahead},
        )
    if not can_be_booked(starts_at, at, notice):
        raise Refused(
            "slot_closed",
            N_("Giờ này không còn kịp để đặt hẹn."),
            N_("Xin chọn giờ muộn hơn, hoặc đến lấy số tại máy."),
        )


def refuse_too_many(held: int, rule: Rule) -> None:
    """Refuses when a phone number holds as many appointments as it may."""
    if held >= rule.most_open:
        raise Refused(
            "too_many_appointments",
            N_("Số điện thoại này đã có {held} lịch hẹn chưa đến."),
            N_("Xin hủy một lịch hẹn không cần nữa rồi đặt lại."),
            values={"held": held},
        )


def slot_full() -> Refused:
    return Refused(
        "slot_full",
        N_("Giờ này vừa hết chỗ."),
        N_("Xin chọn một giờ khác còn chỗ."),
        state="full",
    )


def refuse_to_check_in(booking: Booking, rule: Rule, office: WorkingTime, at: datetime) -> None:
    """Refuses who comes early or late, and what was cancelled; a second scan is no mistake."""
    state = state_at(booking, rule, at)
    zone = ZoneInfo(office.timezone)
    when = booking.starts_at.astimezone(zone)
    if state is AppointmentState.CANCELLED:
        raise Refused(
            "appointment_cancelled",
            N_("Lịch hẹn {code} đã hủy."),
            N_("Mời quý vị lấy số thường tại máy."),
            state=state,
            values={"code": booking.code},
        )
    if state is AppointmentState.LAPSED or at.astimezone(zone).date() > when.date():
        raise Refused(
            "appointment_lapsed",
            N_("Lịch hẹn lúc {time} ngày {day} đã quá giờ."),
            N_("Hẹn được giữ đến {until}. Mời quý vị lấy số thường tại máy."),
            state=AppointmentState.LAPSED,
            values={
                "time": _clock(when),
                "day": f"{when:%d/%m/%Y}",
                "until": _clock(check_in_until(when, rule)),
            },
        )
    opens = check_in_from(when, rule)
    if state is AppointmentState.BOOKED and at < opens:
        raise _too_early(when, opens, at.astimezone(zone))


def _too_early(when: datetime, opens: datetime, here: datetime) -> Refused:
    """All in the office's time. Who mistook the day is told the day first."""
    is_today = here.date() == when.date()
    return Refused(
        "too_early",
        N_("Chưa đến giờ hẹn: {time} ngày {day}.")
        if is_today
        else N_("Lịch hẹn vào ngày khác: {time} ngày {day}."),
        N_("Nhận số từ {opens} ngày hẹn."),
        state=AppointmentState.BOOKED,
        values={"time": _clock(when), "day": f"{when:%d/%m/%Y}", "opens": _clock(opens)},
    )


def refuse_to_move(booking: Booking, rule: Rule, at: datetime) -> None:
    """Only what is still to come can be moved."""
    state = state_at(booking, rule, at)
    if state is not AppointmentState.BOOKED:
        raise Refused(
            "wrong_state",
            N_("Lịch hẹn {code} không đổi giờ được nữa."),
            N_("Lịch hẹn đã nhận số, đã hủy hoặc đã quá giờ; đặt một lịch hẹn mới."),
            state=state,
            values={"code": booking.code},
        )


def refuse_to_cancel(booking: Booking, rule: Rule, at: datetime) -> None:
    """Only what is still to come can be cancelled; cancelling twice is no mistake."""
    state = state_at(booking, rule, at)
    if state in (AppointmentState.CHECKED_IN, AppointmentState.LAPSED):
        raise Refused(
            "wrong_state",
            N_("Lịch hẹn {code} không hủy được nữa."),
            N_("Lịch hẹn đã nhận số hoặc đã quá giờ; không cần làm gì thêm."),
            state=state,
            values={"code": booking.code},
        )


def code_of(token: str, attempt: int = 0) -> str:
    """Five letters to say or type, drawn from a token; a further attempt gives others."""
    drawn = int.from_bytes(hashlib.sha256(f"{token}/{attempt}".encode()).digest())
    code = ""
    for _ in range(CODE_LENGTH):
        drawn, place = divmod(drawn, len(_LETTERS))
        code += _LETTERS[place]
    return code


def tidy_code(typed: str) -> str:
    """A code as it is kept, from however somebody typed it."""
    return "".join(sign for sign in typed.upper() if sign.isascii() and sign.isalnum())


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def no_such_slot() -> Invalid:
    return Invalid(
        "no_such_slot",
        N_("Không có giờ hẹn này."),
        N_("Chọn một giờ có trong danh sách."),
        field="starts_at",
    )
