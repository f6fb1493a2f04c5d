"""`motcua leds`: the LED displays of the hall; knows nothing of the server but the contract."""

import click

from .running import run
from .trying import test


@click.group()
def leds() -> None:
    """LED boards and the displays over the counters, at serial lines."""


leds.add_command(run)
leds.add_command(test)

__all__ = ["leds"]
