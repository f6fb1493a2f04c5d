"""When a service gives numbers: hours, last tickets, days off, ranges and quotas; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from counter_server.contract.office import Name
from counter_server.contract.wire import Shape
from counter_server.core.errors import N_, Refused


class Hours(Shape, frozen=True):
    """On these weekdays (0 Monday to 6 Sunday), local time from `opens` to `closes` (`HH:MM`)."""

    weekdays: tuple[int, ...]
    opens: str
    closes: str


@dataclass(frozen=True)
class Opening:
    """What decides whether a number is given. No hours: at every hour of every day."""

    is_open: bool
    closed: Name
    hours: Sequence[Hours]
    last_ticket: timedelta
    day_off: Name | None = None


@dataclass(frozen=True)
class Numbering:
    """A service's numbers: first, step, last (None: endless) and how many a day (None: any)."""

    first: int = 1
    step: int = 1
    last: int | None = None
    quota: int | None = None


ENDLESS = Numbering()


def shut_because(
    opening: Opening, here: datetime, numbering: Numbering = ENDLESS, given: int = 0
) -> str:
    """Why no number is given at the office's wall-clock time after `given` today; "" when one is.

    closed, day_off, hours or full: as `contract.office.Service.shut`.
    """
    if not opening.is_open:
        return "closed"
    if opening.day_off is not None:
        return "day_off"
    if opening.hours and not any(_is_within(each, opening, here) for each in opening.hours):
        return "hours"
    return "full" if is_last(given, numbering) else ""


def gives_numbers(opening: Opening, here: datetime) -> bool:
    """Whether a number is given at the office's wall-clock time."""
    return not shut_because(opening, here)


def is_last(place: int, numbering: Numbering) -> bool:
    """Whether nobody can get a number after the `place`th visitor of the day (0: nobody yet)."""
    after = numbering.first + place * numbering.step
    is_quota_given = numbering.quota is not None and place >= numbering.quota
    return is_quota_given or (numbering.last is not None and after > numbering.last)


def refuse_closed(service: Name, opening: Opening, here: datetime) -> None:
    """`Refused` service_closed, with the office's own message when it left one.

    Names among its values are said in the language of whoever is answered.
    """
    if gives_numbers(opening, here):
        return
    message = opening.day_off or opening.closed
    raise Refused(
        "service_closed",
        N_("{service} hiện không nhận số."),
        N_("{message}") if message.vi else N_("Xin chọn lĩnh vực khác, hoặc hỏi cán bộ hướng dẫn."),
        state="closed",
        values={"service": service, "message": message},
    )


def number_at(place: int, numbering: Numbering) -> int:
    """The number of the `place`th visitor of the day (from 1); `Refused` when they are used up."""
    number = numbering.first + (place - 1) * numbering.step
    if numbering.quota is not None and place > numbering.quota:
        raise Refused(
            "quota_reached",
            N_("Lĩnh vực này hôm nay đã phát hết {quota} số."),
            N_("Mời quý vị đến vào ngày khác, hoặc hỏi cán bộ hướng dẫn."),
            state="closed",
            values={"quota": numbering.quota},
        )
    if numbering.last is not None and number > numbering.last:
        raise Refused(
            "numbers_used_up",
            N_("Lĩnh vực này đã hết số hôm nay."),
            N_("Xin hỏi cán bộ hướng dẫn."),
            state="closed",
        )
    return number


def _is_within(hours: Hours, opening: Opening, here: datetime) -> bool:
    if here.weekday() not in hours.weekdays:
        return False
    closes = datetime.combine(here.date(), _clock(hours.closes), here.tzinfo)
    opens = datetime.combine(here.date(), _clock(hours.opens), here.tzinfo)
    return opens <= here < closes - opening.last_ticket


def _clock(text: str) -> time:
    return time.fromisoformat(text)
