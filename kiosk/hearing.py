"""Listens to what happens in the office, so that the kiosk's list is right within a second.

Without the stream the kiosk asks every now and then, as it always did.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from threading import Event, Thread

import httpx

from .flow.happenings import HallStirred, News
from .flow.news import news_of

_log = logging.getLogger(__name__)

_CONNECT_S = 2.0
_SILENCE_S = 40.0  # the stream beats every 15 seconds
_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 15.0
_AFTER_THE_MINUTE_S = 0.2

Heard = Callable[[News], None]


class Hearing:
    """One thread on `/api/v1/events`; it resumes after what it heard last."""

    def __init__(self, server: str, token: str, heard: Heard) -> None:
        self._url = f"{server.rstrip('/')}/api/v1/events"
        self._token = token
        self._heard = heard
        self._is_over = Event()
        self._last_id = ""
        self._http = httpx.Client(
            timeout=httpx.Timeout(_SILENCE_S, connect=_CONNECT_S), trust_env=False
        )

    def begin(self) -> None:
        """Listen until the end."""
        Thread(target=self._listen, name="hearing", daemon=True).start()

    def close(self) -> None:
        """Hear nothing more."""
        self._is_over.set()
        self._http.close()

    def _listen(self) -> None:
        pause_s = _FIRST_PAUSE_S
        while not self._is_over.is_set():
            try:
                if self._follow():
                    pause_s = _FIRST_PAUSE_S
            except Exception:
                if not self._is_over.is_set():  # else the connection was closed under it
                    _log.exception("hearing failed")
            self._is_over.wait(pause_s)
            pause_s = min(pause_s * 2, _LONGEST_PAUSE_S)

    def _follow(self) -> bool:
        """One connection, to its end; whether there was one."""
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "text/event-stream"}
        if self._last_id:
            headers["Last-Event-ID"] = self._last_id
        try:
            with self._http.stream("GET", self._url, headers=headers) as answer:
                if not answer.is_success:
                    return False
                self._tell(HallStirred())  # for what was missed before
                self._read(answer.iter_lines())
        except (httpx.HTTPError, httpx.StreamError, RuntimeError) as error:
            _log.info("hearing_cut", extra={"error": type(error).__name__})
            return False
        self._tell(HallStirred())  # cut off: perhaps the server is away
        return True

    def _read(self, lines: Iterable[str]) -> None:
        for kind, number in events_of(lines):
            self._last_id = number or self._last_id
            if news := news_of(kind):
                self._tell(news)

    def _tell(self, news: News) -> None:
        if not self._is_over.is_set():
            self._heard(news)


def events_of(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Kind and id of every server-sent event; what is not whole is no event."""
    kind = number = ""
    for line in lines:
        name, _, value = line.partition(":")
        match name:
            case "event":
                kind = value.strip()
            case "id":
                number = value.strip()
            case "" if not line:
                if kind:
                    yield kind, number
                kind = number = ""


class MinuteHand:
    """Says that the hall may have changed at every full minute: hours of services end by then."""

    def __init__(self, heard: Heard, now: Callable[[], datetime] = datetime.now) -> None:
        self._heard = heard
        self._now = now
        self._is_over = Event()

    def begin(self) -> None:
        """Tell until the end."""
        Thread(target=self._turn, name="minutes", daemon=True).start()

    def close(self) -> None:
        """Tell no more."""
        self._is_over.set()

    def _turn(self) -> None:
        while not self._is_over.wait(to_the_minute_s(self._now())):
            self._heard(HallStirred())


def to_the_minute_s(now: datetime) -> float:
    """Seconds until just after the next full minute."""
    return 60 - now.second - now.microsecond / 1e6 + _AFTER_THE_MINUTE_S
