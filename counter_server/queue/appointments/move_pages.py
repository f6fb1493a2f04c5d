"""Choosing another slot for an appointment, at the desk or from the page behind its QR code."""

from dataclasses import dataclass
from datetime import timedelta

from flask import request

from counter_server.catalog.queries import working_time
from counter_server.contract.problems import ProblemDetails
from counter_server.core.answers import details_of, language
from counter_server.core.errors import Refused
from counter_server.core.parts import Parts

from . import moving, rules
from .choosing import Answer, Booth, day_of, days_of, moment, page
from .queries import Kept


@dataclass(frozen=True)
class Move:
    """An appointment that is being moved; `action` takes the form, `back` is where it came from."""

    kept: Kept
    action: str
    back: str


def choose(booth: Booth, move: Move, problem: ProblemDetails | None = None) -> str:
    """The days and hours that are free; `problem` says why an hour could not be had."""
    at = booth.parts.clock()
    rules.refuse_to_move(move.kept.booking, move.kept.offer.rule, at)
    with booth.parts.database.read() as connection:
        by_day = days_of(booth, connection, move.kept.offer)
        chosen = day_of(request.args.get("day", move.kept.day.isoformat()), by_day)
        return page(
            booth,
            connection,
            "move",
            move=move,
            days=by_day,
            chosen=chosen,
            slots=by_day.get(chosen, ()) if chosen else (),
            free={day: sum(each.free for each in slots) for day, slots in by_day.items()},
            problem=problem,
        )


def take(booth: Booth, move: Move) -> Kept | Answer:
    """Moves to the hour of the form; the hours again when that cannot be."""
    with booth.parts.database.read() as connection:
        timezone = working_time(connection, booth.office_id).timezone
    try:
        asked = moment(request.form.get("hour", ""), timezone)
        return moving.move(booth.parts, booth.office_id, move.kept.id, asked, booth.notice)
    except Refused as refused:
        if refused.code == "wrong_state":
            raise
        return choose(booth, move, details_of(refused, language())), refused.status


def desk_booth(parts: Parts, office_id: int, base: str) -> Booth:
    """At the desk a slot can be booked until it begins."""
    return Booth(parts, office_id, base, "desk", notice=timedelta())
