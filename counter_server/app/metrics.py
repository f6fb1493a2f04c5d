"""`/metrics`: numbers for Prometheus, text format 0.0.4, from one short read; nobody's data."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response
from sqlalchemy import Connection

from counter_server.core.clock import business_day
from counter_server.core.event_log import last_seq
from counter_server.core.offices import OfficeName, office_names
from counter_server.core.parts import Parts
from counter_server.printing.measured import job_numbers
from counter_server.queue.measured import queue_numbers

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_ESCAPED = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})
_HELP = {
    "motcua_tickets_waiting": ("gauge", "Tickets of today that wait, by service."),
    "motcua_tickets_today": ("gauge", "Tickets of today, by state."),
    "motcua_counters": ("gauge", "Counters, by state."),
    "motcua_event_seq": ("counter", "The last number of the event log."),
    "motcua_print_jobs": ("gauge", "Print jobs, by state."),
    "process_start_time_seconds": ("gauge", "When this server process began, in Unix seconds."),
}
_BEGAN = time.time()


@dataclass(frozen=True)
class Sample:
    """A number and what it is of."""

    name: str
    labels: Mapping[str, str]
    value: float


def metrics(parts: Parts) -> Blueprint:
    """Open to whoever watches the server, like `/healthz`."""
    pages = Blueprint("metrics", __name__)

    @pages.get("/metrics")
    def numbers() -> Response:
        return Response(in_text(samples(parts)), content_type=MEDIA_TYPE)

    return pages


def samples(parts: Parts) -> list[Sample]:
    """All numbers, of every office."""
    with parts.database.read() as connection:
        of_offices = [
            sample
            for office in office_names(connection)
            for sample in _of_office(parts, connection, office)
        ]
    return [*of_offices, Sample("process_start_time_seconds", {}, _BEGAN)]


def in_text(numbers: list[Sample]) -> str:
    """Those of one name stand together, under what they mean."""
    return "".join(line + "\n" for name in _HELP for line in _family(name, numbers))


def _of_office(parts: Parts, connection: Connection, office: OfficeName) -> Iterator[Sample]:
    queue = queue_numbers(connection, office.id, business_day(parts.clock(), office.timezone))
    labelled = (
        ("motcua_tickets_waiting", "service", queue.waiting),
        ("motcua_tickets_today", "state", queue.tickets),
        ("motcua_counters", "state", queue.counters),
        ("motcua_print_jobs", "state", job_numbers(connection, office.id)),
    )
    for name, label, counts in labelled:
        for what, count in counts.items():
            yield Sample(name, {"office": office.code, label: what}, count)
    yield Sample("motcua_event_seq", {"office": office.code}, last_seq(connection, office.id))


def _family(name: str, numbers: list[Sample]) -> Iterator[str]:
    kind, meaning = _HELP[name]
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} {kind}"
    for each in numbers:
        if each.name == name:
            yield f"{name}{_labels(each.labels)} {each.value}"


def _labels(labels: Mapping[str, str]) -> str:
    inside = ",".join(f'{name}="{value.translate(_ESCAPED)}"' for name, value in labels.items())
    return f"{{{inside}}}" if inside else ""
