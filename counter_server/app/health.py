"""`/healthz`: whether this server can do its work, with reasons."""

import shutil
from math import inf
from pathlib import Path

from flask import Blueprint, Response
from sqlalchemy import update
from sqlalchemy.exc import SQLAlchemyError

from counter_server.contract.wire import Shape
from counter_server.core.answers import json_answer
from counter_server.core.event_log import EventCounterRow
from counter_server.core.offices import first_office_id
from counter_server.core.parts import Parts

LEAST_FREE_BYTES = 1_000_000  # some hundred numbers


class Health(Shape, frozen=True):
    """`reasons` names what is wrong, by a stable word each."""

    ok: bool
    reasons: tuple[str, ...]


def health(parts: Parts) -> Blueprint:
    """200 when the database answers, takes what is written and holds an office, else 503."""
    pages = Blueprint("health", __name__)

    @pages.get("/healthz")
    def healthz() -> Response:
        reasons = _reasons(parts)
        return json_answer(Health(ok=not reasons, reasons=reasons), 503 if reasons else 200)

    return pages


def _reasons(parts: Parts) -> tuple[str, ...]:
    try:
        with parts.database.read() as connection:
            if first_office_id(connection) is None:
                return ("no_office",)
        if parts.database.is_stuck:
            _write_something(parts)
    except SQLAlchemyError:
        return ("database_away",)
    return ("disk_full",) if _free_bytes(parts.data) < LEAST_FREE_BYTES else ()


def _write_something(parts: Parts) -> None:
    """Fails as the last ticket did, unless there is room again."""
    with parts.database.write() as connection:
        connection.execute(update(EventCounterRow).values(last_seq=EventCounterRow.last_seq))


def _free_bytes(folder: Path) -> float:
    """On the disk of a folder; without end where nobody can tell."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return inf
