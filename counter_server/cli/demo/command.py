"""The command `motcua demo`."""

import signal
import sys
import tempfile
import threading
from contextlib import ExitStack
from pathlib import Path

import click
import httpx

from config.words import LANGUAGES, translator
from hardware.simulators.printer import SimulatedPrinter

from .hall import CLERK, Hall, hall
from .kiosk import Kiosk, PilotRefused, has_display
from .processes import DidNotStart, Program
from .slips import Slips
from .visit import Visit, VisitFailed, take_number

PORT = 8080


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
@click.option("--language", type=click.Choice(LANGUAGES), default="vi", show_default=True)
def demo(once: bool, out: Path, port: int, language: str) -> None:
    """Sample office, server, board, desk, kiosk and a simulated printer."""
    with tempfile.TemporaryDirectory(prefix="motcua-demo-") as folder:
        if once:
            _once(Path(folder), out, language)
        else:
            _by_hand(Path(folder), port, language)


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


def _by_hand(folder: Path, port: int, language: str) -> None:
    try:
        printer = SimulatedPrinter(on_page=Slips(folder, language).show, keep_pages=False)
        with hall(folder / "data", host="0.0.0.0", port=port, printer=printer) as opened:
            _tell(opened, language)
            kiosk = _open_kiosk(opened, folder, language)
            try:
                _until_stopped()
            finally:
                kiosk.end()
    except DidNotStart as error:
        raise click.ClickException(str(error)) from error


def _tell(opened: Hall, language: str) -> None:
    _ = translator(language)
    click.echo(
        "\n".join(
            (
                _("Một cửa đang chạy. Nhấn Ctrl+C để dừng."),
                _("  Bảng sảnh:   {url}").format(url=f"{opened.url}/board/main"),
                _("  Bàn cán bộ:  {url}").format(url=f"{opened.url}/desk"),
                _("    đăng nhập: {name}   mật khẩu: {password}").format(
                    name=CLERK, password=opened.clerk_password
                ),
                _("  Trang công:  {url}").format(url=f"{opened.url}/"),
                _("  Trang điện thoại: quét mã QR trên phiếu; mỗi phiếu in ra có địa chỉ ở dưới"),
            )
        )
    )


def _open_kiosk(opened: Hall, folder: Path, language: str) -> Program:
    """The kiosk in a window, or offscreen where there is no display; it goes on alone too."""
    alone = ("--data", str(folder / "kiosk"), "--printer", opened.printer_url)
    if not has_display():
        _ = translator(language)
        click.echo(_("  Ki-ốt: chạy ẩn vì máy này không có màn hình; một người dân đang lấy số"))
        kiosk = Kiosk(opened.url, opened.kiosk_token, folder, *alone)
        take_number(kiosk)
        return kiosk.program
    token = folder / "kiosk.token"
    token.write_text(opened.kiosk_token, "utf-8")
    arguments = ["kiosk", "--server", opened.url, "--token-file", str(token), "--size", "540x960"]
    return Program("kiosk", [*arguments, *alone], folder / "kiosk.log")


def _until_stopped() -> None:
    stopped = threading.Event()
    for sig in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sig, lambda *_: stopped.set())
    stopped.wait()
