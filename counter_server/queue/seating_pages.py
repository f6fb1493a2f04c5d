"""The pages where a clerk chooses a counter, and is told why they have none."""

from flask import Blueprint, flash, redirect, request, session
from werkzeug.wrappers import Response as AnyResponse

from config.words import translator
from counter_server.accounts.queries import seats
from counter_server.core.answers import details_of, language
from counter_server.core.errors import N_, Refused
from counter_server.core.pages import person_for, render
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Person

from . import queries
from .desk_verbs import Said
from .seating import displaced, sit_down, taken
from .unknown import unknown_counter

_SEAT = "seat"
_NOT_DONE = N_("Việc vừa bấm chưa làm.")


def add_seating(pages: Blueprint, parts: Parts) -> None:
    """`/desk/counters` and the question before somebody is replaced."""

    @pages.get("/counters")
    def counters() -> str:
        person = person_for(Act.CALL)
        with parts.database.read() as connection:
            day = queries.today(connection, person.office_id, parts.clock())
            services = queries.services(connection, person.office_id, day)
            return render(
                "queue/desk-counters.html",
                counters=queries.counters(connection, person.office_id),
                services={each.code: each for each in services},
                seats=seats(connection, person.office_id),
                displaced=who_sits_now(parts, person),
            )

    @pages.get("/counters/<int:counter_id>/replace")
    def replace(counter_id: int) -> AnyResponse | str:
        person = person_for(Act.CALL)
        with parts.database.read() as connection:
            found = taken(connection, person, counter_id)
        if found is None:
            return redirect("/desk/counters")
        return render("queue/desk-replace.html", taken=found)

    @pages.post("/counters")
    def choose() -> AnyResponse:
        person = person_for(Act.CALL)
        return _seated(parts, person, _counter_asked(parts, person))


def remember_seat(person: Person) -> None:
    """Keeps in the session where a person sits, to say later who sits there now."""
    if session.get(_SEAT) != person.counter_id:
        session[_SEAT] = person.counter_id


def who_sits_now(parts: Parts, person: Person) -> Said | None:
    """Who has taken the seat of a person who had one; None when nobody has."""
    last = session.get(_SEAT)
    if person.counter_id is not None or last is None:
        return None
    with parts.database.read() as connection:
        return displaced(connection, person, last)


def tell_not_done() -> None:
    """Says on the next page that the press of somebody without a seat did nothing."""
    if request.method != "GET":
        flash(translator(language())(_NOT_DONE), "bad")


def _seated(parts: Parts, person: Person, counter_id: int) -> AnyResponse:
    try:
        sit_down(parts, person, counter_id, request.form.get("instead_of", type=int))
        session[_SEAT] = counter_id
    except Refused as problem:
        if problem.code == "seat_taken":
            return redirect(f"/desk/counters/{counter_id}/replace", 303)
        details = details_of(problem, language())
        flash(f"{details.title} {details.detail}", "bad")
    return redirect("/desk", 303)


def _counter_asked(parts: Parts, person: Person) -> int:
    asked = request.form.get("counter", type=int)
    if asked is None:
        raise unknown_counter()
    with parts.database.read() as connection:
        queries.counter(connection, person.office_id, asked)
    return asked
