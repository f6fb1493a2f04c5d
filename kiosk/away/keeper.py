"""Keeps the kiosk ready to be alone, and brings home what it gave out while it was."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event, Thread
from zoneinfo import ZoneInfo

from counter_server.contract.leases import LeaseRequest, MergeRequest, TakenTicket
from kiosk.gateway import Refused, ServerAway

from . import journal, numbers
from .clock import Anchor, Reading, better, heard, in_order, server_time, taken_at
from .copies import Copies
from .journal import Taken
from .memory import Memory
from .talk import Talk

_log = logging.getLogger(__name__)

EVERY_S = 60.0
_AWAY_S = 3.0
_COPY_EVERY_S = 600.0
_BATCH = 100
_TIMES = 3
_SURE_S = 0.2

Clocks = Callable[[], Reading]


class Keeper:
    """`soon` may be called from any thread; all else is done in a thread of its own.

    `heard` is told whenever the server has answered.
    """

    def __init__(
        self,
        talk: Talk,
        memory: Memory,
        copies: Copies,
        clocks: Clocks,
        heard: Callable[[], None] = lambda: None,
    ) -> None:
        self._talk = talk
        self._memory = memory
        self._copies = copies
        self._clocks = clocks
        self._heard = heard
        self._copied_s: float | None = None
        self._is_due = Event()
        self._is_over = False
        self._thread = Thread(target=self._run, name="away-keeper", daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def soon(self) -> None:
        """The server was heard again, or something is to be told."""
        self._is_due.set()

    def close(self) -> None:
        self._is_over = True
        self._is_due.set()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def keep(self) -> None:
        """Once: bring home, give back, lease, copy. Raises as the gateway does."""
        self._merge()
        self._renew()
        self._heard()
        self._copy()
        journal.forget_old(self._memory, self.now())

    def now(self) -> datetime:
        """The server's time, as far as is known."""
        return server_time(self._clocks(), self._copies.anchor)

    def _run(self) -> None:
        while not self._is_over:
            self._is_due.clear()
            self._is_due.wait(self._try())

    def _try(self) -> float:
        """How long to rest after it."""
        try:
            self.keep()
        except ServerAway:
            return _AWAY_S
        except Refused as refused:
            _log.warning("not ready to be alone", extra={"code": refused.problem.code})
        except Exception:
            if self._is_over:  # its memory was closed meanwhile
                return EVERY_S
            _log.exception("keeping the kiosk ready to be alone failed")
        return EVERY_S

    def _merge(self) -> None:
        while waiting := journal.unmerged(self._memory, _BATCH):
            reading = self._clocks()
            sent_at = server_time(reading, self._copies.anchor)
            merged = self._talk.merge(
                MergeRequest(
                    store=self._memory.store,
                    sent_at=sent_at,
                    taken=_told(waiting, reading, sent_at),
                )
            )
            tickets = {each.lease: each.ticket for each in merged.tickets}
            journal.note_merged(self._memory, tickets, merged.unknown)
            if merged.unknown:
                _log.error("numbers_refused", extra={"leases": merged.unknown})

    def _renew(self) -> None:
        """Asked again when the answer took so long that the server's time is vague."""
        for _ in range(_TIMES):
            if self._lease().error_s <= _SURE_S:
                return

    def _lease(self) -> Anchor:
        given_back = numbers.crossed_out(self._memory)
        asked = LeaseRequest(store=self._memory.store, give_back=given_back)
        asked_at = self._clocks()
        lease = self._talk.lease(asked)
        anchor = better(self._copies.anchor, heard(asked_at, lease.at, self._clocks()))
        self._copies.keep_anchor(anchor)
        numbers.learn(self._memory, lease, given_back)
        numbers.forget_used(self._memory, lease.at.astimezone(self._zone()).date())
        return anchor

    def _copy(self) -> None:
        now_s = self._clocks().running_s
        if self._copied_s is not None and now_s - self._copied_s < _COPY_EVERY_S:
            return
        hall, slips = self._copies.hall, self._copies.slips
        if (newer := self._talk.copy(hall.version if hall else "")) is not None:
            self._copies.keep_hall(newer)
        if (layouts := self._talk.slip_templates(slips.version if slips else "")) is not None:
            self._copies.keep_slips(layouts)
        self._copied_s = now_s

    def _zone(self) -> ZoneInfo:
        hall = self._copies.hall
        return ZoneInfo(hall.office.timezone if hall else "UTC")


def _told(waiting: Sequence[Taken], reading: Reading, sent_at: datetime) -> tuple[TakenTicket, ...]:
    times = [taken_at(each.taken_at, each.reading, reading, sent_at) for each in waiting]
    return tuple(
        TakenTicket(
            lease=each.lease,
            key=each.key,
            taken_at=time,
            priority=each.priority,
            language=each.language,
        )
        for each, time in zip(waiting, in_order(times, sent_at), strict=True)
    )
