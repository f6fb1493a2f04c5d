"""Made-up appointments of one phone number."""

from datetime import timedelta

from counter_server.contract.appointments import Appointment, AppointmentState

from .office import AT


def _appointment(number: int, hours: int, state: AppointmentState, service: str) -> Appointment:
    starts_at = AT + timedelta(hours=hours)
    return Appointment(
        id=number,
        code=f"ACDE{number}",
        service=service,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        check_in_from=starts_at - timedelta(minutes=15),
        check_in_until=starts_at + timedelta(minutes=10),
        state=state,
        status_url=f"http://192.0.2.10:8080/a/made-up-appointment-0{number}",
    )


APPOINTMENTS = (
    _appointment(1, -1, AppointmentState.LAPSED, "dat-dai"),
    _appointment(2, 0, AppointmentState.BOOKED, "ho-tich-chung-thuc"),
    _appointment(3, 1, AppointmentState.CHECKED_IN, "xay-dung"),
    _appointment(4, 24, AppointmentState.BOOKED, "an-toan-thuc-pham"),
)
