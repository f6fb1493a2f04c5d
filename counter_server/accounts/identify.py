"""Sets `g.actor` and, for pages, `g.office_name` before every request.

The API knows devices only: a session cookie opens pages, never `/api/`, which has no CSRF guard.
"""

import time
from collections.abc import Callable
from functools import cached_property

from flask import Flask, Request, g, session

from counter_server.core.answers import language
from counter_server.core.api import PREFIX, this_request
from counter_server.core.offices import named_or_only, office, office_names
from counter_server.core.parts import Parts
from counter_server.core.which_office import asked_code
from counter_server.core.who import Actor, Device, Nobody, Person

from .actions.devices import token_hash
from .actions.seen import SeenDevices
from .queries import device_by_hash, person_of_session

USER = "user"
EPOCH = "epoch"

_KNOWN_FOR_S = 2.0
_BEARER = "bearer "  # in any case, says RFC 7235
_FOR_ANYBODY = ("/static/", "/fonts/")
_FOR_WATCHERS = ("/healthz", "/metrics")  # have to answer while the database is away


def install_identity(app: Flask, parts: Parts) -> None:
    """Makes every request of an app know who sent it."""
    devices = KnownDevices(parts)

    def identify() -> None:
        asked = this_request()
        path = asked.path
        if path.startswith(_FOR_ANYBODY) or path in _FOR_WATCHERS:
            return
        actor = g.actor = _actor(parts, devices, asked)
        if not path.startswith(f"{PREFIX}/"):
            g.office_name = OfficeName(parts, actor)

    app.before_request(identify)


class KnownDevices:
    """Devices by token, remembered two seconds so that a busy kiosk costs one look-up, not many.

    Wrong tokens are not remembered: whoever guesses fills no memory.
    """

    def __init__(self, parts: Parts, tick: Callable[[], float] = time.monotonic) -> None:
        self._parts = parts
        self._tick = tick
        self._known: dict[str, tuple[float, Device]] = {}
        self._seen = SeenDevices(parts, tick)

    def by_token(self, token: str) -> Device | None:
        known = self._known.get(token)
        if known is not None and known[0] > self._tick():
            return known[1]
        self._known.pop(token, None)
        with self._parts.database.read() as connection:
            device = device_by_hash(connection, token_hash(token))
        if device is not None:
            self._known[token] = (self._tick() + _KNOWN_FOR_S, device)
            self._seen.note(device)
        return device


class OfficeName:
    """The office's name in the language of the request, for the head of every page.

    Looked up when a template asks: what a desk or a monitor swaps in has no head.
    """

    def __init__(self, parts: Parts, actor: Actor) -> None:
        self._parts = parts
        self._actor = actor

    def __str__(self) -> str:
        return self._name

    def __bool__(self) -> bool:
        return bool(self._name)

    @cached_property
    def _name(self) -> str:
        with self._parts.database.read() as connection:
            if not isinstance(self._actor, Nobody):
                return office(connection, self._actor.office_id).name.inside(language())
            offices = office_names(connection)
        named = named_or_only(offices, asked_code())
        return named.name.inside(language()) if named else ""


def _actor(parts: Parts, devices: KnownDevices, asked: Request) -> Actor:
    authorization: str = asked.environ.get("HTTP_AUTHORIZATION", "")
    if authorization[: len(_BEARER)].lower() == _BEARER:
        found = devices.by_token(authorization[len(_BEARER) :].strip())
        return found or Nobody(has_wrong_token=True)
    if authorization:
        return Nobody(has_wrong_token=True)
    return Nobody() if asked.path.startswith(f"{PREFIX}/") else _person(parts) or Nobody()


def _person(parts: Parts) -> Person | None:
    user, epoch = session.get(USER), session.get(EPOCH)
    if not isinstance(user, int) or not isinstance(epoch, int):
        return None
    with parts.database.read() as connection:
        return person_of_session(connection, user, epoch)
