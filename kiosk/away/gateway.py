"""The gateway that goes on alone: the server's answer, or the kiosk's own while it is away."""

import logging
import sqlite3
from collections.abc import Callable
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import structs

from counter_server.contract.leases import KioskCopy
from counter_server.contract.office import Office, Service
from counter_server.contract.printing import JobState, PrintJob
from counter_server.contract.procedures import Procedure, ProcedureLine
from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.contract.words import OwnWords
from kiosk.gateway import Refused, ServerAway

from . import guide, journal
from .copies import Copies
from .journal import Slip, Taken, Touch
from .keeper import Clocks, Keeper
from .memory import Memory
from .slip_lane import SlipLane
from .talk import Talk

T = TypeVar("T")
_log = logging.getLogger(__name__)

_BUSY = 503
_MOST_PROCEDURES = 50
_MOST_UNTOLD = 100
_STATES = {
    Slip.WAITING: JobState.ISSUED,
    Slip.PRINTING: JobState.PRINTING,
    Slip.PRINTED: JobState.PRINTED,
    Slip.FAILED: JobState.FAILED,
}


class SteadyGateway(Talk):
    """Numbers from the kiosk's block, slips by its own printer, the guide from its copy.

    Once a call has found the server away, visitors do not wait for it any more: the hall is
    asked for every few seconds, and the first answer ends it.
    """

    def __init__(
        self, server: str, token: str, memory: Memory, clocks: Clocks, *, read_s: float = 5.0
    ) -> None:
        super().__init__(server, token, read_s=read_s)
        self._memory = memory
        self._clocks = clocks
        self._copies = Copies(memory)
        self._talk = Talk(server, token, read_s=read_s)
        self._keeper = Keeper(self._talk, memory, self._copies, clocks, self._is_here)
        self._lane: SlipLane | None = None
        self._is_away = False

    @property
    def copies(self) -> Copies:
        return self._copies

    @property
    def keeper(self) -> Keeper:
        return self._keeper

    @property
    def is_alone(self) -> bool:
        return self._is_away and self._copies.hall is not None

    @property
    def kept_words(self) -> OwnWords | None:
        return self._copies.words

    def print_with(self, lane: SlipLane) -> None:
        """Slips of numbers given alone are printed there."""
        self._lane = lane

    def printer_problem(self) -> str | None:
        """Of the kiosk's own printer, at its last slip."""
        return self._lane.problem if self._lane else None

    def untold(self) -> int:
        """How many numbers given alone the server has not heard of; at most a hundred."""
        return len(journal.unmerged(self._memory, _MOST_UNTOLD))

    def office(self) -> Office:
        return self._heard(super().office, lambda copy: copy.office)

    def services(self) -> tuple[Service, ...]:
        if self.is_alone:
            return self._own(_services)
        services = self._heard(super().services, _services)
        if not self._is_away:
            self._copies.note_services(services)
        return services

    def words(self, version: str) -> OwnWords | None:
        found = super().words(version)
        if found is not None:
            self._copies.keep_words(found)
        return found

    def ask_for_ticket(self, wanted: TicketRequest, key: str) -> Ticket:
        known = journal.by_key(self._memory, key)
        if known is not None:  # a touch that was answered alone stays so
            return known.as_ticket()
        if self.is_alone and (taken := self._take(wanted, key)) is not None:
            return taken.as_ticket()
        try:
            return self._asked(lambda: super(SteadyGateway, self).ask_for_ticket(wanted, key))
        except ServerAway:
            if (taken := self._take(wanted, key)) is None:
                raise
            return taken.as_ticket()

    def print_jobs(self, ticket: int, wait_s: int) -> tuple[PrintJob, ...]:
        if ticket >= 0:
            return super().print_jobs(ticket, wait_s)
        if self._lane is None:
            return ()
        taken = self._lane.wait(-ticket, wait_s)
        return () if taken is None or taken.slip is Slip.NONE else (_job(taken),)

    def procedures(self, query: str, language: str) -> tuple[ProcedureLine, ...]:
        def ours(copy: KioskCopy) -> tuple[ProcedureLine, ...]:
            return guide.search(copy.procedures, query, _MOST_PROCEDURES)

        if self.is_alone:
            return self._own(ours)
        return self._heard(lambda: super(SteadyGateway, self).procedures(query, language), ours)

    def procedure(self, code: str, language: str) -> Procedure:
        def ours(copy: KioskCopy) -> Procedure:
            found = next((each for each in copy.procedures if each.code == code), None)
            if found is None:
                raise ServerAway("not in the copy")
            return found

        if self.is_alone:
            return self._own(ours)
        return self._heard(lambda: super(SteadyGateway, self).procedure(code, language), ours)

    def close(self) -> None:
        self._keeper.close()
        if self._lane is not None:
            self._lane.close()
        self._talk.close()
        super().close()
        self._memory.close()

    def _heard(self, ask: Callable[[], T], ours: Callable[[KioskCopy], T]) -> T:
        try:
            return self._asked(ask)
        except ServerAway:
            return self._own(ours)

    def _asked(self, ask: Callable[[], T]) -> T:
        """The server's answer; a server that is too busy is as good as away."""
        try:
            answer = ask()
        except Refused as refused:
            if refused.problem.status == _BUSY:
                raise ServerAway("busy") from refused
            self._is_here()
            raise
        except ServerAway:
            self._is_away = True
            raise
        self._is_here()
        return answer

    def _is_here(self) -> None:
        if self._is_away:
            self._is_away = False
            self._keeper.soon()

    def _own(self, ours: Callable[[KioskCopy], T]) -> T:
        copy = self._copies.hall
        if copy is None:
            raise ServerAway("no copy yet")
        return ours(copy)

    def _take(self, wanted: TicketRequest, key: str) -> Taken | None:
        copy = self._copies.hall
        if copy is None:
            return None
        now = self._keeper.now()
        day = now.astimezone(ZoneInfo(copy.office.timezone)).date()
        touch = Touch(wanted, key, day, now, self._clocks())
        try:
            taken = journal.take(self._memory, touch, has_printer=self._lane is not None)
        except sqlite3.Error:  # a number that is not on the disk is no number
            _log.exception("the kiosk's memory takes nothing")
            return None
        if taken is not None:
            if self._lane is not None:
                self._lane.put(taken)
            self._keeper.soon()
        return taken


def _services(copy: KioskCopy) -> tuple[Service, ...]:
    """How many wait is below zero: nobody can tell."""
    return tuple(structs.replace(each, waiting=-1) for each in copy.services)


def _job(taken: Taken) -> PrintJob:
    is_out = taken.slip is Slip.PRINTED
    return PrintJob(
        id=-taken.id,
        kind="slip",
        printer="",
        state=_STATES[taken.slip],
        problem=taken.problem,
        created_at=taken.taken_at,
        printed_at=taken.taken_at if is_out else None,
        ticket=-taken.id,
    )
