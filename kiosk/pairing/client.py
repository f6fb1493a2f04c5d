"""The server, as a machine without a token speaks with it."""

from typing import TypeVar

import httpx

from config.bounded import Bounded
from counter_server.contract.answered import ServerAway, read_body
from counter_server.contract.devices import (
    Pairing,
    PairingRequest,
    PairingSecret,
    PairingState,
    Program,
)
from counter_server.contract.problems import problem_in
from counter_server.contract.wire import to_json

__all__ = ["CodeGone", "PairingClient", "ServerAway"]

T = TypeVar("T")

_TIMEOUT = httpx.Timeout(5.0, connect=2.0)
_GONE = ("unknown_pairing", "pairing_expired")


class CodeGone(Exception):
    """The code is no longer good: ask for another one."""


class PairingClient:
    """Every call answers, or raises `ServerAway` or `CodeGone`."""

    def __init__(self, server: str) -> None:
        self._http = httpx.Client(
            base_url=f"{server.rstrip('/')}/api/v1",
            timeout=_TIMEOUT,
            transport=Bounded(),
            trust_env=False,
        )

    def begin(self, program: Program, about: str) -> Pairing:
        """A new code."""
        return self._post("/pairings", PairingRequest(program=program, about=about), Pairing)

    def state(self, secret: str) -> PairingState:
        """Whether the code was typed."""
        return self._post("/pairings/token", PairingSecret(secret=secret), PairingState)

    def is_refused(self, token: str) -> bool:
        """The server knows that token no more; False while it cannot be asked."""
        headers = {"Authorization": f"Bearer {token}"}
        try:
            answer = self._http.get("/office", headers=headers)
        except httpx.HTTPError:
            return False
        return answer.status_code == 401

    def close(self) -> None:
        self._http.close()

    def _post(self, path: str, body: object, shape: type[T]) -> T:
        headers = {"Content-Type": "application/json"}
        try:
            answer = self._http.post(path, content=to_json(body), headers=headers)
        except httpx.HTTPError as error:
            raise ServerAway(type(error).__name__) from error
        if answer.is_success:
            return read_body(answer.content, shape)
        raise _refusal(answer)


def _refusal(answer: httpx.Response) -> Exception:
    problem = problem_in(answer.headers.get("Content-Type", ""), answer.content)
    if problem is not None and problem.code in _GONE:
        return CodeGone(problem.code)
    return ServerAway(f"status {answer.status_code}")
