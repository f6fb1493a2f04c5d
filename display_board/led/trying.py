"""The pattern that shows whether a display is whole and which one it is; pure."""

from hardware.led import Line, Showing

from .layout import Display, Shows

# All seven segments, and nearly all dots of a letter.
LIT = "8"


def steps(display: Display, dimmest: int) -> tuple[Showing, ...]:
    """All lit at its brightest, the same dimmed, then its own name or counter."""
    lit = (Line(LIT * display.columns),) * display.rows
    return (Showing(lit, 100), Showing(lit, dimmest), Showing((Line(_own(display)),), 100))


def _own(display: Display) -> str:
    own = str(display.counter) if display.shows == Shows.COUNTER else display.name
    return own[: display.columns].upper()
