"""`/admin/devices`: every device as it is now, with the mend of what is not well."""

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Blueprint, Response

from config.words import translator
from counter_server.core.answers import language
from counter_server.core.clock import local
from counter_server.core.offices import office
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.queue.admin.answers import Office, office_of
from counter_server.queue.desk_feed import desk_events
from counter_server.sms.looking import mends_of
from counter_server.sms.queries import last_messages, place

from . import queries
from .device_pages import HOME, add_device_pages
from .driver_pages import add_driver_pages
from .drivers import driver_names
from .findings import Finding, Level
from .pair_pages import add_pair_pages
from .view import MESSAGES, PRINTERS, Group, group, groups_of, messages_card, printer_card, unwell

_LEVELS = {"good": Level.GOOD, "warn": Level.WARN, "bad": Level.BAD}
_A_DAY = timedelta(hours=20)


def devices_pages(parts: Parts, version: str) -> Blueprint:
    """The list, its live part, and the pages that change things; `version` is this program's."""
    pages = Blueprint("devices", __name__, url_prefix=HOME)

    @pages.get("")
    def registry() -> str:
        return _page("devices", office_of(parts), version)

    @pages.get("/now")
    def now() -> str:
        """The live part alone, for the page's script."""
        return _page("devices-now", office_of(parts), version)

    @pages.get("/events")
    def events() -> Response:
        return desk_events(parts.feeds.of(office_of(parts).id))

    add_pair_pages(pages, parts)
    add_driver_pages(pages, parts)
    add_device_pages(pages, parts)
    return pages


def _page(template: str, here: Office, version: str) -> str:
    groups = _groups(here, version)
    names = driver_names(language())
    return render(f"admin/{template}.html", groups=groups, unwell=unwell(groups), drivers=names)


def _groups(here: Office, version: str) -> list[Group]:
    _, at = translator(language()), here.parts.clock()
    with here.parts.database.read() as connection:
        moment = _moments(office(connection, here.id).timezone, at)
        devices = queries.devices(connection, here.id)
        printers = queries.printers(connection, here.id)
        messenger = place(connection, here.id)
        messages = last_messages(connection, here.id)
    groups = groups_of(devices, at, version, moment, _)
    if printers:
        cards = (printer_card(each, f"/admin/printers/{id_}", _) for id_, each in printers)
        groups.append(group(_(PRINTERS), cards))
    if mends := mends_of(messenger, messages, at):
        found = tuple(
            Finding(_LEVELS[each.tone], each.words, each.todo, {"count": each.count}, "modem")
            for each in mends
        )
        card = messages_card(found, "/admin/sms", messenger.settings.folder, _)
        groups.append(group(_(MESSAGES), (card,)))
    return groups


def _moments(zone: str, now: datetime) -> Callable[[datetime], str]:
    """The hour of what is recent, else with the day."""

    def moment(at: datetime) -> str:
        return f"{local(at, zone):%H:%M}" if now - at < _A_DAY else f"{local(at, zone):%H:%M %d/%m}"

    return moment
