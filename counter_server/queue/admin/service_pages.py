"""Pages of a service: add, change, move, days off."""

from datetime import date

from flask import Blueprint, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.core.errors import N_
from counter_server.core.parts import Parts
from counter_server.queue.queries import today

from . import actions, queries
from .answers import HOME, Form, Office, kept, office_of, onward
from .service_form import (
    hours_rows,
    read_day_off,
    read_prefix,
    read_service,
    typed_service,
)
from .values import NO_NAME, ServiceValues
from .view import WEEKDAYS


def add_service_pages(pages: Blueprint, parts: Parts) -> None:
    """`/services/new`, `/services/<id>`, and its days off."""
    _adding(pages, parts)
    _changing(pages, parts)
    _days_off(pages, parts)


def _adding(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/services/new")
    def new_service() -> str:
        return _form(office_of(parts), None).draw(typed_service(ServiceValues(NO_NAME)))

    @pages.post("/services/new")
    def add_service() -> AnyResponse:
        office = office_of(parts)
        values, reading = read_service(request.form)
        prefix = read_prefix(reading)
        form = _form(office, None)
        if kept(reading, lambda: actions.add_service(parts, office.id, prefix, values), "prefix"):
            return onward(N_("Đã thêm dịch vụ {name}."), name=values.name.vi)
        return form.again(reading)


def _changing(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/services/<int:service_id>")
    def service(service_id: int) -> str:
        office = office_of(parts)
        known = _known(office, service_id)
        return _form(office, known).draw(typed_service(known.set))

    @pages.post("/services/<int:service_id>")
    def change_service(service_id: int) -> AnyResponse:
        office = office_of(parts)
        known = _known(office, service_id)
        values, reading = read_service(request.form)
        form = _form(office, known)
        if kept(
            reading,
            lambda: actions.change_service(parts, office.id, service_id, values),
            "name_vi",
        ):
            return onward(N_("Đã lưu dịch vụ {name}."), name=values.name.vi)
        return form.again(reading)


def _days_off(pages: Blueprint, parts: Parts) -> None:
    @pages.post("/services/<int:service_id>/days-off")
    def add_day_off(service_id: int) -> AnyResponse:
        office = office_of(parts)
        known = _known(office, service_id)
        off, reading = read_day_off(request.form, _today(office))
        form = _form(office, known)
        if kept(reading, lambda: actions.add_day_off(parts, office.id, service_id, off), "day"):
            to = f"{HOME}/services/{service_id}#days-off"
            return onward(N_("Đã ghi ngày nghỉ {day:%d/%m/%Y}."), to, day=off.day)
        # the fields of the service stand on the same page
        typed = {**typed_service(known.set), **request.form}
        return AnyResponse(form.draw(typed, reading.troubles), 422, mimetype="text/html")

    @pages.post("/services/<int:service_id>/days-off/<day>/remove")
    def remove_day_off(service_id: int, day: str) -> AnyResponse:
        office = office_of(parts)
        off = _day(day)
        if off is not None:
            actions.remove_day_off(parts, office.id, service_id, off)
        return onward(N_("Đã bỏ ngày nghỉ."), f"{HOME}/services/{service_id}#days-off")


def _form(office: Office, known: queries.Service | None) -> Form:
    with office.parts.database.read() as connection:
        here = today(connection, office.id, office.parts.clock())
        off = queries.days_off(connection, office.id, known.id, here) if known else ()
    more = {
        "service": known,
        "days_off": off,
        "today": here,
        "weekdays": WEEKDAYS,
        "hours_rows": hours_rows,
    }
    return Form("service", more)


def _known(office: Office, service_id: int) -> queries.Service:
    with office.parts.database.read() as connection:
        return queries.service(connection, office.id, service_id)


def _today(office: Office) -> date:
    with office.parts.database.read() as connection:
        return today(connection, office.id, office.parts.clock())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
