"""`motcua leds run`: shows the hall's calls until it is ended."""

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

import click

from counter_server.cli.of_server import Post, ended_by, keep_working, of_server
from counter_server.contract.devices import Program
from display_board.asking import AskedServer
from display_board.led.faces import code_faces
from display_board.led.following import Follower
from display_board.led.happenings import Ended, Happening, Unusable
from display_board.led.health import parts
from display_board.led.layout import Layout
from display_board.led.opening import Wall
from display_board.led.program import Boards
from display_board.player.patience import Patience
from display_board.reporting import Reporter, if_withdrawn
from hardware.led import Health
from kiosk.pairing.waiting import Scene, Showing

from .layouts import layout_of, layout_option, wall_of

_TROUBLES = {
    "not_allowed": "Mã này không dùng cho bảng. / This token is not one of a board.",
}


@click.command()
@of_server("board")
@layout_option
def run(url: str, token_file: Path | None, layout: Path) -> None:
    """Show calls on LED displays, until SIGTERM."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    found = layout_of(layout)
    standing = _Standing()
    wall = wall_of(found, standing.tell)
    post = Post(url, token_file, Program.LED, _hanging(wall, found.layout))
    try:
        keep_working(post, lambda token: _show(url, token, found.layout, wall, standing), _TROUBLES)
    finally:
        wall.close()


def _show(url: str, token: str, layout: Layout, wall: Wall, standing: "_Standing") -> None:
    happenings: SimpleQueue[Happening] = SimpleQueue()
    server = AskedServer(url, token)
    withdrawn = if_withdrawn(lambda code: happenings.put(Unusable(code)))
    reporter = Reporter(server, Program.LED, lambda: parts(layout, {**standing.health}), withdrawn)
    standing.on_change = reporter.changed
    follower = Follower(server, token, happenings.put, Patience())
    ended_by(lambda: happenings.put(Ended()))
    follower.start()
    reporter.start()
    click.echo("ready")
    try:
        Boards(layout, happenings, wall.show, server.now).run()
    finally:
        follower.end()
        reporter.end()
        server.close()


class _Standing:
    """Keeps and prints how the displays stand; who reports it comes later."""

    def __init__(self) -> None:
        self.health: dict[str, Health] = {}
        self.on_change: Callable[[], None] | None = None

    def tell(self, name: str, state: Health) -> None:
        self.health[name] = state
        with suppress(OSError):  # whoever read it may have gone; the displays go on
            click.echo(f"{name} {state.value}")
        if self.on_change:
            self.on_change()


def _hanging(wall: Wall, layout: Layout) -> Callable[[Scene], None]:
    """The code by which this machine is paired hangs on its displays."""

    def hang(scene: Scene) -> None:
        code = scene.code if isinstance(scene, Showing) else ""
        for name, face in code_faces(layout, code).items():
            wall.show(name, face)

    return hang
