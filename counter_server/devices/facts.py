"""What is known of the devices at one moment; plain values, so that judging needs no machine."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PartFact:
    """A part as its device last told of it."""

    part: str
    problem: str | None = None
    driver: str = ""
    url: str = ""
    value: str = ""


@dataclass(frozen=True)
class ReportFact:
    """The last report of a device; `ahead_s` is how far its clock was ahead of ours."""

    at: datetime
    program: str
    version: str = ""
    ahead_s: float | None = None
    parts: tuple[PartFact, ...] = ()


@dataclass(frozen=True)
class DeviceFact:
    """A machine with a token; `seen_at` is None when it never came."""

    name: str
    kind: str
    seen_at: datetime | None
    id: int = 0
    place: str = ""
    zone: str = ""
    counter: int | None = None
    printer: str = ""
    is_active: bool = True
    is_paused: bool = False
    report: ReportFact | None = None

    @property
    def last_at(self) -> datetime | None:
        """When it was last heard of, by a call or by a report."""
        reported_at = self.report.at if self.report else None
        moments = [each for each in (self.seen_at, reported_at) if each]
        return max(moments, default=None)


@dataclass(frozen=True)
class PrinterFact:
    """`problem` is what the printer said when it was asked; None when it is well."""

    name: str
    url: str
    problem: str | None
    paper: str = "ok"
    is_paused: bool = False
    is_asked: bool = True
