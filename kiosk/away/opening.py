"""Joins the parts of a kiosk that goes on alone."""

from pathlib import Path

from hardware.printing import open_printer
from paper import Block

from .gateway import SteadyGateway
from .journal import Taken
from .machine_clock import read_clocks
from .memory import Memory
from .slip_lane import SlipLane
from .slips import slip


def steady_gateway(server: str, token: str, folder: Path, printer: str | None) -> SteadyGateway:
    """With its memory in the folder and, for slips of its own, the printer at a URL.

    MemoryInUse when another kiosk runs there; BadPrinterUrl when the URL names no printer.
    """
    lane_printer = open_printer(printer) if printer else None
    memory = Memory(folder)
    gateway = SteadyGateway(server, token, memory, read_clocks)

    def draw(taken: Taken) -> tuple[Block, ...]:
        copies = gateway.copies
        assert copies.hall is not None  # else no number was given
        return slip(taken, copies.slips, copies.hall.office)

    if lane_printer is not None:
        gateway.print_with(SlipLane(memory, lane_printer, draw, gateway.keeper.now))
    gateway.keeper.begin()
    return gateway
