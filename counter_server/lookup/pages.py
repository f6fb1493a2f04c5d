"""The public site's first page and the lookup by code, with the phone pages."""

from flask import Blueprint, request
from sqlalchemy import Connection, select

from counter_server.catalog.pages import by_field
from counter_server.catalog.public import first_office, public_office, wording
from counter_server.catalog.queries import search
from counter_server.contract.office import Name
from counter_server.core.offices import OfficeRow, office_names
from counter_server.core.pages import render
from counter_server.core.parts import Parts
from counter_server.core.which_office import OfficeNeeded, asked_office
from counter_server.dossiers.progress import Progress, find_progress
from counter_server.dossiers.wording import STATE_WORDS

from .choosing import choose_office
from .phone import add_phone_pages
from .stages import ADVICE, WAY, stage_of
from .throttle import lookup_throttle


def lookup_pages(parts: Parts) -> Blueprint:
    """`/`, `/lookup`, `/h/<token>` and `/t/<token>`."""
    pages = Blueprint("lookup", __name__)

    @pages.get("/")
    def home() -> str:
        with parts.database.read() as connection:
            office_id = public_office(connection)
            groups = by_field(search(connection, office_id))
            say = wording(connection, office_id)
            office = _sign(connection, office_id)
        return render("lookup/home.html", groups=groups, say=say, **office)

    _add_lookup(pages, parts)

    @pages.app_errorhandler(OfficeNeeded)
    def offices(_error: OfficeNeeded) -> str:
        return choose_office(parts)

    add_phone_pages(pages, parts)
    return pages


def _add_lookup(pages: Blueprint, parts: Parts) -> None:
    throttle = lookup_throttle()

    @pages.get("/lookup")
    def lookup() -> str:
        asked = request.args.get("code", "").strip()[:200]
        with parts.database.read() as connection:
            chosen, found = asked_office(connection), None
            if asked:
                throttle.take(request.remote_addr or "", parts.clock())
                found = _find(connection, asked, chosen)
            spoken_for = found.office_id if found else chosen or first_office(connection)
            say = wording(connection, spoken_for)
            offices = office_names(connection)
        return render(
            "lookup/lookup.html",
            asked=asked,
            offices=offices if len(offices) > 1 else (),
            chosen=chosen,
            found_at=next((each.name for each in offices if each.id == spoken_for), None),
            stage=stage_of(found) if found else None,
            way=WAY,
            stage_words=STATE_WORDS,
            advice=ADVICE,
            say=say,
        )


def _find(connection: Connection, asked: str, chosen: int | None) -> Progress | None:
    """At the chosen office first, then anywhere: people know their code, not always its office."""
    # an address copied from the receipt's QR is as good as its token
    code = asked.rstrip("/").rsplit("/", 1)[-1]
    there = find_progress(connection, code, chosen) if chosen else None
    return there or find_progress(connection, code)


def _sign(connection: Connection, office_id: int) -> dict[str, object]:
    """What stands on the door: the office's name, its unit, its telephone."""
    row = connection.execute(
        select(
            OfficeRow.name_vi,
            OfficeRow.name_en,
            OfficeRow.unit_vi,
            OfficeRow.unit_en,
            OfficeRow.phone,
        ).where(OfficeRow.id == office_id)
    ).one()
    return {
        "name": Name(vi=row.name_vi, en=row.name_en),
        "unit": Name(vi=row.unit_vi, en=row.unit_en),
        "phone": row.phone,
    }
