"""`motcua leds test`: lights every display, dims it and has it say which one it is."""

import time
from itertools import zip_longest
from pathlib import Path
from queue import Empty, SimpleQueue

import click

from display_board.led.layout import Display
from display_board.led.opening import Wall
from display_board.led.trying import steps
from hardware.led import Health

from .layouts import layout_of, layout_option, wall_of

_PATIENCE_S = 5.0
_WELL = (Health.OK, Health.SENT)
_WORDS = {
    Health.OK: "trả lời / answers",
    Health.SENT: "đã gửi, loại này không trả lời / sent; this kind never answers",
    Health.SILENT: "không trả lời: xem dây, địa chỉ, tốc độ / silent: cable, unit, speed",
    Health.REFUSED: "từ chối: xem bảng thanh ghi / refuses: look at its table of registers",
    Health.AWAY: "không mở được đường dây / the line cannot be opened",
}

Told = tuple[str, Health]


@click.command()
@layout_option
@click.option("--display", "only", metavar="NAME", help="This display alone.")
@click.option("--percent", default=20, show_default=True, type=click.IntRange(1, 100), help="Dim.")
@click.option(
    "--seconds",
    default=3.0,
    show_default=True,
    type=click.FloatRange(0, 3600),
    help="How long each step stays.",
)
def test(layout: Path, only: str | None, percent: int, seconds: float) -> None:
    """Try the displays: all lit, dimmed, their own names; exit code 1 if one is not well."""
    found = layout_of(layout)
    chosen = [each for each in found.layout.displays if only in (None, each.name)]
    if not chosen:
        raise click.ClickException(f"Không có màn {only}. / There is no display {only}.")
    told: SimpleQueue[Told] = SimpleQueue()
    wall = wall_of(found, lambda name, health: told.put((name, health)))
    try:
        health = _tried(wall, chosen, percent, seconds, told)
    finally:
        wall.close()
    for each in chosen:
        state = health.get(each.name, Health.SILENT)
        click.echo(f"{each.name} {state.value}: {_WORDS[state]}")
    if any(health.get(each.name) not in _WELL for each in chosen):
        raise SystemExit(1)


def _tried(
    wall: Wall, chosen: list[Display], percent: int, seconds: float, told: "SimpleQueue[Told]"
) -> dict[str, Health]:
    """Every step on all of them at once; how it went with each."""
    health: dict[str, Health] = {}
    for step in zip_longest(*(steps(each, percent) for each in chosen)):
        for display, showing in zip(chosen, step, strict=True):
            wall.show(display.name, showing)
        _hear(told, health, len(chosen), _PATIENCE_S)
        time.sleep(seconds)
    return health


def _hear(
    told: "SimpleQueue[Told]", health: dict[str, Health], count: int, patience_s: float
) -> None:
    """What is told, until something is known of everyone."""
    until = time.monotonic() + patience_s
    try:
        while len(health) < count:
            name, state = told.get(timeout=max(0.0, until - time.monotonic()))
            health[name] = state
        while True:
            name, state = told.get_nowait()
            health[name] = state
    except Empty:
        return
