"""The slip of a number the kiosk gave by itself: the server's own layout, filled in; pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

from counter_server.contract.office import Office
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
from paper import Block, Gap, Number, Qr, Space

from .journal import Taken


def slip(taken: Taken, templates: SlipTemplates | None, office: Office) -> tuple[Block, ...]:
    """As the server would have drawn it; without a layout, number and code all the same."""
    template = _template(taken, templates)
    if template is None:
        return (Number(taken.label), Gap(Space.M), Qr(taken.status_url))
    words = {
        NUMBER: taken.label,
        STATUS_URL: taken.status_url,
        PRIORITY: _priority(taken, office),
        **_moment(taken.taken_at.astimezone(ZoneInfo(office.timezone))),
    }
    text = to_json(template.blocks).decode()
    for blank, word in words.items():
        text = text.replace(blank, to_json(word).decode()[1:-1])
    return from_json(text, tuple[Block, ...])


def _template(taken: Taken, templates: SlipTemplates | None) -> SlipTemplate | None:
    """In the visitor's language, else in Vietnamese."""
    fitting = {
        each.language: each
        for each in (templates.templates if templates else ())
        if each.service == taken.service and each.has_priority == bool(taken.priority)
    }
    return fitting.get(taken.language) or fitting.get("vi")


def _priority(taken: Taken, office: Office) -> str:
    names = {each.code: each.name.inside(taken.language) for each in office.priorities}
    return names.get(taken.priority or "", "")


def _moment(at: datetime) -> dict[str, str]:
    return {CLOCK: f"{at:%H:%M}", DAY: f"{at:%d/%m/%Y}"}
