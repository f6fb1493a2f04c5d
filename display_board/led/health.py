"""How the displays stand, in the words of the contract; pure."""

from collections.abc import Mapping

from counter_server.contract.devices import PartReport
from hardware.led import Health

from .layout import Layout

# As many as a report holds.
MOST_PARTS = 20
_NAME_LENGTH = 40
_PROBLEMS = {
    Health.SILENT: "led_away",
    Health.AWAY: "led_away",
    Health.REFUSED: "led_refused",
}


def parts(layout: Layout, health: Mapping[str, Health]) -> tuple[PartReport, ...]:
    """Every display that something is known of; when there are too many, those in trouble."""
    told = [
        PartReport(
            part=display.name[:_NAME_LENGTH],
            problem=_PROBLEMS.get(health[display.name]),
            driver=f"led-{bus.protocol.value}",
            url=bus.address,
            value=str(display.unit),
        )
        for bus in layout.bus
        for display in bus.display
        if display.name in health
    ]
    return tuple(sorted(told, key=lambda part: part.problem is None)[:MOST_PARTS])
