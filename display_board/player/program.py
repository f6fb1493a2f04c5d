"""The player's loop: one thread follows the log, this one says each call and remembers it."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from counter_server.contract.events import Entry
from display_board.announcer.line import Line, Turn, heard, said
from display_board.asking import CannotWork
from display_board.board import Gap
from display_board.feed import Feed, FeedRefused

from .happenings import Ended, Happening, PutBack, Unusable
from .loudspeaker import Loudspeaker
from .memory import Memory
from .patience import Patience
from .server import VoiceServer
from .speaking import Speaker

# Whoever was away for so many entries would only hear of calls that are long over.
_MOST_MISSED = 5000
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Gear:
    """What a player works with; `tell` gets `ready`, then a line for each call."""

    server: VoiceServer
    token: str
    loudspeaker: Loudspeaker
    memory: Memory
    tell: Callable[[str], None]


class Player:
    """Says what happens in a zone until it is ended."""

    def __init__(self, gear: Gear, patience: Patience) -> None:
        self._gear = gear
        self._patience = patience
        self._speaker = Speaker(gear.server, patience, gear.loudspeaker)
        self._happenings: SimpleQueue[Happening] = SimpleQueue()
        self._feed: Feed | None = None
        self._line = Line(0)
        self._newest = 0
        self._late_s = 0

    @property
    def is_mute(self) -> bool:
        """The last call that was to be heard was not."""
        return self._speaker.is_mute

    def end(self) -> None:
        """Ends `run` at once, also from a signal handler."""
        self._patience.end()
        self._gear.loudspeaker.stop()
        self._happenings.put(Ended())
        if self._feed is not None:
            self._feed.stop()

    def give_up(self, code: str) -> None:
        """Lets `run` raise `CannotWork`, once it has said what it is saying; from any thread."""
        self._happenings.put(Unusable(code))

    def run(self) -> None:
        """Until ended. `CannotWork`: wrong token, wrong zone."""
        self._begin()
        while not self._patience.is_ended:
            self._take_in()
            if self._line.turns and not self._patience.is_ended:
                self._say(self._line.turns[0])

    def _begin(self) -> None:
        """Once the server is there: goes on where it stopped, or begins with the next call."""
        newest = self._patience.ask(self._gear.server.last_seq)
        state = self._patience.ask(self._gear.server.state)
        if newest is None or state is None:
            return
        self._late_s = state.late_s
        self._newest = newest
        kept = self._gear.memory.line()
        is_recent = kept is not None and newest - kept.seq < _MOST_MISSED
        self._follow(kept if kept and is_recent else Line(newest))
        self._remember()
        self._gear.tell("ready")

    def _follow(self, line: Line) -> None:
        self._line = line
        self._feed = Feed(self._gear.server.events_url, self._gear.token, after=line.resume)
        threading.Thread(target=self._feeding, args=(self._feed,), name="feed", daemon=True).start()

    def _feeding(self, feed: Feed) -> None:
        while not (self._patience.is_ended or self._fed(feed)):
            self._patience.rest()

    def _fed(self, feed: Feed) -> bool:
        """Whether nothing more comes of it."""
        try:
            for entry in feed.entries():
                self._happenings.put(entry)
        except Gap:
            self._happenings.put(PutBack())
        except FeedRefused as refused:
            self._happenings.put(Unusable(refused.code))
        except Exception:
            # A loudspeaker must not be silent as if nobody were called.
            _log.exception("following the server goes on")
            return False
        return True

    def _take_in(self) -> None:
        """All that has happened so far; waits for it when there is nothing to say.

        What was missed is heard whole before any of it is said: a later call may stand for it.
        """
        while not self._patience.is_ended and self._has_to_wait():
            self._take(self._happenings.get())
        with suppress(Empty):
            while True:
                self._take(self._happenings.get_nowait())

    def _has_to_wait(self) -> bool:
        return not self._line.turns or self._line.seq < self._newest

    def _take(self, happening: Happening) -> None:
        match happening:
            case Entry():
                self._hear(happening)
            case PutBack():
                self._newest = self._patience.ask(self._gear.server.last_seq) or 0
                self._follow(Line(self._newest))
            case Unusable(reason):
                raise CannotWork(reason)
            case Ended():
                return

    def _hear(self, entry: Entry) -> None:
        before = self._line
        self._line = heard(before, entry, self._gear.server.now(), self._late_s)
        if self._line.late > before.late:
            self._gear.tell(f"{entry.seq} (late)")

    def _say(self, turn: Turn) -> None:
        waiting = len(self._line.turns) - 1
        announcement = self._patience.ask(lambda: self._gear.server.announcement(turn.seq, waiting))
        if announcement is None and self._patience.is_ended:
            return
        told = f"{turn.seq} (refused)" if announcement is None else self._speaker.say(announcement)
        if told is not None:
            self._line = said(self._line, turn)
            self._remember()
            self._gear.tell(told)

    def _remember(self) -> None:
        try:
            self._gear.memory.keep(self._line)
        except OSError as error:
            _log.warning("Không ghi được / cannot write: %s", error)
