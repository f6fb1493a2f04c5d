"""Administration of the boards: the list, one board with its live preview, the office's files."""

from collections.abc import Callable

from flask import Blueprint, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.contract.office import Name
from counter_server.core.errors import N_
from counter_server.core.offices import first_office_id, office
from counter_server.core.parts import Parts
from counter_server.queue.admin.answers import Form, Office, kept, office_of, onward
from counter_server.queue.admin.reading import Reading

from . import actions, queries
from .form import MESSAGE_LENGTH, read_name
from .media_pages import add_media_pages
from .rules import HOME, address_of, media_address
from .zone_pages import add_zone_pages

Preview = Callable[[queries.Place], str]


def boards_pages(parts: Parts, preview: Preview) -> Blueprint:
    """`/admin/boards` and what belongs to it; `preview` draws a board as it might be set."""
    pages = Blueprint("boards", __name__, url_prefix=HOME)

    @pages.get("")
    def boards() -> str:
        return _overview(office_of(parts)).draw({})

    @pages.post("/new")
    def add_zone() -> AnyResponse:
        here = office_of(parts)
        name, reading = read_name(request.form)
        made: list[str] = []
        if kept(reading, lambda: made.append(actions.add_zone(parts, here.id, name)), "name_vi"):
            return onward(N_("Đã thêm bảng {name}."), f"{HOME}/{made[0]}", name=name.vi)
        return _overview(here).again(reading)

    @pages.post("/emergency")
    def emergency() -> AnyResponse:
        here = office_of(parts)
        message, reading = _message()
        if kept(reading, lambda: actions.set_emergency(parts, here.id, message), "emergency_vi"):
            said = N_("Đã hiện thông báo khẩn trên mọi bảng.") if message.vi else _OVER
            return onward(said, HOME)
        return _overview(here).again(reading)

    add_zone_pages(pages, parts, preview)
    add_media_pages(pages, parts)
    return pages


_OVER = N_("Đã tắt thông báo khẩn trên mọi bảng.")


def _message() -> tuple[Name, Reading]:
    """The emergency message; taking it away needs no words."""
    reading = Reading(request.form)
    if request.form.get("do") == "off":
        return Name(vi=""), reading
    name = reading.name("emergency", MESSAGE_LENGTH, needed=True)
    return name, reading


def _overview(here: Office) -> Form:
    with here.parts.database.read() as connection:
        zones = queries.zones(connection, here.id)
        code = office(connection, here.id).code
        is_first = first_office_id(connection) == here.id
        files = queries.media(connection, here.id)
    addresses = {each.code: address_of(each.code, code, is_first=is_first) for each in zones}
    is_urgent = any(each.settings.emergency.vi for each in zones)
    more = {
        "zones": zones,
        "addresses": addresses,
        "media": files,
        "media_address": lambda each: media_address(here.id, each.file),
        "is_urgent": is_urgent,
    }
    return Form("boards", more)
