"""Which places of a series are leased; pure.

Leased numbers lie apart from the ordinary ones, so that an ordinary day counts on from the first
number without a gap, however many kiosks hold numbers they never need. A series with an end or a
quota leases from its top, so that both together never exceed it.
"""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counter_server.queue.opening import Numbering

BLOCK = 50
BLOCK_AHEAD = 20
DAYS_AHEAD = 3  # a server that died on a Friday is mended on Monday
_APART = 500
_SHARE = 4
ON_THE_WAY = timedelta(seconds=10)


@dataclass(frozen=True)
class Series:
    """A series on a day: the last ordinary place, and the leased stretch it skips.

    `limit` is the last place of the day; None: endless.
    """

    last: int = 0
    away_first: int | None = None
    away_last: int | None = None
    limit: int | None = None

    @property
    def left(self) -> int | None:
        """Places not given to anybody yet, leased ones included."""
        return None if self.limit is None else max(0, self.limit - self.last)

    @property
    def is_ahead(self) -> bool:
        """The leased stretch still lies before the ordinary places."""
        return self.away_first is not None and self.last < self.away_first


def limit_of(numbering: Numbering) -> int | None:
    """The last place that a quota or a range allows."""
    ends = [numbering.quota]
    if numbering.last is not None:
        ends.append(max(0, (numbering.last - numbering.first) // numbering.step + 1))
    known = [end for end in ends if end is not None]
    return min(known) if known else None


def fair(series: Series, block: int) -> int:
    """How many unused numbers a kiosk may hold: of a series that ends, a share of what is left."""
    return block if series.left is None else min(block, series.left // _SHARE)


def leased(series: Series, count: int, used: Set[int]) -> tuple[tuple[int, ...], Series]:
    """The next places to lease and the series after it; `used` are those that are leased."""
    holes = _holes(series, used)[: max(0, count)]
    more = count - len(holes)
    if more <= 0:
        return holes, series
    grown, added = _grown(series, more)
    return tuple(sorted((*holes, *added))), grown


def freed(series: Series, used: Set[int]) -> Series:
    """The series after numbers came back: of one that ends, ordinary visitors get them."""
    if series.limit is None or not series.is_ahead:
        return series
    stretch = [place for place in used if place in _stretch(series)]
    if not stretch:
        return replace(series, away_first=None, away_last=None)
    return replace(series, away_first=min(stretch))


def number_of(place: int, numbering: Numbering) -> int:
    """The number that stands on the slip."""
    return numbering.first + (place - 1) * numbering.step


def ahead_of_us(sent_at: datetime, now: datetime) -> timedelta:
    """How far a kiosk's clock is ahead; a little behind, its request was on the way so long."""
    ahead = sent_at - now
    return timedelta() if -ON_THE_WAY <= ahead <= timedelta() else ahead


def corrected(
    taken_at: datetime, ahead: timedelta, not_before: datetime, now: datetime
) -> datetime:
    """When a ticket was taken by the server's clock; the kiosk's is `ahead` of it.

    Never in the future, never before the number was leased or the ticket before it was taken.
    """
    return min(max(taken_at - ahead, not_before), now)


def _grown(series: Series, count: int) -> tuple[Series, tuple[int, ...]]:
    if series.limit is not None:
        return _grown_down(series, series.limit, count)
    if series.is_ahead:
        first = (series.away_last or 0) + 1
        return replace(series, away_last=first + count - 1), _from(first, count)
    first = (series.last // _APART + 1) * _APART + 1
    return replace(series, away_first=first, away_last=first + count - 1), _from(first, count)


def _grown_down(series: Series, limit: int, count: int) -> tuple[Series, tuple[int, ...]]:
    top = (series.away_first or 0) - 1 if series.is_ahead else limit
    count = min(count, top - series.last)
    if top > limit or count <= 0:
        return series, ()
    last = series.away_last if series.is_ahead else limit
    first = top - count + 1
    return replace(series, away_first=first, away_last=last), _from(first, count)


def _holes(series: Series, used: Set[int]) -> tuple[int, ...]:
    """Places of the stretch that came back."""
    if not series.is_ahead:
        return ()
    limit = series.limit or (series.away_last or 0)
    return tuple(each for each in _stretch(series) if each not in used and each <= limit)


def _stretch(series: Series) -> range:
    return range(series.away_first or 0, (series.away_last or 0) + 1)


def _from(first: int, count: int) -> tuple[int, ...]:
    return tuple(range(first, first + count))
