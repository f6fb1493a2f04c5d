"""Pages of a device: add, rename, move, new token, off and on."""

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.accounts.actions import add_device
from counter_server.core.errors import N_
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.who import DeviceKind
from counter_server.queue.admin.answers import Form, Office, kept, office_of, onward

from . import queries
from .facts import DeviceFact
from .form import Offered, offered, read_device, typed_device
from .registry import Standing, change_device, renew_token, switch_device
from .view import KIND_WORDS

HOME = "/admin/devices"


def add_device_pages(pages: Blueprint, parts: Parts) -> None:
    """`/new`, `/<id>`, `/<id>/token` and `/<id>/off`, `/<id>/on`."""
    _adding(pages, parts)
    _changing(pages, parts)
    _switching(pages, parts)


def _adding(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/new")
    def new_device() -> str:
        here = office_of(parts)
        return _form(_offered(here), None).draw(typed_device("", Standing(DeviceKind.KIOSK)))

    @pages.post("/new")
    def add_new_device() -> AnyResponse:
        here = office_of(parts)
        known = _offered(here)
        wanted, reading = read_device(request.form, known)
        tokens: list[str] = []

        def keep() -> None:
            values = wanted.standing
            token = add_device(
                parts.works,
                here.id,
                kind=values.kind,
                name=wanted.name,
                counter_id=values.counter_id,
                printer_id=values.printer_id,
                place=values.place,
                zone=values.zone,
            )
            tokens.append(token)

        if kept(reading, keep, "name"):
            return _token_told(wanted.name, tokens[0])
        return _form(known, None).again(reading)


def _changing(pages: Blueprint, parts: Parts) -> None:
    @pages.get("/<int:device_id>")
    def device(device_id: int) -> str:
        here = office_of(parts)
        known = _known(here, device_id)
        with parts.database.read() as connection:
            standing = queries.standing(connection, here.id, device_id)
        return _form(_offered(here), known).draw(typed_device(known.name, standing))

    @pages.post("/<int:device_id>")
    def change(device_id: int) -> AnyResponse:
        here = office_of(parts)
        known, choices = _known(here, device_id), _offered(here)
        wanted, reading = read_device(request.form, choices)

        def keep() -> None:
            change_device(parts.works, here.id, device_id, wanted.name, wanted.standing)

        if kept(reading, keep, "name"):
            return onward(N_("Đã lưu thiết bị {name}."), HOME, name=wanted.name)
        return _form(choices, known).again(reading)


def _switching(pages: Blueprint, parts: Parts) -> None:
    @pages.post("/<int:device_id>/token")
    def new_token(device_id: int) -> AnyResponse:
        here = office_of(parts)
        name = _known(here, device_id).name
        return _token_told(name, renew_token(parts.works, here.id, device_id))

    @pages.post("/<int:device_id>/<any(off, on):what>")
    def switch(device_id: int, what: str) -> AnyResponse:
        here = office_of(parts)
        name = _known(here, device_id).name
        switch_device(parts.works, here.id, device_id, is_on=what == "on")
        said = N_("Đã bật lại {name}.") if what == "on" else N_("Đã tắt {name}.")
        return onward(said, HOME, name=name)


def _token_told(name: str, token: str) -> AnyResponse:
    """Shown this once; kept by no browser."""
    answer = make_response(render("admin/device-token.html", name=name, token=token))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _form(known: Offered, device: DeviceFact | None) -> Form:
    return Form("device", {"device": device, "offered": known, "kinds": KIND_WORDS})


def _offered(here: Office) -> Offered:
    with here.parts.database.read() as connection:
        return offered(connection, here.id)


def _known(here: Office, device_id: int) -> DeviceFact:
    with here.parts.database.read() as connection:
        return queries.device(connection, here.id, device_id)
