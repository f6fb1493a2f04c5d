"""Which parts an office has to record so that every call of its own can be said by its voices."""

from collections.abc import Iterable, Iterator

from config.voice import MESSAGES, Pack
from counter_server.contract.voice import Group, Hall, Manner, Needed, Part

from .saying import PLAINLY, say_call, say_counter, say_help, say_message, say_number

_DIGITS = "0123456789"
# Numbers that together use every word of counting up to 999.
_EVERY_WORD = (*map(str, range(26)), *map(str, range(30, 100, 10)), "101", "111", "121")


def needed_parts(pack: Pack, hall: Hall, manner: Manner = PLAINLY) -> tuple[Needed, ...]:
    """Every part once, in the order in which somebody records them; messages come last."""
    found: dict[str, Needed] = {}
    for group, parts in _groups(pack, hall, manner):
        for part in parts:
            found.setdefault(part.words, Needed(words=part.words, group=group))
    return tuple(found.values())


def _groups(pack: Pack, hall: Hall, manner: Manner) -> Iterator[tuple[Group, Iterable[Part]]]:
    counters = hall.counters or ((1, ""),)
    numbers = _numbers(
        pack, manner, [] if manner.named_counters else [each for each, _ in counters]
    )
    known = {part.words for part in numbers}
    calls = [say_call(pack, "", number, name, manner) for number, name in counters]
    yield Group.SENTENCE, [part for call in calls for part in call if part.words not in known]
    for prefix in hall.prefixes:
        yield Group.LETTER, say_number(pack, prefix, manner)
    yield Group.NUMBER, numbers
    for message in MESSAGES:
        yield Group.MESSAGE, say_message(pack, message)
    for number, _name in counters[:1]:
        yield Group.MESSAGE, say_help(pack, number)


def _numbers(pack: Pack, manner: Manner, counters: Iterable[int]) -> list[Part]:
    parts = list(say_number(pack, _DIGITS))
    for number in counters:
        parts += say_counter(pack, number)
    if manner.whole_numbers:
        for digits in _EVERY_WORD:
            parts += say_number(pack, digits, manner)
    return parts
