"""The clerk's desk: choose a counter, call, serve, finish; live without reload."""

from flask import Blueprint, Response, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.core.answers import json_answer
from counter_server.core.errors import N_, Refused
from counter_server.core.pages import person_for
from counter_server.core.parts import Parts
from counter_server.core.who import Act, may

from .desk_answers import ASKS, RETRIED, DeskPages, Telling, told, wants_state
from .desk_feed import desk_events
from .desk_printing import NO_PRINTING, DeskPrinting
from .desk_verbs import VERBS, Place, Said, perform
from .seating_pages import add_seating, remember_seat, tell_not_done, who_sits_now

_NAMES = ", ".join(f'"{verb}"' for verb in VERBS)
_ASKS = ", ".join(f'"{verb}"' for verb in ASKS)


class SeatNeeded(Exception):
    """A page of a counter, for a person who has not chosen one."""


def desk_pages(parts: Parts, printing: DeskPrinting = NO_PRINTING) -> Blueprint:
    """`/desk` and what belongs to it."""
    pages = Blueprint("desk", __name__, url_prefix="/desk")
    drawn = DeskPages(parts, printing)
    pages.register_error_handler(SeatNeeded, _choose_a_counter)
    _reading(pages, parts, drawn)
    _acting(pages, parts, drawn)
    add_seating(pages, parts)
    return pages


def _reading(pages: Blueprint, parts: Parts, drawn: DeskPages) -> None:
    @pages.get("")
    def desk() -> AnyResponse | str:
        person = person_for(Act.READ)
        if may(person, Act.SUPERVISE) and not may(person, Act.CALL):
            return redirect("/monitor")
        return drawn.page(_place(parts))

    @pages.get("/small")
    def small() -> str:
        return drawn.page(_place(parts), is_small=True)

    @pages.get("/now")
    def now() -> Response:
        return json_answer(drawn.state(_place(parts), is_small=_is_small()))

    @pages.get("/events")
    def events() -> Response:
        return desk_events(parts.feeds.of(_place(parts).office_id))

    @pages.get(f"/<any({_ASKS}):verb>")
    def ask(verb: str) -> str:
        return drawn.ask(_place(parts), verb)


def _acting(pages: Blueprint, parts: Parts, drawn: DeskPages) -> None:
    def answer(place: Place, telling: Telling) -> AnyResponse:
        if wants_state():
            return json_answer(drawn.state(place, telling, is_small=_is_small()), telling.status)
        flash(telling.text, telling.tone)
        return redirect("/desk/small" if _is_small() else "/desk", 303)

    @pages.post(f"/<any({_NAMES}):verb>")
    def act(verb: str) -> AnyResponse:
        place = _place(parts)
        return answer(place, told(lambda: perform(place, verb, request.form)))

    @pages.post("/print-jobs/<int:job_id>/retry")
    def retry(job_id: int) -> AnyResponse:
        person_for(Act.REPRINT)
        place = _place(parts)

        def print_again() -> Said:
            drawn.printing.retry(place.office_id, job_id)
            return RETRIED

        return answer(place, told(print_again))

    @pages.post("/tickets/<int:ticket_id>/print")
    def print_ticket(ticket_id: int) -> AnyResponse:
        person_for(Act.REPRINT)
        place = _place(parts)

        def print_copy() -> Said:
            drawn.printing.reprint(place.office_id, ticket_id, place.counter_id)
            return RETRIED

        return answer(place, told(print_copy))


def _is_small() -> bool:
    return request.args.get("view") == "small"


def _place(parts: Parts) -> Place:
    """Where the person of this request works."""
    person = person_for(Act.CALL)
    if person.counter_id is not None:
        remember_seat(person)
        return Place(parts, person.office_id, person.counter_id)
    tell_not_done()
    if not wants_state():
        raise SeatNeeded
    said = who_sits_now(parts, person)
    raise Refused(
        "no_seat",
        said.text if said else N_("Chưa chọn quầy, hoặc người khác vừa ngồi vào quầy này."),
        N_("Mở lại trang và chọn quầy."),
        values=said.values if said else {},
    )


def _choose_a_counter(_error: SeatNeeded) -> AnyResponse:
    return redirect("/desk/counters", 303)
