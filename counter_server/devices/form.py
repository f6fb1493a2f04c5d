"""The form of a device: what it is called, what it is, where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from counter_server.boards.queries import zones
from counter_server.core.answers import language
from counter_server.core.who import DeviceKind
from counter_server.printing.printer_queries import known_printers
from counter_server.queue.admin.queries import counters
from counter_server.queue.admin.reading import Reading

from .registry import Standing

NAME_LENGTH = 80


@dataclass(frozen=True)
class Offered:
    """What can be chosen: id or code, and what people call it."""

    counters: tuple[tuple[str, str], ...]
    printers: tuple[tuple[str, str], ...]
    zones: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Wanted:
    """What was typed."""

    name: str
    standing: Standing


def offered(connection: Connection, office_id: int) -> Offered:
    """The counters, printers and zones of an office."""
    tongue = language()
    return Offered(
        tuple(
            (str(each.id), f"{each.set.number} · {each.set.name.inside(tongue)}".rstrip(" ·"))
            for each in counters(connection, office_id)
        ),
        tuple(
            (str(each.line.id), each.line.name) for each in known_printers(connection, office_id)
        ),
        tuple((each.code, each.name.inside(tongue)) for each in zones(connection, office_id)),
    )


def read_device(typed: Mapping[str, str], known: Offered) -> tuple[Wanted, Reading]:
    """`name`, `kind`, `place`, `counter`, `printer`, `zone`."""
    reading = Reading(typed)
    counter = _chosen(reading, "counter", known.counters)
    printer = _chosen(reading, "printer", known.printers)
    standing = Standing(
        kind=DeviceKind(reading.one_of("kind", list(DeviceKind), DeviceKind.KIOSK)),
        place=reading.text("place", NAME_LENGTH),
        zone=_chosen(reading, "zone", known.zones),
        counter_id=int(counter) if counter else None,
        printer_id=int(printer) if printer else None,
    )
    return Wanted(reading.text("name", NAME_LENGTH, needed=True), standing), reading


def typed_device(name: str, standing: Standing) -> dict[str, str]:
    """What the form shows of a device."""
    return {
        "name": name,
        "kind": standing.kind.value,
        "place": standing.place,
        "zone": standing.zone,
        "counter": str(standing.counter_id or ""),
        "printer": str(standing.printer_id or ""),
    }


def _chosen(reading: Reading, name: str, known: tuple[tuple[str, str], ...]) -> str:
    return reading.one_of(name, [code for code, _words in known], "") if reading.has(name) else ""
