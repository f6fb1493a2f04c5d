"""`motcua leds run`: shows the hall's calls until it is ended."""

import logging
import signal
from pathlib import Path
from queue import SimpleQueue

import click

from display_board.asking import AskedServer
from display_board.led.following import Follower
from display_board.led.happenings import Ended, Happening
from display_board.led.program import Boards
from display_board.player.patience import CannotWork, Patience
from hardware.led import Health

from .layouts import layout_of, layout_option, wall_of

_TROUBLES = {
    "token_missing": "Tệp mã trống. / The token file is empty.",
    "token_wrong": "Mã thiết bị không đúng. / The token is wrong.",
    "not_allowed": "Mã này không dùng cho bảng. / This token is not one of a board.",
}


@click.command()
@click.option("--server", "url", required=True, metavar="URL", help="The server's address.")
@click.option(
    "--token-file",
    required=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The file with the token of a board.",
)
@layout_option
def run(url: str, token_file: Path, layout: Path) -> None:
    """Show calls on LED displays, until SIGTERM."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    found = layout_of(layout)
    token = token_file.read_text("utf-8").strip()
    if not token:
        raise click.ClickException(_TROUBLES["token_missing"])
    happenings: SimpleQueue[Happening] = SimpleQueue()
    server = AskedServer(url, token)
    wall = wall_of(found, _tell)
    follower = Follower(server, token, happenings.put, Patience())
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, lambda *_: happenings.put(Ended()))
    follower.start()
    click.echo("ready")
    try:
        Boards(found.layout, happenings, wall.show, server.now).run()
    except CannotWork as trouble:
        raise click.ClickException(_TROUBLES.get(str(trouble), str(trouble))) from trouble
    finally:
        follower.end()
        wall.close()
        server.close()


def _tell(name: str, health: Health) -> None:
    click.echo(f"{name} {health.value}")
