"""Five faces on the phone, once the visit is over or the result is in hand; of nobody by name."""

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as AnyResponse

from counter_server.catalog.public import wording
from counter_server.contract.dossiers import DossierState
from counter_server.contract.ratings import Reason
from counter_server.contract.tickets import TicketState
from counter_server.core.answers import carried_language, speak_as
from counter_server.core.errors import N_, Refused
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.dossiers.progress import language_of, progress_of_token
from counter_server.queue.queries import ticket_by_token
from counter_server.queue.ratings.actions import Opinion
from counter_server.queue.ratings.queries import is_dossier_rated, is_visit_rated
from counter_server.queue.ratings.rules import REASON_WORDS

from .phone_app import head
from .rating import nothing_to_rate, rate, token_in
from .throttle import lookup_throttle

FACES = (
    N_("Rất không hài lòng"),
    N_("Không hài lòng"),
    N_("Bình thường"),
    N_("Hài lòng"),
    N_("Rất hài lòng"),
)


@dataclass(frozen=True)
class Subject:
    """What is rated: a number or a dossier's code."""

    office_id: int
    label: str
    is_over: bool
    is_rated: bool


def add_rating_pages(pages: Blueprint, parts: Parts) -> None:
    """`/t/<token>/rating`, `/h/<token>/rating`: the faces, and what was thought."""
    throttle = lookup_throttle()

    @pages.get("/t/<token>/rating", defaults={"kind": "t"})
    @pages.get("/h/<token>/rating", defaults={"kind": "h"})
    def rating(kind: str, token: str) -> AnyResponse:
        with parts.database.read() as connection:
            subject = _subject(connection, kind, token)
            if subject.is_rated or not subject.is_over:
                return redirect(f"/{kind}/{token}{carried_language()}", 303)
            return Response(_page(connection, subject, f"/{kind}/{token}"))

    @pages.post("/t/<token>/rating", defaults={"kind": "t"})
    @pages.post("/h/<token>/rating", defaults={"kind": "h"})
    def rate_it(kind: str, token: str) -> AnyResponse:
        throttle.take(request.remote_addr or "", parts.clock())
        with parts.database.read() as connection:
            subject = _subject(connection, kind, token)
            stars = _stars()
            if not stars:
                return Response(_page(connection, subject, f"/{kind}/{token}"), 422)
        _keep(parts, token, Opinion(stars, _reasons()))
        return redirect(f"/{kind}/{token}{carried_language()}", 303)


def _keep(parts: Parts, token: str, opinion: Opinion) -> None:
    """A second press thanks like the first."""
    try:
        rate(parts, token, opinion)
    except Refused as refused:
        if refused.code != "already_rated":
            raise


def _page(connection: Connection, subject: Subject, here: str) -> str:
    return render(
        "lookup/rating.html",
        subject=subject,
        here=here,
        say=wording(connection, subject.office_id),
        stars=_stars(),
        is_missing=request.method == "POST",
        chosen=_reasons(),
        faces=FACES,
        reason_words=REASON_WORDS,
        **head(),
    )


def _subject(connection: Connection, kind: str, token: str) -> Subject:
    """`NotFound` for a token of nothing."""
    known = token_in(token)
    found = _visit(connection, known) if kind == "t" else _dossier(connection, known)
    if found is None:
        raise nothing_to_rate()
    return found


def _visit(connection: Connection, token: str) -> Subject | None:
    found = ticket_by_token(connection, token)
    if found is None:
        return None
    office_id, ticket = found
    speak_as(ticket.language)
    is_over = ticket.state is TicketState.FINISHED
    return Subject(
        office_id, ticket.number, is_over, is_visit_rated(connection, office_id, ticket.id)
    )


def _dossier(connection: Connection, token: str) -> Subject | None:
    found = progress_of_token(connection, token)
    if found is None:
        return None
    speak_as(language_of(connection, found.id))
    is_over = found.state is DossierState.RETURNED
    is_rated = is_dossier_rated(connection, found.office_id, found.id)
    return Subject(found.office_id, found.code, is_over, is_rated)


def _stars() -> int:
    """The face that was chosen, on the address or in the form; 0 for none."""
    given = request.values.get("stars", "")
    return int(given) if given in {"1", "2", "3", "4", "5"} else 0


def _reasons() -> tuple[Reason, ...]:
    given = set(request.form.getlist("reasons"))
    return tuple(each for each in Reason if each in given)
