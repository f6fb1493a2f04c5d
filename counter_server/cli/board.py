"""`motcua board`: reads calls aloud; knows nothing of the server but the contract."""

import logging
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click

from counter_server.contract.devices import DeviceSelf, PartReport, Program
from display_board.asking import AskedServer, CannotWork, Refused
from display_board.player.loudspeaker import Loudspeaker, command_of
from display_board.player.memory import InUse, Memory
from display_board.player.patience import Patience
from display_board.player.program import Gear, Player
from display_board.player.server import VoiceServer
from display_board.reporting import Reporter, if_withdrawn, report

from .of_server import Post, ended_by, keep_working, of_server

_MAIN = "main"
_TROUBLES = {
    "not_allowed": "Mã này không dùng cho bảng. / This token is not one of a board.",
    "unknown_zone": "Không có bảng này. / There is no such board.",
    "memory_in_use": (
        "Một máy phát khác đang đọc bảng này với cùng --data."
        " / Another player reads this board already, with the same --data."
    ),
    "other_office": "Bảng này của bộ phận khác. / This board is another office's.",
}


@click.command()
@of_server("board")
@click.option("--zone", help="What stands after /board/; else as the office set it.")
@click.option("--player", metavar="COMMAND", help="aplay, paplay, pw-play or a command for WAV.")
@click.option(
    "--data",
    default=Path("motcua-board"),
    show_default=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where it remembers what was said.",
)
def board(
    url: str, token_file: Path | None, zone: str | None, player: str | None, data: Path
) -> None:
    """Read calls aloud on a computer with a loudspeaker, until SIGTERM."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    hall = Hall(url, zone, player, data)

    def work(token: str) -> None:
        while (where := hall.zone_of(token)) and hall.read_aloud(token, where):
            click.echo("Sang bảng khác. / Another board from now on.", err=True)

    keep_working(Post(url, token_file, Program.PLAYER), work, _TROUBLES)


@dataclass(frozen=True)
class Hall:
    """Where it reads, what with; `zone` None: where the office says."""

    url: str
    zone: str | None
    player: str | None
    data: Path

    def zone_of(self, token: str) -> str | None:
        """The zone to read; None when it is ended before the server is there."""
        if self.zone:
            return self.zone
        server, patience = AskedServer(self.url, token), Patience()
        ended_by(patience.end)
        try:
            known = patience.ask(lambda: report(server, Program.PLAYER, self.parts()))
        finally:
            server.close()
        if patience.is_ended:
            return None
        return (known and known.zone) or _MAIN

    def read_aloud(self, token: str, zone: str) -> bool:
        """Until it is ended; True when the office has moved it to another zone."""
        memory = Memory(self.data, self.url.rstrip("/"), zone)
        try:
            with memory.held(), closing(VoiceServer(self.url, token, zone)) as server:
                loudspeaker = Loudspeaker(command_of(self.player))
                gear = Gear(server, token, loudspeaker, memory, click.echo)
                return self._play(Player(gear, Patience()), server, zone)
        except InUse as taken:
            raise CannotWork("memory_in_use") from taken

    def _play(self, announcer: Player, server: VoiceServer, zone: str) -> bool:
        watch = Watch(announcer, zone, is_told=self.zone is None)
        reporter = Reporter(
            server, Program.PLAYER, lambda: self.parts(announcer.is_mute), watch.hear
        )
        ended_by(announcer.end)
        reporter.start()
        try:
            announcer.run()
        finally:
            reporter.end()
            announcer.end()
        return watch.has_moved

    def parts(self, is_mute: bool = False) -> tuple[PartReport, ...]:
        command = command_of(self.player)
        problem = "no_loudspeaker" if is_mute or not command else None
        value = command[0][:40] if command else ""
        return (
            PartReport(part="loudspeaker", problem=problem, driver="sound-player", value=value),
        )


class Watch:
    """Ends the reading when the office has put this machine elsewhere or knows it no more."""

    def __init__(self, announcer: Player, zone: str, *, is_told: bool) -> None:
        self.has_moved = False
        self._announcer = announcer
        self._zone = zone
        self._is_told = is_told

    def hear(self, answer: DeviceSelf | Refused) -> None:
        if isinstance(answer, DeviceSelf):
            self.has_moved = self._is_told and (answer.zone or _MAIN) != self._zone
            if self.has_moved:
                self._announcer.end()
        if_withdrawn(self._announcer.give_up)(answer)
