"""Many simulated days of one hall, judged after some days of learning."""

from datetime import date, timedelta
from random import Random

from counter_server.queue.estimates.evaluate import Sample
from counter_server.queue.estimates.replay import Replay
from counter_server.queue.policy import Policy

from .day import simulate_day
from .hall import SimulatedHall
from .layout import layout_of

FIRST_DAY = date(2026, 11, 2)
LEARNING_DAYS = 5
_TICKETS_A_DAY = 100_000


def run(
    hall: SimulatedHall,
    days: int,
    seed: int,
    *,
    policy: Policy = Policy.BALANCED,
    learning_days: int = LEARNING_DAYS,
) -> list[Sample]:
    """The samples of `days` days, after `learning_days` that only teach the times."""
    chance = Random(seed)
    replay = Replay(layout_of(hall, policy))
    samples: list[Sample] = []
    for number in range(learning_days + days):
        entries = simulate_day(
            hall,
            FIRST_DAY + timedelta(days=number),
            chance,
            policy=policy,
            first_ticket=number * _TICKETS_A_DAY + 1,
        )
        found = replay.play(entries)
        if number >= learning_days:
            samples += found
    return samples
