"""The line of calls that are still to be said: each once, in order, none over another.

`page/static/voice-line.js` keeps the same rules; `tests/unit/announcer/vectors.json` holds both.
Who says a call tells `said` afterwards, so what was cut short is said again after a restart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter_server.contract.events import (
    AnnouncementMade,
    DayOpened,
    EmergencyRaised,
    Entry,
    Event,
    TicketCalled,
    TicketCancelled,
    TicketReassigned,
    TicketRecalled,
    TicketTransferred,
    TicketUndone,
)

_Call = TicketCalled | TicketRecalled | TicketUndone


@dataclass(frozen=True)
class Turn:
    """A call or a message that waits to be said. `seqs` are the entries it stands for."""

    number: str
    seqs: tuple[int, ...]

    @property
    def seq(self) -> int:
        """The newest: its counter is where the visitor is to go."""
        return self.seqs[-1]


@dataclass(frozen=True)
class Line:
    """Heard up to `seq`. `done`: entries said before others that came earlier.

    `late` counts calls that were heard of too late to be said, `withdrawn` those taken back.
    """

    seq: int
    turns: tuple[Turn, ...] = ()
    done: tuple[int, ...] = ()
    late: int = 0
    withdrawn: int = 0

    @property
    def resume(self) -> int:
        """After which entry to follow when all is to be begun anew: what waits comes again."""
        return min((each.seqs[0] for each in self.turns), default=self.seq + 1) - 1


def heard(line: Line, entry: Entry, now: datetime, late_s: float) -> Line:
    """The line after an entry; one already heard changes nothing.

    What is heard of more than `late_s` after it was made is counted and not said; once in the
    line a call is said however long the line is.
    """
    if entry.seq <= line.seq:
        return line
    after = replace(line, seq=entry.seq)
    if entry.seq in line.done:
        return _still_done(after, line.done)
    is_late = now - entry.at > timedelta(seconds=late_s)
    return _after(after, entry.seq, entry.event, is_late)


def said(line: Line, turn: Turn) -> Line:
    """The line after a turn was said, or could not be; who was called again since waits on."""
    left = (replace(each, seqs=_without(each.seqs, turn.seqs)) for each in line.turns)
    rest = replace(line, turns=tuple(each for each in left if each.seqs))
    return _still_done(rest, {*line.done, *turn.seqs})


def _still_done(line: Line, done: Iterable[int]) -> Line:
    """Only what comes after the place to resume from has to be remembered."""
    return replace(line, done=tuple(sorted(each for each in done if each > line.resume)))


def _without(seqs: tuple[int, ...], gone: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(each for each in seqs if each not in gone)


def _after(line: Line, seq: int, event: Event, is_late: bool) -> Line:
    match event:
        case TicketCalled() | TicketRecalled():
            return _called(line, seq, event.number, is_late)
        case TicketUndone() if event.state == "called":
            return _called(line, seq, event.number, is_late)
        case TicketUndone() | TicketCancelled() | TicketTransferred() | TicketReassigned():
            return _withdrawn(line, event.number)
        case AnnouncementMade():
            return _joined(line, Turn("", (seq,)), is_late)
        case EmergencyRaised():
            return _first(line, Turn("", (seq,)), is_late)
        case DayOpened():
            return replace(line, turns=(), withdrawn=line.withdrawn + len(line.turns))
        case _:
            return line


def _called(line: Line, seq: int, number: str, is_late: bool) -> Line:
    """A ticket that is called again while it waits keeps its place and is said once, as newest."""
    for place, turn in enumerate(line.turns):
        if turn.number == number:
            newer = Turn(number, (*turn.seqs, seq))
            return replace(line, turns=(*line.turns[:place], newer, *line.turns[place + 1 :]))
    return _joined(line, Turn(number, (seq,)), is_late)


def _joined(line: Line, turn: Turn, is_late: bool) -> Line:
    if is_late:
        return replace(line, late=line.late + 1)
    return replace(line, turns=(*line.turns, turn))


def _first(line: Line, turn: Turn, is_late: bool) -> Line:
    """Help is called before all visitors."""
    joined = _joined(line, turn, is_late)
    return joined if is_late else replace(line, turns=(turn, *line.turns))


def _withdrawn(line: Line, number: str) -> Line:
    """Who has nothing to do at the counter any more is not sent there."""
    turns = tuple(each for each in line.turns if each.number != number)
    gone = len(line.turns) - len(turns)
    return replace(line, turns=turns, withdrawn=line.withdrawn + gone)
