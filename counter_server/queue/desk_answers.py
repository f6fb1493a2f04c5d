"""The desk as a page, and as the regions a page swaps when something changed."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec
from flask import request

from config.words import translator
from counter_server.contract.problems import ProblemDetails
from counter_server.contract.wire import Shape
from counter_server.core.answers import details_of, language
from counter_server.core.clock import local
from counter_server.core.errors import N_, Problem
from counter_server.core.pages import render
from counter_server.core.parts import Parts

from . import queries
from .desk_extras import clerks
from .desk_printing import DeskPrinting, problem_words
from .desk_queries import desk as read_desk
from .desk_verbs import CANCEL_REASONS, HOLD_REASONS, Place, Said
from .desk_view import Desk, spelled, spelled_wait
from .profiles import profiles

REGIONS = ("bar", "troubles", "current", "held", "lines")
SMALL = ("small",)
HAS = "X-Desk-Has"
ASKS = ("hold", "transfer", "add-service", "cancel", "profile", "emergency")


class DeskState(Shape, frozen=True):
    """What a page swaps in. `said` is read aloud; `now` are seconds, for clocks that are wrong.

    `next` is who the call button would call, for a desk that calls by itself. `tags` tell the
    looks of all regions apart; those that the page says it has are left out of `regions`.
    """

    seq: int
    now: int
    title: str
    summary: str
    regions: dict[str, str]
    next: str = ""
    said: str = ""
    tone: str = ""
    tags: dict[str, str] = msgspec.field(default_factory=dict)


@dataclass(frozen=True)
class Telling:
    """What is said after a button, in the language of the page."""

    text: str
    tone: str
    status: int = 200


@dataclass(frozen=True)
class DeskPages:
    """Draws the desk of a place."""

    parts: Parts
    printing: DeskPrinting

    def page(self, place: Place, *, is_small: bool = False) -> str:
        """The whole page, or the small window beside another program."""
        values = self.values(self.desk(place))
        if is_small:
            return render("queue/desk-popout.html", **values)
        choices = self.choices(place.office_id)
        return render("queue/desk.html", regions=REGIONS, asks=ASKS, **values, **choices)

    def ask(self, place: Place, verb: str) -> str:
        """The question before a verb, as a page of its own."""
        values = self.values(self.desk(place))
        return render("queue/desk-ask.html", verb=verb, **values, **self.choices(place.office_id))

    def state(
        self, place: Place, telling: Telling | None = None, *, is_small: bool = False
    ) -> DeskState:
        """What a page shows now, after a button or an event."""
        desk = self.desk(place)
        values = self.values(desk)
        names = SMALL if is_small else REGIONS
        regions = {each: render(f"queue/desk-{each}.html", **values) for each in names}
        tags = {each: f"{zlib.crc32(html.encode()):x}" for each, html in regions.items()}
        return DeskState(
            seq=desk.seq,
            now=int(desk.at.timestamp()),
            title=title(desk),
            summary=summary(desk),
            regions=_changed(regions, tags),
            next=desk.callable_number,
            said=telling.text if telling else "",
            tone=telling.tone if telling else "",
            tags=tags,
        )

    def desk(self, place: Place) -> Desk:
        """The desk at this moment."""
        failed = self.printing.failed
        with self.parts.database.read() as connection:
            desk = read_desk(
                connection,
                place.office_id,
                place.counter_id,
                self.parts.clock(),
                failed,
                language(),
            )
            low_paper = tuple(self.printing.low_paper(connection, place.office_id))
            return replace(desk, low_paper=low_paper)

    def choices(self, office_id: int) -> dict[str, object]:
        """What the questions offer: counters, clerks and profiles."""
        with self.parts.database.read() as connection:
            return {
                "counters": queries.counters(connection, office_id),
                "clerks": clerks(connection, office_id),
                "profiles": profiles(connection, office_id),
            }

    def values(self, desk: Desk) -> dict[str, object]:
        """What the templates are filled with."""
        return {
            "desk": desk,
            "hold_reasons": HOLD_REASONS,
            "cancel_reasons": CANCEL_REASONS,
            "problem_words": problem_words,
            "title": title(desk),
            "summary": summary(desk),
            "spelled": spelled,
            "spelled_wait": spelled_wait,
            "clock": _clock_of(desk),
        }


def told(act: Callable[[], Said]) -> Telling:
    """What is said after an act; a problem says what happened and what to do."""
    _ = translator(language())
    try:
        said = act()
    except Problem as problem:
        details = details_of(problem, language())
        return Telling(_sentence(details), "bad", problem.status)
    return Telling(_(said.text).format(**said.values), said.tone)


def wants_state() -> bool:
    """Whether the page's script asks, rather than a form."""
    accepted = request.accept_mimetypes
    return accepted.best_match(("text/html", "application/json"), "text/html") != "text/html"


def title(desk: Desk) -> str:
    """The page's title: how many wait shows in the browser's tab."""
    _ = translator(language())
    counter = _("Quầy {number}").format(number=desk.counter.number)
    return f"({desk.waiting}) {counter}" if desk.waiting else counter


def summary(desk: Desk) -> str:
    """Who waits, in a sentence that is read aloud when it changes."""
    _ = translator(language())
    if desk.next_number is None:
        return _("Không có ai chờ.")
    if desk.waiting == 1:
        return _("1 người đang chờ: {number}.").format(number=desk.next_number)
    text = _("{count} người đang chờ, kế tiếp {number}.")
    return text.format(count=desk.waiting, number=desk.next_number)


def _changed(regions: Mapping[str, str], tags: Mapping[str, str]) -> dict[str, str]:
    """What the page does not have yet: it says `bar:1f2e,lines:9a0b`."""
    has = set(request.headers.get(HAS, "").split(","))
    return {name: html for name, html in regions.items() if f"{name}:{tags[name]}" not in has}


def _sentence(details: ProblemDetails) -> str:
    return f"{details.title} {details.detail}"


def _clock_of(desk: Desk) -> Callable[[datetime], str]:
    return lambda at: f"{local(at, desk.timezone):%H:%M}"


RETRIED = Said(N_("Đang in lại."))
