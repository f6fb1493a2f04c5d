"""The server, as a small program in the hall asks it: an answer, or a reason why there is none."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx

from config.bounded import Bounded
from counter_server.contract.answered import ServerAway, read_body
from counter_server.contract.problems import problem_in
from counter_server.contract.wire import Shape, to_json

__all__ = ["TOKEN_WRONG", "AskedServer", "CannotWork", "Refused", "ServerAway", "refusal"]

T = TypeVar("T")

# The problem of a token that was never good, or is no longer.
TOKEN_WRONG = "token_wrong"

_TIMEOUT = httpx.Timeout(10.0, connect=3.0)
# A call comes every few minutes: a connection kept since the last one is often dead.
_NO_REUSE = httpx.Limits(max_keepalive_connections=0)


class Refused(Exception):
    """The server answered with a problem; trying again changes nothing."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotWork(Exception):
    """It will not work until somebody mends it; the text is a code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def since_it_was_switched_on_s() -> float:
    """Goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class AskedServer:
    """Every question is answered, or raises `ServerAway` or `Refused`."""

    def __init__(
        self, url: str, token: str, tick_s: Callable[[], float] = since_it_was_switched_on_s
    ) -> None:
        self.events_url = f"{url.rstrip('/')}/api/v1/events"
        self._http = httpx.Client(
            base_url=url.rstrip("/"),
            headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
            timeout=_TIMEOUT,
            transport=Bounded(_NO_REUSE),
            trust_env=False,
        )
        self._tick_s = tick_s
        self._told: tuple[datetime, float] | None = None

    def get(self, path: str, shape: type[T]) -> T:
        """The contract's answer."""
        return read_body(self.answer(path).content, shape)

    def tell(self, path: str, body: Shape, shape: type[T]) -> T:
        """The contract's answer to what the server is told."""
        headers = {"Content-Type": "application/json"}
        answer = self._send("POST", path, content=to_json(body), headers=headers)
        return read_body(answer.content, shape)

    def answer(self, path: str) -> httpx.Response:
        """Whatever the server has there."""
        return self._send("GET", path)

    def now(self) -> datetime:
        """The server's time: a small computer without a clock of its own may be years off.

        From its last answer on it is counted by what no hand and no time server sets.
        """
        if self._told is None:
            return datetime.now(UTC)
        told, at_s = self._told
        return told + timedelta(seconds=self._tick_s() - at_s)

    def close(self) -> None:
        self._http.close()

    def _send(self, method: str, path: str, **how: Any) -> httpx.Response:
        try:
            answer = self._http.request(method, path, **how)
        except httpx.HTTPError as error:
            raise ServerAway(type(error).__name__) from error
        if answer.is_success:
            self._set_clock(answer.headers.get("Date", ""))
            return answer
        raise refusal(answer)

    def _set_clock(self, told: str) -> None:
        """`Date` is GMT by its rules; a proxy may have written a second one after it."""
        with suppress(ValueError, TypeError):
            at = parsedate_to_datetime(f"{told.partition(' GMT')[0]} GMT")
            self._told = at.replace(tzinfo=UTC), self._tick_s()


def refusal(answer: httpx.Response) -> Exception:
    """What an answer that is none means: `Refused`, or `ServerAway` when it may come right."""
    problem = problem_in(answer.headers.get("Content-Type", ""), answer.content)
    if problem is None or answer.status_code >= 500 or answer.status_code == 429:
        return ServerAway(f"status {answer.status_code}")
    return Refused(problem.code)
