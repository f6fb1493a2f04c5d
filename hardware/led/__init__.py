"""LED displays at serial lines: what they show as bytes, and the bus that carries it."""

from hardware.led.bus import Bus, Unit
from hardware.led.showing import Health, Line, Showing
from hardware.led.turns import Pace

__all__ = ["Bus", "Health", "Line", "Pace", "Showing", "Unit"]
