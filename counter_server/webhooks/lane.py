"""One webhook's lane: its events one after another, so that a dead receiver holds up no other."""

import logging
import time

from counter_server.contract.events import Entry
from counter_server.core.following import Following
from counter_server.core.offices import office
from counter_server.core.parts import Parts

from . import actions, queries
from .message import body_of, headers_of
from .queries import Webhook
from .receiver import TIMEOUT_S, Answered, NoAnswer, Receiver
from .rules import is_delivered, pause_s, wants

# How long a change made by a command may take to be noticed.
LOOK_S = 10.0
# A restart reads at most this many events again that were not to be told.
PLACE_EVERY = 500
_REST_S = 1.0
_log = logging.getLogger(__name__)


class Lane:
    """Follows the office's feed from the webhook's place on, in a thread of its own.

    It ends by itself when the webhook is removed or paused.
    """

    def __init__(
        self,
        parts: Parts,
        told: Webhook,
        look_s: float = LOOK_S,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._parts = parts
        self._id = told.id
        self._office_id = told.office_id
        self._kinds = told.kinds
        self._seq = told.last_seq
        self._look_s = look_s
        self._feed = parts.feeds.of(told.office_id)
        self._receiver = Receiver(timeout_s)
        self._following = Following(self._feed, self._run, f"webhook-{told.id}")
        self._following.start()

    @property
    def is_over(self) -> bool:
        return self._following.is_over

    def close(self) -> None:
        """Breaks off what is under way: it was not delivered and is told again later."""
        self._following.close()
        self._receiver.cut()

    def join(self, timeout_s: float) -> None:
        self._following.join(timeout_s)

    def _run(self) -> None:
        while not self.is_over:
            try:
                self._step()
            except Exception:
                _log.exception("a webhook failed", extra={"webhook": self._id})
                self._following.rest(_REST_S)
        self._receiver.close()

    def _step(self) -> None:
        entry = self._next()
        told = self._read()
        if told is None or told.standing.is_paused:
            self._following.close()
        elif entry is None:
            self._keep_place(told)
        elif rest_s := pause_s(told.standing, self._parts.clock()):
            self._following.rest(min(rest_s, self._look_s))
        elif not self.is_over:
            self._tell(told, entry)

    def _next(self) -> Entry | None:
        """The next entry that is to be told; None when none came for a while."""
        deadline = time.monotonic() + self._look_s
        while not self.is_over:
            signal = self._feed.signal()
            frames = self._feed.after(self._seq)
            for frame in frames:
                if wants(self._kinds, frame.entry.event):
                    return frame.entry
                self._seq = frame.entry.seq
            if not frames and not self.is_over and not signal.wait(deadline - time.monotonic()):
                return None
        return None

    def _read(self) -> Webhook | None:
        with self._parts.database.read() as connection:
            return queries.webhook(connection, self._id)

    def _keep_place(self, told: Webhook) -> None:
        if self._seq - told.last_seq >= PLACE_EVERY:
            actions.pass_over(self._parts.works, self._office_id, self._id, self._seq)

    def _tell(self, told: Webhook, entry: Entry) -> None:
        code = self._office_code()
        body = body_of(code, entry)
        headers = headers_of(code, entry, body, told.secret, self._parts.clock())
        match self._receiver.post(told.url, body, headers):
            case Answered(status) if is_delivered(status):
                actions.delivered(self._parts.works, told, entry.seq, status)
                self._seq = entry.seq
            case Answered(status):
                self._failed(told, status, "status")
            case NoAnswer(problem):
                self._failed(told, None, problem)

    def _failed(self, told: Webhook, status: int | None, problem: str) -> None:
        if self.is_over:
            return  # we broke it off ourselves
        standing = actions.failed(self._parts.works, told, status, problem)
        if standing.is_paused:
            _log.warning("webhook %s is paused after a day of failures", told.name)

    def _office_code(self) -> str:
        with self._parts.database.read() as connection:
            return office(connection, self._office_id).code
