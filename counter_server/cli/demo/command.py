"""The command `motcua demo`."""

import signal
import socket
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click
import httpx

from config.words import LANGUAGES, translator

from .by_hand import HallByHand, Wish, until_stopped
from .choosing import Device, chosen, read_devices
from .hall import hall
from .kiosk import Kiosk, PilotRefused
from .pieces.wires import Wire
from .processes import DidNotStart
from .visit import Visit, VisitFailed

PORT = 8080
SCREEN_PORT = 8090


@click.command()
@click.option("--once", is_flag=True, help="One whole visit by itself, then exit.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Where --once leaves kiosk.png, ticket.png, receipt.png and board.json.",
)
@click.option("--port", type=int, default=PORT, show_default=True)
@click.option(
    "--screen-port",
    type=int,
    default=SCREEN_PORT,
    show_default=True,
    help="The page with the whole hall on one screen.",
)
@click.option("--language", type=click.Choice(LANGUAGES), default="vi", show_default=True)
@click.option(
    "--with", "only", callback=read_devices, metavar="DEVICES", help="Only these, with commas."
)
@click.option("--without", callback=read_devices, metavar="DEVICES", help="All but these.")
@click.option(
    "--wire",
    type=click.Choice([each.value for each in Wire]),
    default=Wire.TCP.value,
    show_default=True,
    help="How they are plugged in: over TCP, or as serial lines.",
)
def demo(
    once: bool,
    out: Path,
    port: int,
    screen_port: int,
    language: str,
    only: frozenset[Device] | None,
    without: frozenset[Device] | None,
    wire: str,
) -> None:
    """Sample office, server, board, desk, kiosk and pretended devices, on one screen."""
    _end_when_told()
    with tempfile.TemporaryDirectory(prefix="motcua-demo-", ignore_cleanup_errors=True) as folder:
        if once:
            _once(Path(folder), out, language)
        else:
            devices = chosen(only, without)
            _by_hand(Path(folder), Wish(port, screen_port, language, devices, Wire(wire)))


def _once(folder: Path, out: Path, language: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    try:
        with hall(folder / "data") as opened, ExitStack() as ends:
            kiosk = Kiosk(opened.url, opened.kiosk_token, folder)
            ends.callback(kiosk.end)
            Visit(opened, kiosk, out, click.echo, language).go()
    except (VisitFailed, PilotRefused, DidNotStart, TimeoutError, httpx.HTTPError) as error:
        click.echo(f"FAILED: {error}", err=True)
        sys.exit(1)
    _ = translator(language)
    click.echo(_("Xong. Ảnh và bảng ở thư mục {folder}").format(folder=out.resolve()))


def _by_hand(folder: Path, wish: Wish) -> None:
    try:
        _refuse_busy("--port", wish.port)
        _refuse_busy("--screen-port", wish.screen_port)
        with ExitStack() as ends:
            HallByHand(folder, wish, ends).open()
            until_stopped()
    except (DidNotStart, PilotRefused) as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        click.echo()


def _refuse_busy(option: str, port: int) -> None:
    """Before anything is made: a port that somebody uses is told with the way out."""
    try:
        socket.create_server(("0.0.0.0", port)).close()
    except OSError as error:
        raise click.ClickException(
            f"Cổng {port} đang bận. Chọn cổng khác bằng {option}.\n"
            f"Port {port} is in use. Choose another one with {option}."
        ) from error


def _end_when_told() -> None:
    """The first signal ends everything in order; those that follow do not cut that short."""

    def end(*_: object) -> None:
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for each in signals:
        signal.signal(each, end)
