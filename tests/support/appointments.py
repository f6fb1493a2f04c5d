"""Builders of appointments; every person here is made up."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from counter_server.contract.appointments import AppointmentRequest
from counter_server.queue.appointments import actions
from counter_server.queue.appointments.queries import Kept
from tests.support.offices import TestOffice

SERVICE = "ho-tich-chung-thuc"
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def here(text: str) -> datetime:
    """`2026-11-23 09:30` on the office's wall, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=_HERE).astimezone(UTC)


MONDAY_0930 = here("2026-11-23 09:30")  # the test clock says Monday 08:00


def a_request(**values: object) -> AppointmentRequest:
    given = {
        "service": SERVICE,
        "starts_at": MONDAY_0930,
        "name": "Nguyễn Thị Ưu",
        "phone": "0912 345 678",
    }
    return AppointmentRequest(**{**given, **values})


def booked(office: TestOffice, key: str = "touch-0001", **values: object) -> Kept:
    return actions.book(office.parts, office.id, a_request(**values), key)[0]
