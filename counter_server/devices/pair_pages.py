"""`/admin/devices/pair`: the officer types what a device shows, and says what it is."""

from collections.abc import Mapping
from datetime import timedelta

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.core.answers import language
from counter_server.core.errors import N_, Refused, Throttled
from counter_server.core.pages import person_for
from counter_server.core.parts import Parts
from counter_server.core.throttle import Throttle
from counter_server.core.who import Act
from counter_server.queue.admin.answers import Form, Office, kept, office_of, onward
from counter_server.queue.admin.reading import NEEDED, Reading, Trouble

from . import queries
from .device_pages import HOME
from .facts import DeviceFact
from .form import Offered, Wanted, offered, read_device, typed_device
from .pairing import KIND_OF, Waiting, claim, kinds_for, waiting_with
from .registry import Standing
from .rules import spaced
from .view import KIND_WORDS, PROGRAM_WORDS

MOST_WRONG = 30
_SPAN = timedelta(minutes=10)
# What was filled in stays while the code is typed again.
_FILLED = ("instead_of", "name", "kind", "place", "counter", "printer", "zone")


def add_pair_pages(pages: Blueprint, parts: Parts) -> None:
    """`/pair?code=`: first the code alone, then what the machine is."""
    guesses = Throttle(
        MOST_WRONG, _SPAN, N_("Đã gõ sai mã nhiều lần; chờ {seconds} giây rồi gõ lại.")
    )

    def machine(here: Office, code: str) -> Waiting:
        try:
            return waiting_with(parts, here.id, code)
        except Refused:
            guesses.take(str(person_for(Act.ADMINISTER).id), parts.clock())
            raise

    @pages.get("/pair")
    def pair() -> AnyResponse | str:
        here = office_of(parts)
        if "code" not in request.args:
            return _code_form({}).draw({})
        try:
            found = machine(here, request.args["code"])
        except (Refused, Throttled) as problem:
            return _code_again(problem, request.args, 200)
        return _whole_form(here, found).draw({**_suggested(found), **_filled(request.args)})

    @pages.post("/pair")
    def pair_it() -> AnyResponse:
        here = office_of(parts)
        try:
            found = machine(here, request.form.get("code", ""))
        except (Refused, Throttled) as problem:
            return _code_again(problem, request.form, 422)
        return _paired(here, found, _whole_form(here, found))


def _paired(here: Office, found: Waiting, form: Form) -> AnyResponse:
    old = _replaced(here, request.form)
    wanted, reading = _as_before(here, old) if old else read_device(request.form, _offered(here))

    def keep() -> None:
        claim(
            here.parts, here.id, found.code, wanted.name, wanted.standing, replace=old is not None
        )

    if kept(reading, keep, "name"):
        words = N_("Đã ghép {name}. Máy đó tự vào việc sau vài giây.")
        return onward(words, HOME, name=wanted.name)
    return form.again(reading)


def _replaced(here: Office, typed: Mapping[str, str]) -> DeviceFact | None:
    chosen = typed.get("instead_of", "")
    if not chosen.isdecimal():
        return None
    with here.parts.database.read() as connection:
        return queries.device(connection, here.id, int(chosen[:9]))


def _as_before(here: Office, old: DeviceFact) -> tuple[Wanted, Reading]:
    """The new machine is called and stands as the old one."""
    with here.parts.database.read() as connection:
        standing = queries.standing(connection, here.id, old.id)
    return Wanted(old.name, standing), Reading(request.form)


def _code_form(typed: Mapping[str, str]) -> Form:
    return Form("device-pair", {"machine": None, "filled": _filled(typed)})


def _filled(typed: Mapping[str, str]) -> dict[str, str]:
    return {name: typed[name] for name in _FILLED if typed.get(name)}


def _code_again(problem: Refused | Throttled, typed: Mapping[str, str], status: int) -> AnyResponse:
    words = problem.title if typed.get("code") else NEEDED
    page = _code_form(typed).draw(typed, {"code": Trouble(words, problem.values)})
    return make_response(page, 429 if isinstance(problem, Throttled) else status)


def _whole_form(here: Office, found: Waiting) -> Form:
    with here.parts.database.read() as connection:
        known = queries.devices(connection, here.id)
    kinds = kinds_for(found.program)
    more = {
        "machine": found,
        "shown": spaced(found.code),
        "program": PROGRAM_WORDS[found.program],
        "minutes": max(0, int((found.ends_at - here.parts.clock()).total_seconds() // 60)),
        "others": [each for each in known if each.kind in kinds],
        "offered": _offered(here),
        "kinds": {kind: KIND_WORDS[kind] for kind in kinds},
        "tongue": language(),
    }
    return Form("device-pair", more)


def _suggested(found: Waiting) -> dict[str, str]:
    zone = "main" if KIND_OF[found.program].value == "board" else ""
    return typed_device("", Standing(KIND_OF[found.program], zone=zone))


def _offered(here: Office) -> Offered:
    with here.parts.database.read() as connection:
        return offered(connection, here.id)
