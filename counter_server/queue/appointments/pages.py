"""Appointments for everybody: booking on the public site, and the page behind the QR."""

from datetime import timedelta

from flask import Blueprint, Response, redirect, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as AnyResponse

from config.words import translator
from counter_server.catalog.public import public_office, wording
from counter_server.catalog.queries import search
from counter_server.contract.procedures import ProcedureLine
from counter_server.core import offices
from counter_server.core.answers import language
from counter_server.core.errors import N_, Problem
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.throttle import Throttle
from counter_server.core.which_office import asked_base, base_for

from . import actions, choosing, move_pages, queries, rules
from .calendar_file import Entry, calendar_file
from .choosing import Answer, Booth
from .move_pages import Move
from .phases import phase_of
from .qr import qr_path
from .queries import Kept

MOST_PROCEDURES = 5
_TRIES, _SPAN = 10, timedelta(minutes=10)


def appointments_pages(parts: Parts) -> Blueprint:
    """`/appointments` and `/a/<token>`."""
    pages = Blueprint("appointments", __name__)
    _add_booking(pages, parts)
    _add_appointment(pages, parts)
    _add_calendar(pages, parts)
    return pages


def _add_booking(pages: Blueprint, parts: Parts) -> None:
    throttle = Throttle(_TRIES, _SPAN, N_("Đặt hẹn quá nhiều lần từ một nơi."))

    @pages.get("/appointments")
    def services() -> str:
        return choosing.choose_service(_booth(parts))

    @pages.get("/appointments/<service>")
    def slots(service: str) -> str:
        return choosing.choose_slot(_booth(parts), service, request.args.get("day", ""))

    @pages.get("/appointments/<service>/<hour>")
    def who(service: str, hour: str) -> str:
        return choosing.ask_who(_booth(parts), service, hour)

    @pages.post("/appointments/<service>/<hour>")
    def book(service: str, hour: str) -> Answer:
        if request.form.get("website"):  # no person sees that field
            return redirect(f"{asked_base()}/appointments", 303)
        throttle.take(request.remote_addr or "", parts.clock())
        taken = choosing.take(_booth(parts), service, hour)
        return redirect(f"/a/{taken.token}", 303) if isinstance(taken, Kept) else taken


def _add_appointment(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/a/<token>")
    def appointment(token: str) -> str:
        is_part = request.args.get("part") == "live"
        at = parts.clock()
        with parts.database.read() as connection:
            kept = queries.by_token(connection, token)
            say = wording(connection, kept.office_id)
            _ = translator(language())
            return render(
                f"appointments/appointment{'_live' if is_part else ''}.html",
                kept=kept,
                say=say,
                phase=phase_of(kept.booking, kept.offer.rule, say.timezone, at, _),
                qr=qr_path(f"{parts.public_url}/a/{kept.token}"),
                procedures=() if is_part else _procedures(connection, kept),
            )

    _add_moving(pages, parts)

    @pages.post("/a/<token>/cancel")
    def cancel(token: str) -> AnyResponse:
        with parts.database.read() as connection:
            kept = queries.by_token(connection, token)
        try:
            actions.cancel(parts, kept.office_id, kept.id)
        except Problem as problem:
            return choosing.told(problem, f"/a/{kept.token}")
        return redirect(f"/a/{kept.token}", 303)


def _add_moving(pages: Blueprint, parts: Parts) -> None:
    def found(token: str) -> tuple[Booth, Move]:
        with parts.database.read() as connection:
            kept = queries.by_token(connection, token)
        here = f"/a/{kept.token}"
        booth = Booth(parts, kept.office_id, "/appointments", "public")
        return booth, Move(kept, f"{here}/move", here)

    @pages.get("/a/<token>/move")
    def other_hours(token: str) -> Answer:
        booth, move = found(token)
        try:
            return move_pages.choose(booth, move)
        except Problem as problem:
            return choosing.told(problem, move.back)

    @pages.post("/a/<token>/move")
    def move_appointment(token: str) -> Answer:
        booth, move = found(token)
        try:
            taken = move_pages.take(booth, move)
        except Problem as problem:
            return choosing.told(problem, move.back)
        return redirect(move.back, 303) if isinstance(taken, Kept) else taken


def _add_calendar(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/a/<token>/appointment.ics")
    def calendar(token: str) -> Response:
        with parts.database.read() as connection:
            kept = queries.by_token(connection, token)
            entry = _entry(connection, parts, kept)
        answer = Response(calendar_file(entry), mimetype="text/calendar")
        answer.headers["Cache-Control"] = "no-store"
        return answer


def _booth(parts: Parts) -> Booth:
    with parts.database.read() as connection:
        office_id = public_office(connection)
        base = base_for(connection, office_id)
        return Booth(parts, office_id, f"{base}/appointments", "public")


def _procedures(connection: Connection, kept: Kept) -> list[ProcedureLine]:
    """What one may come for: the procedures of the service."""
    listed = search(connection, kept.office_id)
    return [each for each in listed if each.service == kept.offer.code][:MOST_PROCEDURES]


def _entry(connection: Connection, parts: Parts, kept: Kept) -> Entry:
    _, tongue = translator(language()), language()
    office = offices.office(connection, kept.office_id)
    place = office.name.inside(tongue)
    service = kept.offer.name.inside(tongue)
    return Entry(
        uid=f"{kept.token}@motcua",
        made_at=parts.clock(),
        starts_at=kept.starts_at,
        ends_at=rules.ends_at(kept.starts_at, kept.offer.rule),
        title=_("Lịch hẹn {code}: {service}").format(code=kept.code, service=service),
        place=place,
        text=_("Quét mã trên trang lịch hẹn tại máy lấy số."),
        url=f"{parts.public_url}/a/{kept.token}",
    )
