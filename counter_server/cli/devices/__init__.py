"""`motcua device`: the machines of the hall, as on the page /admin/devices."""

import click

from .adding import add
from .changing import change, list_devices, off, on
from .pairing import pair


@click.group()
def device() -> None:
    """Kiosks, desks, boards and scripts."""


for each in (add, pair, list_devices, change, off, on):
    device.add_command(each)

__all__ = ["device"]
