"""How many wait for each service and how long, as the foot of the board says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_server.contract.board import BoardService

from .words import Text, Texts, named, words


@dataclass(frozen=True)
class ServiceView:
    code: str
    prefix: str
    name: Texts
    waiting: int
    likely: Texts


def service_views(
    services: Sequence[BoardService], languages: tuple[str, ...]
) -> tuple[ServiceView, ...]:
    """The services of a zone in the languages of its board."""
    said = words(languages)
    return tuple(
        ServiceView(
            each.code,
            each.prefix,
            named(each.name, languages),
            each.waiting,
            _likely(each, said),
        )
        for each in services
    )


def _likely(service: BoardService, said: dict[str, Texts]) -> Texts:
    """Words for the likely wait of a newcomer; empty when nobody knows."""
    if service.wait is None:
        return tuple(Text(each.language, "") for each in said["likely"])
    low, high = _minutes(service.wait.low_s), _minutes(service.wait.high_s)
    if high == 0:
        return said["no_wait"]
    if service.wait.past_closing:
        return said["past_closing"]
    minutes = str(high) if low == high else f"{low}–{high}"
    return tuple(Text(each.language, each.words.format(minutes=minutes)) for each in said["likely"])


def _minutes(seconds: int) -> int:
    return -(-seconds // 60)
