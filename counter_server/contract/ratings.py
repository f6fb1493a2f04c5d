"""What a citizen thought of a visit or a dossier; nothing says who it was."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from .tickets import Ticket
from .wire import Shape

Stars = Annotated[int, Meta(ge=1, le=5)]
MOST_REASONS = 5


class Reason(StrEnum):
    """What a rating is about; good or bad is said by its stars."""

    ATTITUDE = "attitude"
    SPEED = "speed"
    GUIDANCE = "guidance"
    PAPERS = "papers"
    HALL = "hall"


class RatingRequest(Shape, frozen=True):
    """`of` is the token (or the address) of a slip's page `/t/` or a receipt's page `/h/`."""

    of: Annotated[str, Meta(max_length=400)]
    stars: Stars
    reasons: Annotated[tuple[Reason, ...], Meta(max_length=MOST_REASONS)] = ()


class Rating(Shape, frozen=True):
    """What was kept."""

    stars: int
    reasons: tuple[Reason, ...]
    rated_at: datetime


class Visit(Shape, frozen=True):
    """A ticket as its holder may see it: `counter_number` while called or served.

    `can_be_rated`: it is finished and was not rated yet.
    """

    ticket: Ticket
    counter_number: int | None
    is_of_today: bool
    can_be_rated: bool
