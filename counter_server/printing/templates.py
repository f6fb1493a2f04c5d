"""Slips with blanks: laid out like every slip, to be filled in and drawn by a kiosk."""

from datetime import datetime
from itertools import product

from sqlalchemy import Connection, select

from config.words import filled_packs
from counter_server.contract.office import Name
from counter_server.contract.slips import (
    CLOCK,
    DAY,
    NUMBER,
    PRIORITY,
    STATUS_URL,
    SlipTemplate,
    SlipTemplates,
)
from counter_server.contract.wire import from_json, to_json
from counter_server.core.offices import office
from counter_server.core.versions import unless_known
from counter_server.queue.tables import ServiceRow
from paper import Block

from .contents import SlipContent
from .layout import blocks
from .looks import dressed
from .rules import JobKind

# A moment no visitor takes a number at: what the layout makes of it is found again.
_NEVER = datetime(1111, 11, 11, 11, 11)
_BLANKS = {"11/11/1111": DAY, "11:11": CLOCK}
_ANY_CLASS = Name(vi=PRIORITY, en=PRIORITY)


def slip_templates(connection: Connection, office_id: int, version: str) -> SlipTemplates | None:
    """All of an office; None when the kiosk's version is the same."""
    made = SlipTemplates(version="", templates=_made(connection, office_id))
    return unless_known(made, version)


def _made(connection: Connection, office_id: int) -> tuple[SlipTemplate, ...]:
    place = office(connection, office_id)
    dress = dressed(connection, office_id, JobKind.SLIP)
    services = connection.execute(
        select(ServiceRow.code, ServiceRow.name_vi, ServiceRow.name_en)
        .where(ServiceRow.office_id == office_id)
        .order_by(ServiceRow.position, ServiceRow.id)
    ).all()
    languages = dict.fromkeys((*place.languages, *filled_packs()))
    return tuple(
        SlipTemplate(
            service=service.code,
            language=language,
            has_priority=has_priority,
            blocks=_with_blanks(
                SlipContent(
                    language=language,
                    unit=place.unit,
                    office=place.name,
                    number=NUMBER,
                    service=Name(vi=service.name_vi, en=service.name_en),
                    priority=_ANY_CLASS if has_priority else None,
                    ahead=None,
                    wait=None,
                    issued_at=_NEVER,
                    status_url=STATUS_URL,
                    look=dress.look,
                    logo=dress.logo,
                )
            ),
        )
        for service, language, has_priority in product(services, languages, (False, True))
    )


def _with_blanks(content: SlipContent) -> tuple[Block, ...]:
    """Laid out; how many wait before is left out, as on every slip where it is not known."""
    text = to_json(blocks(content)).decode()
    for said, blank in _BLANKS.items():
        text = text.replace(said, blank)
    return from_json(text, tuple[Block, ...])
