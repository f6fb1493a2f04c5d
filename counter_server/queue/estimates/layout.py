"""A hall as its log does not tell it: services, who serves them, who goes before whom."""

from collections.abc import Mapping
from dataclasses import dataclass

from counter_server.contract.office import CounterState

from .overtaking import head_start_s


@dataclass(frozen=True)
class Layout:
    """`services`: ids by code; `counters`: the services of each, by its id; `first_states`: how
    they stand when the log begins; `longest_wait_s` of each priority class."""

    timezone: str
    services: Mapping[str, int]
    usual_s: Mapping[int, float]
    counters: Mapping[int, frozenset[int]]
    first_states: Mapping[int, CounterState]
    longest_wait_s: Mapping[str, float]

    def head_start_s(self, priority: str) -> float:
        """How much earlier than everybody else somebody of a class stands."""
        return head_start_s(self.longest_wait_s, priority)
