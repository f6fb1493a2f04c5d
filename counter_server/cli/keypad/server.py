"""The server, as a keypad speaks with it: the contract over HTTP, with short timeouts."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import TypeVar

import httpx

from config.bounded import Bounded
from counter_server.contract.answered import read_body
from counter_server.contract.board import Board
from counter_server.contract.events import Entry, entry_from_json
from counter_server.contract.office import Counter, Service
from counter_server.contract.tickets import CallRequest, Ticket
from counter_server.contract.wire import WrongBody, to_json
from display_board.asking import Refused, ServerAway, refusal
from display_board.sse import Endless, Parser

from .flow import Ask

__all__ = ["Refused", "Server", "ServerAway"]

T = TypeVar("T")

_CONNECT_S = 2.0
_READ_S = 5.0
# The server beats every 15 s: two beats missed and a little more is a cut.
_SILENCE_S = 40.0
# More than a day of a busy office has, so that every number of today is known.
_LOOK_BACK = 5000


class Server:
    """Every call answers, or raises `Refused` or `ServerAway`; safe to use from two threads."""

    def __init__(self, url: str, token: str, *, read_s: float = _READ_S) -> None:
        self._events_url = f"{url.rstrip('/')}/api/v1/events"
        self._headers = {"Authorization": f"Bearer {token}"}
        self._http = httpx.Client(
            base_url=f"{url.rstrip('/')}/api/v1",
            headers=self._headers,
            timeout=httpx.Timeout(read_s, connect=_CONNECT_S),
            transport=Bounded(),
            trust_env=False,
        )

    def counter(self, number: int) -> Counter | None:
        """The counter with that number over it."""
        counters = self._get("/counters", tuple[Counter, ...])
        return next((each for each in counters if each.number == number), None)

    def waiting(self, counter: Counter) -> int:
        """How many wait for the services of a counter."""
        services = self._get("/services", tuple[Service, ...])
        return sum(each.waiting for each in services if each.code in counter.services)

    def ask(self, counter: Counter, ask: Ask) -> Ticket | None:
        """What a key asks for; None when nobody waits."""
        chosen = to_json(CallRequest(ticket=ask.ticket)) if ask.ticket is not None else b"{}"
        body = {"content": chosen, "headers": {"Content-Type": "application/json"}}
        has_body = ask.verb in ("call", "hold")
        path = f"/counters/{counter.id}/{ask.verb}"
        answer = self._send("POST", path, **(body if has_body else {}))
        is_nobody = answer.status_code == httpx.codes.NO_CONTENT
        return None if is_nobody else read_body(answer.content, Ticket)

    def entries(self) -> Iterator[Entry]:
        """Today's events again, then each as it happens, until the server ends or is away."""
        after = max(0, self._get("/board", Board).seq - _LOOK_BACK)
        timeout = httpx.Timeout(_CONNECT_S, read=_SILENCE_S)
        url = f"{self._events_url}?after={after}"
        try:
            with (
                httpx.Client(headers=self._headers, timeout=timeout, trust_env=False) as client,
                client.stream("GET", url) as answer,
            ):
                if not answer.is_success:
                    answer.read()
                    raise refusal(answer)
                yield from _entries(answer.iter_bytes())
        except (httpx.HTTPError, Endless) as error:
            raise ServerAway(type(error).__name__) from error

    def _get(self, path: str, shape: type[T]) -> T:
        return read_body(self._send("GET", path).content, shape)

    def _send(self, method: str, path: str, **how: object) -> httpx.Response:
        try:
            answer = self._http.request(method, path, **how)  # type: ignore[arg-type]
        except httpx.HTTPError as error:
            raise ServerAway(type(error).__name__) from error
        if answer.is_success:
            return answer
        raise refusal(answer)


def _entries(chunks: Iterator[bytes]) -> Iterator[Entry]:
    """Until the stream ends or says that the database was put back."""
    parser = Parser()
    for message in chain.from_iterable(map(parser.feed, chunks)):
        if message.event == "gap":
            return
        if message.data != "{}":
            with suppress(WrongBody):  # a newer server tells of what is no concern of a keypad
                yield entry_from_json(message.data)
