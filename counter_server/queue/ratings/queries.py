"""Reads of ratings: whether there is one, and what they come to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from counter_server.contract.office import Name
from counter_server.contract.ratings import Reason
from counter_server.queue.tables import ServiceRow

from .tables import RatingRow

MOST = 20_000
STARS = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Summary:
    """What a service was thought of: how many of each star, and what they were about."""

    service: Name | None
    stars: dict[int, int]
    good: tuple[tuple[Reason, int], ...] = ()
    bad: tuple[tuple[Reason, int], ...] = ()

    @property
    def number(self) -> int:
        return sum(self.stars.values())

    @property
    def mean(self) -> float:
        """To one decimal, as the law's indicators are; 0 for none."""
        total = sum(star * count for star, count in self.stars.items())
        return round(total / self.number, 1) if self.number else 0.0


def is_visit_rated(connection: Connection, office_id: int, ticket_id: int) -> bool:
    return _exists(connection, office_id, RatingRow.ticket_id == ticket_id)


def is_dossier_rated(connection: Connection, office_id: int, dossier_id: int) -> bool:
    return _exists(connection, office_id, RatingRow.dossier_id == dossier_id)


def summaries(connection: Connection, office_id: int, since: date) -> tuple[Summary, ...]:
    """All services together first, then each that was rated, in the kiosk's order."""
    rows = connection.execute(
        select(
            RatingRow.stars,
            RatingRow.reasons,
            ServiceRow.name_vi,
            ServiceRow.name_en,
            ServiceRow.position,
            ServiceRow.id,
        )
        .outerjoin(ServiceRow, ServiceRow.id == RatingRow.service_id)
        .where(RatingRow.office_id == office_id, RatingRow.day >= since)
        .order_by(ServiceRow.position, ServiceRow.id, RatingRow.id)
        .limit(MOST)
    ).all()
    by_service: dict[int | None, list[tuple[int, list[str]]]] = {}
    names: dict[int | None, Name] = {}
    for row in rows:
        by_service.setdefault(row.id, []).append((row.stars, row.reasons))
        names[row.id] = Name(vi=row.name_vi or "—", en=row.name_en or "")
    everything = summary(None, [(row.stars, row.reasons) for row in rows])
    each = (summary(names[key], given) for key, given in by_service.items())
    return (everything, *each)


def summary(service: Name | None, given: Iterable[tuple[int, list[str]]]) -> Summary:
    """Four and five stars are good, one and two bad; three says neither."""
    opinions = list(given)
    stars = Counter(star for star, _ in opinions)
    return Summary(
        service,
        {star: stars.get(star, 0) for star in STARS},
        _reasons(reasons for star, reasons in opinions if star > 3),
        _reasons(reasons for star, reasons in opinions if star < 3),
    )


def _reasons(given: Iterable[list[str]]) -> tuple[tuple[Reason, int], ...]:
    known = set(Reason)
    counted = Counter(Reason(each) for reasons in given for each in reasons if each in known)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _exists(connection: Connection, office_id: int, subject: object) -> bool:
    found = connection.execute(
        select(RatingRow.id).where(RatingRow.office_id == office_id, subject).limit(1)  # type: ignore[arg-type]
    ).first()
    return found is not None
