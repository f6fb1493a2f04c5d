"""Waits for paper: asks the database once, then only when the event log says so."""

import time
from dataclasses import dataclass

from counter_server.contract.events import Entry, PrintChanged
from counter_server.contract.printing import JobState, PrintJob
from counter_server.core.feed import Feed
from counter_server.core.parts import Parts

from .queries import print_jobs
from .rules import is_settled

LONGEST_S = 25.0


@dataclass(frozen=True)
class Subject:
    """Whose paper it is: a ticket's slip or a dossier's receipt."""

    ticket: int | None = None
    dossier: int | None = None

    def is_meant_by(self, entry: Entry) -> bool:
        """Whether the entry says that the paper came out or will not."""
        event = entry.event
        return (
            isinstance(event, PrintChanged)
            and (event.ticket, event.dossier) == (self.ticket, self.dossier)
            and is_settled(JobState(event.state))
        )


def settled_jobs(
    parts: Parts, office_id: int, subject: Subject, wait_s: float
) -> tuple[PrintJob, ...]:
    """The jobs, newest first, as soon as the newest is settled or the time is over."""
    feed = parts.feeds.of(office_id)
    deadline = time.monotonic() + min(wait_s, LONGEST_S)
    seq = feed.last_seq
    jobs = _read(parts, office_id, subject)
    if wait_s <= 0 or (jobs and is_settled(jobs[0].state)):
        return jobs
    while _heard(feed, seq, subject, deadline):
        seq = feed.last_seq
        jobs = _read(parts, office_id, subject)
        if jobs and is_settled(jobs[0].state):
            return jobs
    return _read(parts, office_id, subject)


def _heard(feed: Feed, seq: int, subject: Subject, deadline: float) -> bool:
    """Whether the log says that the paper is settled before the time is over."""
    while not feed.is_closed:
        signal = feed.signal()
        frames = feed.after(seq)
        if any(subject.is_meant_by(frame.entry) for frame in frames):
            return True
        seq = frames[-1].entry.seq if frames else seq
        left_s = deadline - time.monotonic()
        if left_s <= 0 or not signal.wait(left_s):
            return False
    return False


def _read(parts: Parts, office_id: int, subject: Subject) -> tuple[PrintJob, ...]:
    with parts.database.read() as connection:
        return print_jobs(connection, office_id, ticket=subject.ticket, dossier=subject.dossier)
