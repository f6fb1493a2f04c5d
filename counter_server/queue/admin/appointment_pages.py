"""The page of a service's appointments: slots, places, and the minutes around them."""

from flask import Blueprint, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as AnyResponse

from config.words import translator
from counter_server.catalog.public import wording
from counter_server.core.answers import language
from counter_server.core.errors import N_
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.queue.appointments.queries import Offer, offers_of, overbooked
from counter_server.queue.appointments.rules import Rule
from counter_server.queue.appointments.tables import AppointmentRuleRow

from . import queries
from .answers import HOME, Form, Office, kept, office_of, onward
from .appointment_form import read_rule, typed_rule
from .view import WEEKDAYS

SHOWN = 12


def add_appointment_pages(pages: Blueprint, parts: Parts) -> None:
    """`/appointments/<service id>`."""

    @pages.get("/appointments/<int:service_id>")
    def appointments(service_id: int) -> str:
        office = office_of(parts)
        form, rule = _form(office, service_id)
        return form.draw(typed_rule(rule))

    @pages.post("/appointments/<int:service_id>")
    def change_appointments(service_id: int) -> AnyResponse:
        office = office_of(parts)
        form, _rule = _form(office, service_id)
        rule, reading = read_rule(request.form)
        if not kept(reading, lambda: set_rule(parts, office.id, service_id, rule), "capacity"):
            return form.again(reading)
        over = len(_overbooked(office, service_id))
        words = N_("Đã lưu lịch hẹn.")
        if over:
            words = N_("Đã lưu. {count} giờ đã đặt nhiều hơn số chỗ mới; lịch đã đặt vẫn giữ.")
        return onward(words, f"{HOME}/appointments/{service_id}" if over else HOME, count=over)


def set_rule(parts: Parts, office_id: int, service_id: int, rule: Rule) -> None:
    """From the next booking on; what was booked stays booked, also beyond a lower capacity."""
    with parts.works.begin(office_id) as work:
        queries.service(work.connection, office_id, service_id)
        values = {name: getattr(rule, name) for name in _COLUMNS}
        values["weekday_capacity"] = {str(day): most for day, most in rule.weekdays.items()}
        work.connection.execute(
            insert_or(work.connection.dialect.name, AppointmentRuleRow)
            .values(office_id=office_id, service_id=service_id, **values)
            .on_conflict_do_update(index_elements=["service_id"], set_=values)
        )


_COLUMNS = (
    "step_min", "capacity", "days_ahead", "least_notice_min", "early_min", "late_min",
    "no_show_min", "remind_min", "most_open", "is_open",
)  # fmt: skip


def _form(office: Office, service_id: int) -> tuple[Form, Rule]:
    with office.parts.database.read() as connection:
        service = queries.service(connection, office.id, service_id)
        offer = _offer(connection, office, service_id)
        say = wording(connection, office.id)
    over = _overbooked(office, service_id)
    more = {
        "service": service,
        "weekdays": [translator(language())(each) for each in WEEKDAYS],
        "over": over[:SHOWN],
        "more": max(len(over) - SHOWN, 0),
        "say": say,
    }
    return Form("appointments", more), offer.rule if offer else Rule(is_open=False)


def _overbooked(office: Office, service_id: int) -> tuple[tuple[object, int], ...]:
    """Each slot with too many bookings, and how many too many."""
    with office.parts.database.read() as connection:
        offer = _offer(connection, office, service_id)
        if offer is None:
            return ()
        timezone = wording(connection, office.id).timezone
        slots = overbooked(connection, offer, office.parts.clock(), timezone)
    return tuple((each.starts_at, -each.free) for each in slots)


def _offer(connection: Connection, office: Office, service_id: int) -> Offer | None:
    offers = {each.id: each for each in offers_of(connection, office.id)}
    return offers.get(service_id)
