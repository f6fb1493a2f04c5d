"""What the pages of the administration say of values: hours, waits, bars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config.words import Translate
from counter_server.core.errors import N_
from counter_server.queue.opening import Hours
from counter_server.queue.policy import ORDINARY
from counter_server.queue.previewing import Figures, Line

WEEKDAYS = (N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN"))
_OTHERS = N_("Mọi người khác")
_ALL = N_("Tất cả")
_VARIANTS = (
    ("was", N_("Đã diễn ra")),
    ("first-come", N_("Ai đến trước gọi trước")),
    ("proposed", N_("Cách đang xem thử")),
)


@dataclass(frozen=True)
class Bar:
    """A bar of the chart: lengths in percent of the longest one."""

    kind: str
    label: str
    figures: Figures
    mean: float
    ninetieth: float


@dataclass(frozen=True)
class Group:
    """The three bars of a class."""

    label: str
    bars: tuple[Bar, ...]


def groups(lines: Sequence[Line], names: Mapping[str, str], _: Translate) -> tuple[Group, ...]:
    """The chart's groups, one a class and one of everybody; `names` are the classes'."""
    longest = max((each.ninetieth_s for line in lines for each in _three(line)), default=0) or 1

    def bar(kind: str, label: str, figures: Figures) -> Bar:
        mean, ninetieth = (
            round(100 * each / longest, 1) for each in (figures.mean_s, figures.ninetieth_s)
        )
        return Bar(kind, _(label), figures, mean, ninetieth)

    return tuple(
        Group(
            class_name(line.priority, names, _),
            tuple(
                bar(*variant, each) for variant, each in zip(_VARIANTS, _three(line), strict=True)
            ),
        )
        for line in lines
    )


def class_name(code: str | None, names: Mapping[str, str], _: Translate) -> str:
    """A class as people read it; None is all visitors."""
    if code is None:
        return _(_ALL)
    return _(_OTHERS) if code == ORDINARY else names.get(code, code)


def clock(seconds: int) -> str:
    """Minutes and seconds: `12:05`."""
    return f"{seconds // 60}:{seconds % 60:02}"


def hours_words(hours: Sequence[Hours], _: Translate) -> tuple[str, ...]:
    """Opening hours, one line for each set of days: `T2–T6 07:30–11:30, 13:30–16:30`."""
    spans: dict[tuple[int, ...], list[str]] = {}
    for each in hours:
        spans.setdefault(each.weekdays, []).append(f"{each.opens}–{each.closes}")
    return tuple(f"{_days(days, _)} {', '.join(times)}" for days, times in spans.items())


def _days(weekdays: Sequence[int], _: Translate) -> str:
    names = [_(WEEKDAYS[each]) for each in sorted(weekdays)]
    is_run = len(names) > 2 and max(weekdays) - min(weekdays) == len(names) - 1
    return f"{names[0]}–{names[-1]}" if is_run else ", ".join(names)


def _three(line: Line) -> tuple[Figures, Figures, Figures]:
    return line.was, line.first_come, line.proposed
