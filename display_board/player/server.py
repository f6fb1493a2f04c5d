"""The server, as the player asks it: where the log stands, what to play, the sounds themselves."""

from collections import OrderedDict
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import quote

import httpx

from counter_server.contract.board import Board
from counter_server.contract.office import Office
from counter_server.contract.problems import MEDIA_TYPE, ProblemDetails
from counter_server.contract.voice import Announcement, VoiceState
from counter_server.contract.wire import WrongBody, from_json
from hardware.sound.pcm import Sound
from hardware.sound.wav import WrongSound, sound_from_wav

T = TypeVar("T")

_TIMEOUT = httpx.Timeout(10.0, connect=3.0)
# A call comes every few minutes: a connection kept since the last one is often dead.
_NO_REUSE = httpx.Limits(max_keepalive_connections=0)
_KEPT_SOUNDS = 40


class ServerAway(Exception):
    """No answer, or one that is not the contract's: try again later."""


class Refused(Exception):
    """The server answered with a problem; trying again changes nothing."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class VoiceServer:
    """Every call answers, or raises `ServerAway` or `Refused`."""

    def __init__(self, url: str, token: str, zone: str) -> None:
        self.events_url = f"{url.rstrip('/')}/api/v1/events"
        self._voice = f"/board/{quote(zone, safe='')}/voice"
        self._http = httpx.Client(
            base_url=url.rstrip("/"),
            headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
            timeout=_TIMEOUT,
            limits=_NO_REUSE,
            trust_env=False,
        )
        self._sounds: OrderedDict[str, Sound] = OrderedDict()
        self._ahead = timedelta(0)

    def last_seq(self) -> int:
        """The newest entry of the log; `Refused` for a wrong token."""
        return self._get("/api/v1/board", Board).seq

    def state(self) -> VoiceState:
        """Who reads in the zone; `Refused` other_office when the token is another office's."""
        state = self._get(self._voice, VoiceState)
        if self._get("/api/v1/office", Office).code != state.office:
            raise Refused("other_office")
        return state

    def announcement(self, seq: int, waiting: int) -> Announcement:
        """What to play for an entry while so many more are in line."""
        return self._get(f"{self._voice}/{seq}?who=player&waiting={waiting}", Announcement)

    def sound(self, url: str) -> Sound:
        """A sound of an announcement; the last ones are kept."""
        if url not in self._sounds:
            self._sounds[url] = self._fetch(url)
        self._sounds.move_to_end(url)
        while len(self._sounds) > _KEPT_SOUNDS:
            self._sounds.popitem(last=False)
        return self._sounds[url]

    def now(self) -> datetime:
        """The server's time: a small computer without a clock of its own may be years off."""
        return datetime.now(UTC) + self._ahead

    def close(self) -> None:
        self._http.close()

    def _fetch(self, url: str) -> Sound:
        try:
            return sound_from_wav(self._answer(f"{self._voice}/{url}").content)
        except WrongSound as error:
            raise ServerAway("not a sound") from error

    def _get(self, path: str, shape: type[T]) -> T:
        try:
            return from_json(self._answer(path).content, shape)
        except WrongBody as error:
            raise ServerAway("not the contract's answer") from error

    def _answer(self, path: str) -> httpx.Response:
        try:
            answer = self._http.get(path)
        except httpx.HTTPError as error:
            raise ServerAway(type(error).__name__) from error
        if answer.is_success:
            self._set_clock(answer.headers.get("Date", ""))
            return answer
        raise _refusal(answer)

    def _set_clock(self, told: str) -> None:
        """`Date` is GMT by its rules; a proxy may have written a second one after it."""
        with suppress(ValueError, TypeError):
            at = parsedate_to_datetime(f"{told.partition(' GMT')[0]} GMT")
            self._ahead = at.replace(tzinfo=UTC) - datetime.now(UTC)


def _refusal(answer: httpx.Response) -> Exception:
    is_problem = answer.headers.get("Content-Type", "").startswith(MEDIA_TYPE)
    if not is_problem or answer.status_code >= 500 or answer.status_code == 429:
        return ServerAway(f"status {answer.status_code}")
    try:
        return Refused(from_json(answer.content, ProblemDetails).code)
    except WrongBody:
        return ServerAway(f"status {answer.status_code}")
