"""Follows the event logs of the offices and hands each printer its jobs."""

import logging
from collections.abc import Sequence

from counter_server.contract.events import Entry, PrintChanged, PrinterChanged
from counter_server.contract.printing import JobState
from counter_server.core.following import Following, end_all
from counter_server.core.parts import Parts
from counter_server.printing import actions, queries
from counter_server.printing.content import filler
from counter_server.printing.layout import picture
from counter_server.printing.printer_queries import known_printers
from counter_server.printing.rules import LONGEST_GOOD, Job, wanted_by
from counter_server.printing.samples import SLIP

from .lane import LOOK_S, Fill, Lane, OpenPrinter

# A restart reads at most this many events again.
PLACE_EVERY = 500
_REST_S = 1.0
_log = logging.getLogger(__name__)


def start(
    parts: Parts,
    office_ids: Sequence[int],
    open_printer: OpenPrinter,
    *,
    fill: Fill | None = None,
    look_s: float = LOOK_S,
) -> "Outbox":
    """Begins to print for the offices; jobs that a stop left behind go first."""
    return Outbox(parts, office_ids, open_printer, fill or filler(parts.public_url), look_s)


class Outbox:
    """A follower an office and a lane a printer, each a thread of its own."""

    def __init__(
        self,
        parts: Parts,
        office_ids: Sequence[int],
        open_printer: OpenPrinter,
        fill: Fill,
        look_s: float,
    ) -> None:
        self._followers = [
            _Follower(parts, office_id, open_printer, fill, look_s) for office_id in office_ids
        ]

    def close(self, timeout_s: float = 2.0) -> None:
        """Ends at once; paper that is just coming out is waited for, a little."""
        end_all(self._followers, timeout_s)


class _Follower:
    """Reads one office's event log from the kept place on."""

    def __init__(
        self, parts: Parts, office_id: int, open_printer: OpenPrinter, fill: Fill, look_s: float
    ) -> None:
        self._parts = parts
        self._works = parts.works
        self._office_id = office_id
        self._feed = parts.feeds.of(office_id)
        self._open_printer = open_printer
        self._fill = fill
        self._look_s = look_s
        self._lanes: dict[int, Lane] = {}
        self._following = Following(self._feed, self._run, f"print-outbox-{office_id}")
        self._following.start()

    def close(self) -> None:
        self._following.close()
        for lane in list(self._lanes.values()):
            lane.close()

    def join(self, timeout_s: float) -> None:
        self._following.join(timeout_s)
        end_all(self._lanes.values(), timeout_s)

    def _run(self) -> None:
        picture(SLIP, 576)  # opens the fonts, so that the day's first visitor does not wait
        while not self._following.is_over:
            try:
                self._follow(self._recovered())
            except Exception:
                _log.exception("print outbox failed", extra={"office": self._office_id})
                self._following.rest(_REST_S)

    def _recovered(self) -> int:
        """Takes up what a stop left behind; the place in the log to go on from."""
        actions.open_place(self._works, self._office_id)
        actions.give_up_unfinished(self._works, self._office_id)
        since = self._parts.clock() - LONGEST_GOOD
        with self._parts.database.read() as connection:
            for printer in known_printers(connection, self._office_id):
                self._lane(printer.line.id).wake()
            for job in queries.open_jobs(connection, self._office_id, since):
                self._hand_on(job)
            return queries.cursor(connection, self._office_id)

    def _follow(self, seq: int) -> None:
        kept = seq
        while not self._following.is_over:
            signal = self._feed.signal()
            frames = self._feed.after(seq)
            for frame in frames:
                self._handle(frame.entry)
                seq = frame.entry.seq
            if seq - kept >= PLACE_EVERY:
                actions.keep_place(self._works, self._office_id, seq)
                kept = seq
            if not frames and not self._following.is_over:
                signal.wait()

    def _handle(self, entry: Entry) -> None:
        match entry.event:
            case PrintChanged(job=job_id, state=JobState.ISSUED):
                with self._parts.database.read() as connection:
                    job = queries.job(connection, job_id)
                self._hand_on(job)
            case PrinterChanged(printer=printer_id):
                self._look_at(printer_id)
            case _ if wanted := wanted_by(entry.event):
                if self._is_awaited(wanted.device):
                    actions.take(self._works, self._office_id, entry, wanted)

    def _look_at(self, printer_id: int) -> None:
        """A printer was set up, paused, mended or taken away."""
        with self._parts.database.read() as connection:
            known = {each.line.id for each in known_printers(connection, self._office_id)}
        if printer_id in known:
            self._lane(printer_id).wake()
        elif printer_id in self._lanes:
            self._lanes.pop(printer_id).close()

    def _is_awaited(self, device: int | None) -> bool:
        with self._parts.database.read() as connection:
            return queries.is_awaited(connection, self._office_id, device)

    def _hand_on(self, job: Job) -> None:
        if job.printer_id is not None and not self._following.is_over:
            self._lane(job.printer_id).put(job.id)

    def _lane(self, printer_id: int) -> Lane:
        if printer_id not in self._lanes:
            self._lanes[printer_id] = Lane(
                self._parts,
                self._office_id,
                printer_id,
                self._open_printer,
                self._fill,
                self._look_s,
            )
        return self._lanes[printer_id]
