"""Goes round for every office whose messages are on, in the one process that holds the place."""

import logging
import time
import traceback
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

from counter_server.core.following import Following, end_all
from counter_server.core.parts import Parts
from hardware.sms import Gateway, GatewayTrouble

from . import queries
from .answering import answer_inbox
from .delivering import hand_over, look_after
from .log import mask_before
from .notices import tell_notices
from .queries import Place
from .tables import SmsRow

# smsd tells nobody when it has put a file into the inbox.
LOOK_S = 3.0
GATHER_S = 1.0
TIDY_S = 3600.0
SAY_EVERY = timedelta(minutes=1)
NO_FOLDER, FAILED = "no_folder", "failed"
_log = logging.getLogger(__name__)


class Messenger:
    """One office's messages, in a thread of its own."""

    def __init__(self, parts: Parts, office_id: int, look_s: float = LOOK_S) -> None:
        self._parts = parts
        self._office_id = office_id
        self._look_s = look_s
        self._tidied = -TIDY_S
        self._seq = 0
        self._feed = parts.feeds.of(office_id)
        self.following = Following(self._feed, self._run, f"sms-{office_id}")

    def go_round(self) -> None:
        """Everything once: events, inbox, outbox, and what is too old to be kept."""
        with self._parts.database.read() as connection:
            place = queries.place(connection, self._office_id)
        if place.settings.is_on:
            self._say(place, self._work(place))
        if time.monotonic() - self._tidied >= TIDY_S:
            self._tidy(place)

    def _run(self) -> None:
        while not self.following.is_over:
            signal = self._feed.signal()
            try:
                self.go_round()
            except Exception as error:
                self._say_failed(error)
            signal.wait(self._look_s)
            self.following.rest(GATHER_S)

    def _say_failed(self, error: Exception) -> None:
        """Kind and place only: the words of a database's error hold numbers and messages."""
        place = traceback.extract_tb(error.__traceback__)[-1]
        told = {"office": self._office_id}
        _log.error(
            "text messages failed: %s at %s:%s",
            type(error).__name__,
            place.filename,
            place.lineno,
            extra=told,
        )

    def _work(self, place: Place) -> str:
        """The trouble that was met; none is empty."""
        parts, office_id = self._parts, self._office_id
        self._seq = tell_notices(parts, office_id, max(self._seq, place.last_seq))
        gateway = Gateway(Path(place.settings.folder))
        try:
            answer_inbox(parts, office_id, gateway)
            hand_over(parts, office_id, gateway)
            look_after(parts, office_id, gateway)
        except GatewayTrouble:
            return NO_FOLDER
        except OSError as error:
            _log.warning("the folder of messages failed: %s", type(error).__name__)
            return FAILED
        return ""

    def _say(self, place: Place, trouble: str) -> None:
        """For the page of the administration; not every round is worth a write."""
        at = self._parts.clock()
        if trouble == place.trouble and place.seen_at and at - place.seen_at < SAY_EVERY:
            return
        here = SmsRow.office_id == self._office_id
        with self._parts.works.begin(self._office_id) as work:
            work.connection.execute(update(SmsRow).where(here).values(trouble=trouble, seen_at=at))

    def _tidy(self, place: Place) -> None:
        """Masks until nothing is left that is too old, whether messages are on or off."""
        before = self._parts.clock() - timedelta(days=place.settings.keep_days)
        while not self.following.is_over:
            with self._parts.works.begin(self._office_id) as work:
                if not mask_before(work, before):
                    break
        self._tidied = time.monotonic()


class Messengers:
    """Those of all offices. Ends with `close`."""

    def __init__(self, parts: Parts, offices: Sequence[int]) -> None:
        self._all = [Messenger(parts, office_id) for office_id in offices]
        for each in self._all:
            each.following.start()

    def close(self, timeout_s: float = 2.0) -> None:
        end_all((each.following for each in self._all), timeout_s)
