"""Pages of a counter: add and change."""

from flask import Blueprint, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.contract.office import CounterState
from counter_server.core.errors import N_
from counter_server.core.parts import Parts

from . import actions, queries
from .answers import Form, Office, kept, office_of, onward
from .forms import read_counter, typed_counter
from .reading import Reading
from .values import CounterValues

STATES = (
    (CounterState.OPEN, N_("Đang mở")),
    (CounterState.PAUSED, N_("Tạm dừng")),
    (CounterState.CLOSED, N_("Đóng")),
)


def add_counter_pages(pages: Blueprint, parts: Parts) -> None:
    """`/counters/new` and `/counters/<id>`."""

    @pages.get("/counters/new")
    def new_counter() -> str:
        return _form(office_of(parts), None).draw({"state": CounterState.OPEN})

    @pages.post("/counters/new")
    def add_counter() -> AnyResponse:
        office = office_of(parts)
        form = _form(office, None)
        values, reading = _read(form)
        if kept(reading, lambda: actions.add_counter(parts, office.id, values), "number"):
            return onward(N_("Đã thêm quầy {number}."), number=values.number)
        return form.again(reading)

    @pages.get("/counters/<int:counter_id>")
    def counter(counter_id: int) -> str:
        office = office_of(parts)
        known = _known(office, counter_id)
        return _form(office, known).draw(typed_counter(known.set))

    @pages.post("/counters/<int:counter_id>")
    def change_counter(counter_id: int) -> AnyResponse:
        office = office_of(parts)
        form = _form(office, _known(office, counter_id))
        values, reading = _read(form)
        if kept(
            reading,
            lambda: actions.change_counter(parts, office.id, counter_id, values),
            "state",
        ):
            return onward(N_("Đã lưu quầy {number}."), number=values.number)
        return form.again(reading)


def _form(office: Office, known: queries.Counter | None) -> Form:
    with office.parts.database.read() as connection:
        services = queries.services(connection, office.id)
        profiles = queries.profiles(connection, office.id)
    more = {"counter": known, "services": services, "profiles": profiles, "states": STATES}
    return Form("counter", more)


def _read(form: Form) -> tuple[CounterValues, Reading]:
    services, profiles = form.more["services"], form.more["profiles"]
    assert isinstance(services, tuple)
    assert isinstance(profiles, tuple)
    return read_counter(
        request.form, [each.id for each in services], [each.id for each in profiles]
    )


def _known(office: Office, counter_id: int) -> queries.Counter:
    with office.parts.database.read() as connection:
        return queries.counter(connection, office.id, counter_id)
