"""`motcua board`: reads calls aloud; knows nothing of the server but the contract."""

import logging
import signal
from pathlib import Path

import click

from counter_server.contract.devices import PartReport, Program
from display_board.player.loudspeaker import Loudspeaker, command_of
from display_board.player.memory import Memory
from display_board.player.patience import CannotWork, Patience
from display_board.player.program import Gear, Player
from display_board.player.server import VoiceServer
from display_board.reporting import Reporter

from .of_server import of_server, token_of

_TROUBLES = {
    "token_wrong": "Mã thiết bị không đúng. / The token is wrong.",
    "not_allowed": "Mã này không dùng cho bảng. / This token is not one of a board.",
    "unknown_zone": "Không có bảng này. / There is no such board.",
    "other_office": "Bảng này của bộ phận khác. / This board is another office's.",
}


@click.command()
@of_server("board")
@click.option("--zone", default="main", show_default=True, help="What stands after /board/.")
@click.option("--player", metavar="COMMAND", help="aplay, paplay, pw-play or a command for WAV.")
@click.option(
    "--data",
    default=Path("motcua-board"),
    show_default=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where it remembers what was said.",
)
def board(url: str, token_file: Path | None, zone: str, player: str | None, data: Path) -> None:
    """Read calls aloud on a computer with a loudspeaker, until SIGTERM."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    token = token_of(url, token_file, Program.PLAYER)
    server = VoiceServer(url, token, zone)
    gear = Gear(
        server=server,
        token=token,
        loudspeaker=Loudspeaker(command_of(player)),
        memory=Memory(data, url.rstrip("/"), zone),
        tell=click.echo,
    )
    announcer = Player(gear, Patience())
    reporter = Reporter(server, Program.PLAYER, lambda: _parts(announcer, player))
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, lambda *_: announcer.end())
    reporter.start()
    try:
        announcer.run()
    except CannotWork as trouble:
        raise click.ClickException(_TROUBLES.get(str(trouble), str(trouble))) from trouble
    finally:
        reporter.end()
        announcer.end()
        server.close()


def _parts(announcer: Player, player: str | None) -> tuple[PartReport, ...]:
    command = command_of(player)
    problem = "no_loudspeaker" if announcer.is_mute or not command else None
    value = command[0][:40] if command else ""
    return (PartReport(part="loudspeaker", problem=problem, driver="sound-player", value=value),)
