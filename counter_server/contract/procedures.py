"""A procedure of the catalogue: what to bring, how long it takes, what it costs."""

from enum import StrEnum

from .office import Name
from .wire import Shape


class TimeUnit(StrEnum):
    WORKING_DAY = "working_day"
    DAY = "day"
    HOUR = "hour"
    MONTH = "month"
    SAME_DAY = "same_day"


class TimeLimit(Shape, frozen=True):
    """How long the law gives the office; `note` is what numbers cannot say."""

    amount: int
    unit: TimeUnit
    note: Name | None = None


class Component(Shape, frozen=True):
    """A paper to bring: how many originals and copies; `required` is False for some cases only."""

    code: str
    name: Name
    originals: int = 0
    copies: int = 0
    required: bool = True


class Fee(Shape, frozen=True):
    """An amount in whole đồng for a case; 0 is free, None is set by a text that the case names."""

    case: Name
    amount_vnd: int | None = None


class ProcedureLine(Shape, frozen=True):
    """A procedure in a list."""

    code: str
    name: Name
    field: Name
    service: str
    time_limit: TimeLimit
    is_free: bool


class Procedure(Shape, frozen=True):
    """The whole procedure; `legal_basis` names the texts of law."""

    code: str
    name: Name
    field: Name
    service: str
    time_limit: TimeLimit
    components: tuple[Component, ...]
    fees: tuple[Fee, ...]
    result: Name
    place: Name
    legal_basis: str
