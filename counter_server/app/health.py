"""`/healthz`: whether this server can do its work, with reasons."""

from flask import Blueprint, Response
from sqlalchemy.exc import SQLAlchemyError

from counter_server.contract.wire import Shape
from counter_server.core.answers import json_answer
from counter_server.core.offices import first_office_id
from counter_server.core.parts import Parts


class Health(Shape, frozen=True):
    """`reasons` names what is wrong, by a stable word each."""

    ok: bool
    reasons: tuple[str, ...]


def health(parts: Parts) -> Blueprint:
    """200 when the database answers and an office stands in it, else 503."""
    pages = Blueprint("health", __name__)

    @pages.get("/healthz")
    def healthz() -> Response:
        reasons = _reasons(parts)
        return json_answer(Health(ok=not reasons, reasons=reasons), 503 if reasons else 200)

    return pages


def _reasons(parts: Parts) -> tuple[str, ...]:
    try:
        with parts.database.read() as connection:
            return () if first_office_id(connection) is not None else ("no_office",)
    except SQLAlchemyError:
        return ("database_away",)
