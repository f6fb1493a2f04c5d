"""The supervisor's monitor: every queue and counter, live without reload."""

from dataclasses import dataclass, replace

from flask import Blueprint, Response, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from config.words import LANGUAGES, translator
from counter_server.contract.office import Service
from counter_server.contract.wire import Shape
from counter_server.core.answers import json_answer, language
from counter_server.core.clock import local
from counter_server.core.errors import N_, NotFound
from counter_server.core.pages import person_for, render
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Person

from . import choosing, queries
from .desk_answers import Telling, told, wants_state
from .desk_extras import ticket_numbered
from .desk_feed import desk_events
from .desk_printing import NO_PRINTING, DeskPrinting
from .desk_verbs import CANCEL_REASONS, number_in
from .desk_view import spelled, spelled_wait
from .kiosks.queries import kiosks
from .monitor_queries import monitor as read_monitor
from .monitor_queries import visitor
from .monitor_verbs import MONITOR_VERBS
from .monitor_view import AWAY_WORDS, Monitor, Visitor, Warned
from .profiles import profiles
from .rules import state_words
from .sittings_pages import add_sittings

REGIONS = ("alarms", "figures", "lines", "counters", "kiosks", "attention")
_NAMES = ", ".join(f'"{verb}"' for verb in MONITOR_VERBS)


class MonitorState(Shape, frozen=True):
    """What a page swaps in; `alarms` is how many things warn."""

    seq: int
    now: int
    regions: dict[str, str]
    said: str = ""
    tone: str = ""
    alarms: int = 0


def monitor_pages(parts: Parts, printing: DeskPrinting = NO_PRINTING) -> Blueprint:
    """`/monitor` and what belongs to it, for those who may supervise."""
    pages = Blueprint("monitor", __name__, url_prefix="/monitor")
    drawn = MonitorPages(parts, printing)
    _reading(pages, parts, drawn)
    add_sittings(pages, parts)

    @pages.post(f"/<any({_NAMES}):verb>")
    def act(verb: str) -> AnyResponse:
        person = person_for(Act.SUPERVISE)
        telling = told(lambda: MONITOR_VERBS[verb](parts, person.office_id, request.form))
        if wants_state():
            return json_answer(drawn.state(person, telling), telling.status)
        flash(telling.text, telling.tone)
        return redirect("/monitor", 303)

    return pages


def _reading(pages: Blueprint, parts: Parts, drawn: "MonitorPages") -> None:
    @pages.get("")
    def monitor() -> str:
        return drawn.page(person_for(Act.SUPERVISE))

    @pages.get("/now")
    def now() -> Response:
        return json_answer(drawn.state(person_for(Act.SUPERVISE)))

    @pages.get("/events")
    def events() -> Response:
        return desk_events(parts.feeds.of(person_for(Act.SUPERVISE).office_id))

    @pages.get("/ticket")
    def ticket() -> str:
        return drawn.ticket(person_for(Act.SUPERVISE))

    @pages.get("/close-service")
    def close_service() -> str:
        person = person_for(Act.SUPERVISE)
        found = [
            each
            for each in drawn.services(person.office_id)
            if each.code == request.args.get("service")
        ]
        if not found:
            raise NotFound(
                "unknown_service",
                N_("Không có dịch vụ này."),
                N_("Chọn một dịch vụ có trong danh sách."),
            )
        return render("queue/monitor-close.html", service=found[0])


@dataclass(frozen=True)
class MonitorPages:
    """Draws the monitor of an office."""

    parts: Parts
    printing: DeskPrinting

    def page(self, person: Person) -> str:
        return render("queue/monitor.html", regions=REGIONS, **self.values(person))

    def state(self, person: Person, telling: Telling | None = None) -> MonitorState:
        """What a page shows now, after a button or an event."""
        values = self.values(person)
        monitor = values["monitor"]
        assert isinstance(monitor, Monitor)
        return MonitorState(
            seq=monitor.seq,
            now=int(monitor.at.timestamp()),
            regions={each: render(f"queue/monitor-{each}.html", **values) for each in REGIONS},
            said=telling.text if telling else "",
            tone=telling.tone if telling else "",
            alarms=len(monitor.emergencies) + len(monitor.warnings),
        )

    def values(self, person: Person) -> dict[str, object]:
        """What the templates are filled with."""
        with self.parts.database.read() as connection:
            monitor = read_monitor(
                connection, person.office_id, self.parts.clock(), self.printing.failed
            )
            low_paper = tuple(self.printing.low_paper(connection, person.office_id))
            monitor = replace(monitor, low_paper=low_paper)
            known = profiles(connection, person.office_id)
            machines = kiosks(connection, person.office_id)
        return {
            "monitor": monitor,
            "profiles": known,
            "kiosks": machines,
            "tongues": LANGUAGES,
            "spelled": spelled,
            "spelled_wait": spelled_wait,
            "away_words": AWAY_WORDS,
            "state_words": state_words,
            "warned": lambda warning: warned(warning, monitor),
            "clock": lambda at: f"{local(at, monitor.timezone):%H:%M}",
            "wall": f"{local(monitor.at, monitor.timezone):%H:%M}",
        }

    def ticket(self, person: Person) -> str:
        """One visitor and what can be done; by id or by the number of today."""
        found = self._ticket(person)
        with self.parts.database.read() as connection:
            counters = queries.counters(connection, person.office_id)
        return render(
            "queue/monitor-ticket.html",
            visitor=found,
            services=self.services(person.office_id),
            counters=counters,
            cancel_reasons=CANCEL_REASONS,
            state_words=state_words,
            spelled=spelled,
            now=self.parts.clock(),
        )

    def services(self, office_id: int) -> tuple[Service, ...]:
        with self.parts.database.read() as connection:
            at = self.parts.clock()
            day = queries.today(connection, office_id, at)
            return queries.services(connection, office_id, day, at)

    def _ticket(self, person: Person) -> Visitor:
        at = self.parts.clock()
        with self.parts.database.read() as connection:
            day = queries.today(connection, person.office_id, at)
            place = choosing.Place(person.office_id, 0, day, at)
            asked = number_in(request.args, "id")
            if asked is None:
                asked = ticket_numbered(connection, place, request.args.get("number", ""))
            found = visitor(connection, person.office_id, day, asked)
        if found is None:
            raise NotFound(
                "unknown_ticket", N_("Hôm nay không có số này."), N_("Xem lại số trên phiếu.")
            )
        return found


def warned(warning: Warned, monitor: Monitor) -> str:
    """A warning as a sentence in the language of the page."""
    tongue = language()
    _ = translator(tongue)
    since = (monitor.at - warning.since).total_seconds() if warning.since else 0
    return _(warning.text).format(
        counter=warning.counter,
        number=warning.number,
        count=warning.count,
        service=warning.service.inside(tongue) if warning.service else "",
        since=spelled(since, _),
        printer=warning.printer,
    )
