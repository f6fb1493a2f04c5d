"""Appointments at the desk: who comes today, booking for somebody, checking in, cancelling."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, redirect, request
from flask import Response as AnyResponse
from werkzeug.wrappers import Response

from config.words import translator
from counter_server.catalog.folding import folded
from counter_server.catalog.public import wording
from counter_server.catalog.queries import working_time
from counter_server.catalog.working_time import WorkingTime, is_working_day
from counter_server.contract.appointments import AppointmentState, CheckInRequest
from counter_server.contract.events import AppointmentEvent, DayOpened, Entry
from counter_server.core.answers import language
from counter_server.core.clock import business_day
from counter_server.core.errors import N_, Problem
from counter_server.core.event_log import last_seq
from counter_server.core.pages import person_for, render
from counter_server.core.parts import Parts
from counter_server.core.streaming import event_stream
from counter_server.core.who import Act

from . import actions, choosing, move_pages, queries
from .checking_in import check_in
from .choosing import Answer, Booth
from .move_pages import Move, desk_booth
from .person import tidy_phone
from .queries import Kept

HERE = "/desk/appointments"
LIVE = "live"
_FAR = timedelta(days=3660)
STATE_WORDS = {
    AppointmentState.BOOKED: N_("Chưa đến"),
    AppointmentState.CHECKED_IN: N_("Đã nhận số"),
    AppointmentState.CANCELLED: N_("Đã hủy"),
    AppointmentState.LAPSED: N_("Quá giờ"),
}


def appointments_desk_pages(parts: Parts) -> Blueprint:
    """`/desk/appointments` and all below it, for people who may call."""
    pages = Blueprint("appointments_desk", __name__, url_prefix=HERE)
    _add_list(pages, parts)
    _add_verbs(pages, parts)
    _add_booking(pages, parts)
    _add_moving(pages, parts)
    return pages


def _add_list(pages: Blueprint, parts: Parts) -> None:
    @pages.get("")
    def appointments() -> str:
        person = person_for(Act.CALL)
        q, at = request.args.get("q", "").strip()[:100], parts.clock()
        with parts.database.read() as connection:
            seq = last_seq(connection, person.office_id)  # before what it is the state of
            office = working_time(connection, person.office_id)
            today = business_day(at, office.timezone)
            day = _asked_day(today)
            listed = queries.of_day(connection, person.office_id, day)
            say = wording(connection, person.office_id)
        part = "table" if request.args.get("part") == LIVE else "list"
        return render(
            f"appointments/desk-{part}.html",
            seq=seq,
            lines=[(each, each.state_at(at)) for each in listed if _is_found(each, q)],
            counts=_counts(listed, at),
            state_words=STATE_WORDS,
            q=q,
            day=day,
            noon=datetime.combine(day, time(12), ZoneInfo(office.timezone)),
            today=today,
            before=_worked(day, -1, office),
            after=_worked(day, 1, office),
            say=say,
        )

    @pages.get("/events")
    def events() -> AnyResponse:
        return event_stream(parts.feeds.of(person_for(Act.CALL).office_id), _told)


def _told(entry: Entry, _message: bytes) -> bytes | None:
    """Only that the list changed: whoever hears it asks for the list."""
    if not isinstance(entry.event, AppointmentEvent | DayOpened):
        return None
    return f"id: {entry.seq}\nevent: change\ndata: {{}}\n\n".encode()


def _add_verbs(pages: Blueprint, parts: Parts) -> None:
    @pages.post("/<int:appointment_id>/check-in")
    def come(appointment_id: int) -> Response:
        person = person_for(Act.CALL)

        def act() -> str:
            with parts.database.read() as connection:
                kept = queries.by_id(connection, person.office_id, appointment_id)
            asked = CheckInRequest(print=False)
            ticket, _is_new = check_in(parts, person.office_id, kept.token, asked, None)
            _ = translator(language())
            return _("Đã nhận số {number} cho lịch hẹn {code}.").format(
                number=ticket.number, code=kept.code
            )

        return _say_and_return(act)

    @pages.post("/<int:appointment_id>/cancel")
    def give_up(appointment_id: int) -> Response:
        person = person_for(Act.CALL)

        def act() -> str:
            kept = actions.cancel(parts, person.office_id, appointment_id)
            _ = translator(language())
            return _("Đã hủy lịch hẹn {code}.").format(code=kept.code)

        return _say_and_return(act)


def _add_booking(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/new")
    def services() -> str:
        return choosing.choose_service(_booth(parts))

    @pages.get("/new/<service>")
    def slots(service: str) -> str:
        return choosing.choose_slot(_booth(parts), service, request.args.get("day", ""))

    @pages.get("/new/<service>/<hour>")
    def who(service: str, hour: str) -> str:
        return choosing.ask_who(_booth(parts), service, hour)

    @pages.post("/new/<service>/<hour>")
    def book(service: str, hour: str) -> Answer:
        taken = choosing.take(_booth(parts), service, hour)
        if not isinstance(taken, Kept):
            return taken
        _ = translator(language())
        text = _("Đã đặt lịch hẹn {code} cho {name}.")
        flash(text.format(code=taken.code, name=taken.name), "good")
        return redirect(f"{HERE}?day={taken.day.isoformat()}", 303)


def _add_moving(pages: Blueprint, parts: Parts) -> None:
    def move_of(booth: Booth, appointment_id: int) -> Move:
        with parts.database.read() as connection:
            kept = queries.by_id(connection, booth.office_id, appointment_id)
        return Move(kept, f"{HERE}/{kept.id}/move", f"{HERE}?day={kept.day.isoformat()}")

    @pages.get("/<int:appointment_id>/move")
    def other_hours(appointment_id: int) -> str:
        booth = _booth(parts)
        return move_pages.choose(booth, move_of(booth, appointment_id))

    @pages.post("/<int:appointment_id>/move")
    def move(appointment_id: int) -> Answer:
        booth = _booth(parts)
        try:
            taken = move_pages.take(booth, move_of(booth, appointment_id))
        except Problem as problem:
            return choosing.told(problem, HERE)
        if not isinstance(taken, Kept):
            return taken
        _ = translator(language())
        flash(_("Đã đổi giờ lịch hẹn {code}.").format(code=taken.code), "good")
        return redirect(f"{HERE}?day={taken.day.isoformat()}", 303)


def _booth(parts: Parts) -> Booth:
    return desk_booth(parts, person_for(Act.CALL).office_id, f"{HERE}/new")


def _say_and_return(act: Callable[[], str]) -> Response:
    try:
        flash(act(), "good")
    except Problem as problem:
        return choosing.told(problem, HERE)
    return redirect(HERE, 303)


def _asked_day(today: date) -> date:
    """The day of the address; today when it is none, or so far off that nothing can be there."""
    try:
        day = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return today
    return day if abs(day - today) < _FAR else today


def _worked(day: date, step: int, office: WorkingTime) -> date:
    """The nearest working day before or after."""
    for _ in range(31):
        day += timedelta(days=step)
        if is_working_day(day, office):
            break
    return day


def _is_found(kept: Kept, q: str) -> bool:
    phone = tidy_phone(q)
    return folded(q) in folded(f"{kept.code} {kept.name}") or (
        phone.isdigit() and phone in kept.phone
    )


def _counts(listed: tuple[Kept, ...], at: datetime) -> dict[AppointmentState, int]:
    states = [each.state_at(at) for each in listed]
    return {state: states.count(state) for state in STATE_WORDS if state in states}
