"""Who is next at a counter, and why, as it travels."""

from datetime import datetime

from sqlalchemy import Connection

from config.words import translator
from counter_server.contract.tickets import Next

from . import queries
from .choosing import Place, next_choice
from .classes import priority_classes
from .wording import why


def explained(
    connection: Connection, office_id: int, counter_id: int, at: datetime, language: str
) -> Next | None:
    """Who would be called now, with the reason in words; None when nobody waits."""
    day = queries.today(connection, office_id, at)
    found = next_choice(connection, Place(office_id, counter_id, day, at))
    if found is None:
        return None
    choice, hall = found
    names = {
        each.code: each.name.inside(language) for each in priority_classes(connection, office_id)
    }
    return Next(
        ticket=choice.head.ticket,
        number=choice.head.label,
        service=choice.head.service,
        priority=choice.head.priority or None,
        reason=choice.reason.value,
        why=why(choice, hall, names, translator(language)),
    )
