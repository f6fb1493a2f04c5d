"""The pages that are photographed, and the sizes they are looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from .morning import Links

PHONE, OLD_PC, DESK, TELEVISION, UPRIGHT = (
    (360, 740), (1024, 600), (1366, 768), (1920, 1080), (1080, 1920),
)  # fmt: skip


@dataclass(frozen=True)
class Shot:
    """A page and the sizes it is looked at; `is_whole` takes all of its height."""

    name: str
    path: str
    sizes: tuple[tuple[int, int], ...]
    is_whole: bool = True


def visitor_shots(links: Links) -> Iterator[Shot]:
    """Pages that need no sign-in."""
    yield from _boards(links)
    yield from _phones(links)
    yield from _public(links)


def _boards(links: Links) -> Iterator[Shot]:
    yield Shot("board", "/board/main", (TELEVISION, UPRIGHT), is_whole=False)
    for name, code in links.zones.items():
        yield Shot(f"board-{name}", f"/board/{code}", (TELEVISION, UPRIGHT), is_whole=False)
    yield Shot("board-choose", "/board", (TELEVISION,))
    yield Shot("board-plain", "/board/main/plain", (OLD_PC,), is_whole=False)


def _phones(links: Links) -> Iterator[Shot]:
    for state, address in links.phones.items():
        yield Shot(f"phone-{state}", address, (PHONE,))
    yield Shot("phone-sms", f"{links.phones['waiting']}/sms", (PHONE,))
    yield Shot("phone-dossier", links.dossier, (PHONE,))
    yield Shot("phone-dossier-sms", f"{links.dossier}/sms", (PHONE,))
    yield Shot("phone-appointment", links.appointment, (PHONE,))
    yield Shot("phone-appointment-move", f"{links.appointment}/move", (PHONE,))


def _public(links: Links) -> Iterator[Shot]:
    slots = f"/appointments/{links.service}"
    yield Shot("public", "/", (DESK, PHONE))
    yield Shot("procedures", "/procedures?q=khai+sinh", (DESK, PHONE))
    yield Shot("procedure", "/procedures/1.001193", (DESK, PHONE))
    yield Shot("lookup", f"/lookup?code={links.dossier_code}", (DESK, PHONE))
    yield Shot("book-service", "/appointments", (DESK, PHONE))
    yield Shot("book-slot", slots, (DESK, PHONE))
    yield Shot("book-who", f"{slots}/{links.slot}", (DESK, PHONE))
    yield Shot("sign-in", "/sign-in", (DESK, PHONE))
    yield Shot("not-found", "/no-such-page", (DESK,))
    yield Shot("unknown-ticket", "/t/aaaaaaaaaaaaaaaaaaaaaa", (PHONE,))
    yield Shot("unknown-dossier", "/h/aaaaaaaaaaaaaaaaaaaaaa", (PHONE,))


def desk_shots(links: Links) -> tuple[Shot, ...]:
    """Pages of a clerk at counter 2."""
    booked = f"/desk/appointments?day={links.slot[:10]}"
    return (
        Shot("desk", "/desk", (DESK, OLD_PC)),
        Shot("desk-small", "/desk/small", ((360, 300),)),
        Shot("desk-transfer", "/desk/transfer", (OLD_PC,)),
        Shot("dossier-choose", f"/desk/dossiers/new?ticket={links.ticket}", (DESK,)),
        Shot("dossier-form", "/desk/dossiers/new?procedure=1.001193", (DESK,)),
        Shot("dossiers", "/desk/dossiers", (DESK,)),
        Shot("dossier", f"/desk/dossiers/{links.dossier_code}", (DESK,)),
        Shot("appointments", booked, (DESK, OLD_PC)),
        Shot("appointments-book", f"/desk/appointments/new/{links.service}", (DESK,)),
        Shot("forbidden", "/admin/queue", (DESK,)),
    )


def chief_shots(links: Links) -> Iterator[Shot]:
    """Pages of a supervisor and administrator."""
    yield Shot("monitor", "/monitor", (DESK, OLD_PC))
    yield Shot("monitor-ticket", f"/monitor/ticket?id={links.ticket}", (DESK,))
    yield Shot("monitor-close", f"/monitor/close-service?service={links.service}", (DESK,))
    yield Shot("monitor-ratings", "/monitor/ratings", (DESK,))
    yield Shot("monitor-seats", "/monitor/seats", (DESK,))
    yield from _queue_administration()
    yield from _hall_administration(links)


def _queue_administration() -> Iterator[Shot]:
    queue = "/admin/queue"
    yield Shot("admin", queue, (DESK, OLD_PC))
    yield Shot("admin-service", f"{queue}/services/1", (DESK,))
    yield Shot("admin-counter", f"{queue}/counters/1", (DESK,))
    yield Shot("admin-class", f"{queue}/classes/elderly", (DESK,))
    yield Shot("admin-profile", f"{queue}/profiles/1", (DESK,))
    yield Shot("admin-policy", f"{queue}/policy", (DESK,))
    yield Shot("admin-appointments", f"{queue}/appointments/2", (DESK, OLD_PC))


def _hall_administration(links: Links) -> Iterator[Shot]:
    yield Shot("admin-boards", "/admin/boards", (DESK, OLD_PC))
    yield Shot("admin-board", f"/admin/boards/{links.zones['light']}", (DESK,))
    yield Shot("admin-voice", "/admin/voice", (DESK,))
    yield Shot("admin-recorder", "/admin/voice/recordings/vi", (DESK,))
    yield Shot("admin-sms", "/admin/sms", (DESK, OLD_PC))
    yield Shot("admin-printers", "/admin/printers", (DESK, OLD_PC))
    yield Shot("admin-printer", "/admin/printers/1", (DESK,))
    yield Shot("admin-printer-look", "/admin/printers/looks/slip", (DESK,))
    yield Shot("admin-devices", "/admin/devices", (DESK, OLD_PC))
    yield Shot("admin-device-new", "/admin/devices/new", (DESK,))
    yield Shot("admin-device-pair", "/admin/devices/pair", (DESK,))
    yield Shot("admin-drivers", "/admin/devices/drivers", (DESK,))
