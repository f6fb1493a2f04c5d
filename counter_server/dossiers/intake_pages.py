"""Receiving a dossier at the desk: choose the procedure, tick off the papers, receive."""

from flask import Blueprint, redirect, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from config.words import translator
from counter_server.catalog import queries as catalog
from counter_server.catalog.pages import by_field
from counter_server.catalog.public import wording
from counter_server.catalog.working_time import due_at
from counter_server.contract.procedures import Procedure
from counter_server.core.answers import language
from counter_server.core.errors import NotFound, Problem
from counter_server.core.pages import person_for, render
from counter_server.core.parts import Parts
from counter_server.core.who import Act
from counter_server.queue.queries import ticket as ticket_of

from . import actions
from .form import IntakeForm, empty_form, in_words, number_or_none, request_of, typed_form
from .intake import faults


def add_intake_pages(pages: Blueprint, parts: Parts) -> None:
    """GET `/new` (choose, then fill in) and POST `` (receive)."""

    @pages.get("/new")
    def new() -> str:
        person = person_for(Act.RECEIVE)
        ticket = number_or_none(request.args.get("ticket", ""))
        code = request.args.get("procedure")
        with parts.database.read() as connection:
            if not code:
                return _choose(connection, person.office_id, ticket)
            procedure = catalog.procedure(connection, person.office_id, code)
            form = empty_form(procedure, parts.new_token(), ticket)
            return _fill_in(parts, connection, person.office_id, procedure, form)

    @pages.get("/due")
    def due() -> str:
        person = person_for(Act.RECEIVE)
        code = request.args.get("procedure", "")
        with parts.database.read() as connection:
            procedure = catalog.procedure(connection, person.office_id, code)
            return _due(parts, connection, person.office_id, procedure)

    @pages.post("")
    def receive() -> Response | tuple[str, int]:
        person = person_for(Act.RECEIVE)
        with parts.database.read() as connection:
            code = request.form.get("procedure", "")
            procedure = catalog.procedure(connection, person.office_id, code)
        form = typed_form(procedure, request.form, {})
        asked = request_of(form, procedure)
        wrong: list[Problem] = list(faults(asked, procedure))
        if not wrong:
            dossier, _ = actions.receive(
                parts, person.office_id, asked, person, f"desk-{form.key}" if form.key else None
            )
            return redirect(f"/desk/dossiers/{dossier.code}?received=1", 303)
        told = typed_form(procedure, request.form, in_words(wrong, translator(language())))
        with parts.database.read() as connection:
            return _fill_in(parts, connection, person.office_id, procedure, told), 422


def _choose(connection: Connection, office_id: int, ticket: int | None) -> str:
    q = request.args.get("q", "")[:200]
    found = catalog.search(connection, office_id, q)
    is_part = request.args.get("part") == "list"
    return render(
        "dossiers/choices.html" if is_part else "dossiers/choose.html",
        q=q,
        groups=by_field(found, q),
        ticket=ticket,
        number=_ticket_number(connection, office_id, ticket),
        say=wording(connection, office_id),
    )


def _fill_in(
    parts: Parts, connection: Connection, office_id: int, procedure: Procedure, form: IntakeForm
) -> str:
    return render(
        "dossiers/new.html",
        procedure=procedure,
        form=form,
        number=_ticket_number(connection, office_id, form.ticket),
        due=_due(parts, connection, office_id, procedure),
        say=wording(connection, office_id),
    )


def _due(parts: Parts, connection: Connection, office_id: int, procedure: Procedure) -> str:
    office = catalog.working_time(connection, office_id)
    due = due_at(parts.clock(), procedure.time_limit, office)
    return wording(connection, office_id).moment(due)


def _ticket_number(connection: Connection, office_id: int, ticket: int | None) -> str | None:
    """The number of the visit, or None: a wrong id in the address must not stop an intake."""
    if ticket is None:
        return None
    try:
        return ticket_of(connection, office_id, ticket).number
    except NotFound:
        return None
