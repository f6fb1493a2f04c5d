"""A hall as its log does not tell it: services, who serves them, how it calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from counter_server.contract.office import CounterState
from counter_server.queue.policy import Policy

ORDINARY_LONGEST_S = 2700.0


@dataclass(frozen=True)
class Layout:
    """`services`: ids by code; `counters`: the services of each, by its id; `first_states`: how
    they stand when the log begins; `longest_wait_s`: of everybody without a priority class;
    `weights`: of the services of each counter, by its id."""

    timezone: str
    services: Mapping[str, int]
    usual_s: Mapping[int, float]
    counters: Mapping[int, frozenset[int]]
    first_states: Mapping[int, CounterState] = field(default_factory=dict)
    policy: Policy = Policy.BALANCED
    longest_wait_s: float = ORDINARY_LONGEST_S
    weights: Mapping[int, Mapping[int, int]] = field(default_factory=dict)

    @cached_property
    def unequal(self) -> Mapping[int, Mapping[int, int]]:
        """The weights, where any counter prefers a service; else none."""
        prefers = any(len(set(each.values())) > 1 for each in self.weights.values())
        return self.weights if prefers else {}
