"""`motcua leds run`: shows the hall's calls until it is ended."""

import logging
import signal
from pathlib import Path
from queue import SimpleQueue

import click

from counter_server.cli.of_server import of_server, token_of
from counter_server.contract.devices import Program
from display_board.asking import AskedServer
from display_board.led.following import Follower
from display_board.led.happenings import Ended, Happening
from display_board.led.health import parts
from display_board.led.opening import OnHealth
from display_board.led.program import Boards
from display_board.player.patience import CannotWork, Patience
from display_board.reporting import Reporter
from hardware.led import Health

from .layouts import layout_of, layout_option, wall_of

_TROUBLES = {
    "token_wrong": "Mã thiết bị không đúng. / The token is wrong.",
    "not_allowed": "Mã này không dùng cho bảng. / This token is not one of a board.",
}


@click.command()
@of_server("board")
@layout_option
def run(url: str, token_file: Path | None, layout: Path) -> None:
    """Show calls on LED displays, until SIGTERM."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    found = layout_of(layout)
    token = token_of(url, token_file, Program.LED)
    happenings: SimpleQueue[Happening] = SimpleQueue()
    server = AskedServer(url, token)
    health: dict[str, Health] = {}
    reporter = Reporter(server, Program.LED, lambda: parts(found.layout, {**health}))
    wall = wall_of(found, _telling(health, reporter))
    follower = Follower(server, token, happenings.put, Patience())
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, lambda *_: happenings.put(Ended()))
    follower.start()
    reporter.start()
    click.echo("ready")
    try:
        Boards(found.layout, happenings, wall.show, server.now).run()
    except CannotWork as trouble:
        raise click.ClickException(_TROUBLES.get(str(trouble), str(trouble))) from trouble
    finally:
        follower.end()
        reporter.end()
        wall.close()
        server.close()


def _telling(health: dict[str, Health], reporter: Reporter) -> OnHealth:
    """Keeps, prints and reports what is told of a display."""

    def tell(name: str, state: Health) -> None:
        health[name] = state
        click.echo(f"{name} {state.value}")
        reporter.changed()

    return tell
