"""Who is next at a counter, and why, as it travels."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from config.words import translator
from counter_server.contract.office import Name, PriorityClass
from counter_server.contract.tickets import Next

from . import queries
from .choosing import Place, next_choice
from .classes import priority_classes
from .policy import Choice, Hall
from .wording import why


def explained(
    connection: Connection, office_id: int, counter_id: int, at: datetime, language: str
) -> Next | None:
    """Who would be called now, with the reason in words; None when nobody waits."""
    day = queries.today(connection, office_id, at)
    found = next_choice(connection, Place(office_id, counter_id, day, at))
    if found is None:
        return None
    return told(*found, priority_names(priority_classes(connection, office_id)), language)


def priority_names(classes: Sequence[PriorityClass]) -> dict[str, Name]:
    return {each.code: each.name for each in classes}


def told(choice: Choice, hall: Hall, names: Mapping[str, Name], language: str) -> Next:
    """A choice with its reason in words; `names` are the classes' names."""
    spoken = {code: name.inside(language) for code, name in names.items()}
    return Next(
        ticket=choice.head.ticket,
        number=choice.head.label,
        service=choice.head.service,
        priority=choice.head.priority or None,
        reason=choice.reason.value,
        why=why(choice, hall, spoken, translator(language)),
    )
