"""A simulated hall as the estimates see it: they are told no more than in a real one."""

from counter_server.contract.office import CounterState
from counter_server.queue.estimates.layout import Layout
from counter_server.queue.policy import Policy

from .hall import SimulatedHall


def layout_of(hall: SimulatedHall, policy: Policy, timezone: str = "Asia/Ho_Chi_Minh") -> Layout:
    """Counters closed at first, but those nobody works at; nothing of the true times is told."""
    ids = {each.code: each.id for each in hall.services}
    return Layout(
        timezone=timezone,
        services=ids,
        usual_s={each.id: float(each.usual_s) for each in hall.services},
        counters={each.id: frozenset(ids[code] for code in each.serves) for each in hall.counters},
        first_states={each.id: CounterState.OPEN for each in hall.counters if not each.shifts},
        policy=policy,
        weights={
            each.id: {ids[code]: each.proportions.get(code, 1) for code in each.serves}
            for each in hall.counters
        },
    )
