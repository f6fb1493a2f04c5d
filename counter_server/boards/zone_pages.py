"""One board: its settings, how they look before they are saved, its place in the list."""

from collections.abc import Callable, Mapping
from functools import partial

from flask import Blueprint, Response, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from config.words import spoken_languages
from counter_server.contract.zones import Panel, Theme, Waiting
from counter_server.core.errors import N_
from counter_server.core.offices import first_office_id, office
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.queue import queries as queue_queries
from counter_server.queue.admin.answers import Form, Office, kept, office_of, onward
from counter_server.queue.admin.service_form import hours_rows
from counter_server.queue.admin.view import WEEKDAYS

from . import actions, queries
from .form import Offered, read_zone, typed_zone
from .rules import HOME, Zone, address_of, media_address

CHOICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "theme": (
        (Theme.DARK, N_("Tối")),
        (Theme.LIGHT, N_("Sáng")),
        (Theme.CONTRAST, N_("Tương phản cao")),
    ),
    "panel": (
        (Panel.CALLS, N_("Các số vừa gọi")),
        (Panel.COUNTERS, N_("Mọi quầy và số đang ở quầy")),
    ),
    "waiting": (
        (Waiting.COUNT, N_("Số người chờ")),
        (Waiting.TIME, N_("Số người và thời gian chờ")),
        (Waiting.HIDDEN, N_("Không hiện")),
    ),
}


def add_zone_pages(pages: Blueprint, parts: Parts, preview: Callable[[queries.Place], str]) -> None:
    """`/<code>`: change, `/preview`, `/up`, `/down`, `/remove`."""

    @pages.get("/<code>")
    def zone(code: str) -> str:
        here = office_of(parts)
        known = _known(here, code)
        return _form(here, known).draw(typed_zone(known))

    @pages.post("/<code>")
    def change_zone(code: str) -> AnyResponse:
        here = office_of(parts)
        form = _form(here, _known(here, code))
        name, settings, reading = read_zone(request.form, _offered(form))
        keep = partial(actions.change_zone, parts, here.id, code, name, settings)
        if kept(reading, keep, "name_vi"):
            return onward(N_("Đã lưu bảng {name}."), f"{HOME}/{code}", name=name.vi)
        return form.again(reading)

    @pages.post("/<code>/<any(up, down, remove):way>")
    def order_zone(code: str, way: str) -> AnyResponse:
        here = office_of(parts)
        if way == "remove":
            actions.remove_zone(parts, here.id, code)
            return onward(N_("Đã xóa bảng."), HOME)
        actions.move_zone(parts, here.id, code, -1 if way == "up" else 1)
        return onward(N_("Đã đổi thứ tự."), HOME)

    _add_preview(pages, parts, preview)


def _add_preview(pages: Blueprint, parts: Parts, preview: Callable[[queries.Place], str]) -> None:
    @pages.get("/<code>/preview")
    def preview_saved(code: str) -> Response:
        here = office_of(parts)
        return _framed(preview(queries.Place(here.id, _known(here, code))))

    @pages.post("/<code>/preview")
    def preview_zone(code: str) -> Response:
        here = office_of(parts)
        known = _known(here, code)
        name, settings, reading = read_zone(request.form, _offered(_form(here, known)))
        if reading.troubles:
            return _framed(render("admin/zone-preview.html"), 422)
        draft = Zone(known.id, code, name, settings)
        return _framed(preview(queries.Place(here.id, draft)))


def _framed(page: str, status: int = 200) -> Response:
    """A page that our own administration may show in a frame."""
    answer = make_response(page, status)
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer.headers["Content-Security-Policy"] = (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'self'"
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _known(here: Office, code: str) -> Zone:
    with here.parts.database.read() as connection:
        return queries.zone(connection, here.id, code)


def _form(here: Office, known: Zone) -> Form:
    with here.parts.database.read() as connection:
        at = here.parts.clock()
        day = queue_queries.today(connection, here.id, at)
        is_first = first_office_id(connection) == here.id
        more = {
            "zone": known,
            "address": address_of(known.code, office(connection, here.id).code, is_first=is_first),
            "counters": queue_queries.counters(connection, here.id),
            "services": queue_queries.services(connection, here.id, day),
            "media": queries.media(connection, here.id),
            "media_address": lambda each: media_address(here.id, each.file),
            "offered_languages": spoken_languages(),
            "choices": CHOICES,
            "hours_rows": hours_rows,
            "weekdays": WEEKDAYS,
        }
    return Form("zone", more)


def _offered(form: Form) -> Offered:
    counters, services, media = (form.more[each] for each in ("counters", "services", "media"))
    assert isinstance(counters, tuple)
    assert isinstance(services, tuple)
    assert isinstance(media, tuple)
    return Offered(
        [each.number for each in counters],
        [each.code for each in services],
        [each.id for each in media],
        spoken_languages(),
    )
