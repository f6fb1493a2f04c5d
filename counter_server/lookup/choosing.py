"""The list of offices, where an installation has several and an address names none."""

from dataclasses import dataclass

from flask import request

from counter_server.catalog.wording import Wording
from counter_server.contract.office import Name
from counter_server.core.answers import language
from counter_server.core.offices import OfficeName, office_names
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.which_office import base_of


@dataclass(frozen=True)
class Door:
    """An office, what its clock says, and the page that was asked for at that office."""

    name: Name
    address: str
    time: str
    day: str


def choose_office(parts: Parts) -> str:
    """Every office by name; each leads to the same page of its own."""
    with parts.database.read() as connection:
        offices = office_names(connection)
    return render("lookup/offices.html", offices=[_door(parts, each) for each in offices])


def _door(parts: Parts, office: OfficeName) -> Door:
    say, now = Wording(language(), office.timezone), parts.clock()
    query = request.query_string.decode("latin-1")
    # a procedure or service of one office need not exist at another: begin with the list
    path = request.path if request.path.count("/") == 1 else f"/{request.path.split('/')[1]}"
    address = f"{base_of(office.code)}{path}{'?' + query if query else ''}"
    return Door(office.name, address, say.hour(now), say.day(now))
