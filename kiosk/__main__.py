"""`python -m kiosk`: the kiosk of one office."""

import os
import re
import signal
import sys
from pathlib import Path
from typing import Any

import click

from config.words import LANGUAGES
from config.words.checking import take_own_words
from hardware.printing.address import BadPrinterUrl
from hardware.serial_line import SerialLine

from .away.memory import MemoryInUse
from .surroundings import Glass, prepare
from .typing.words import ToneStyle


def _size(_context: click.Context, _option: click.Parameter, value: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", value)
    if not match:
        raise click.BadParameter("rộng x cao, ví dụ / width x height, such as 1080x1920")
    return int(match[1]), int(match[2])


def _line(_context: click.Context, _option: click.Option, value: str | None) -> str | None:
    try:
        if value:
            SerialLine(value, 9600)
    except ValueError as error:
        raise click.BadParameter(f"/dev/ttyACM0, socket://192.168.1.60:4001 ({error})") from error
    return value


@click.command("kiosk")
@click.option("--server", required=True, metavar="URL", help="Máy chủ / the server's address.")
@click.option(
    "--token-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp giữ mã của máy này; chưa có thì ghép bằng mã ngắn"
    " / the file that keeps this device's token; without one it is paired by a short code.",
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục riêng, để máy tự phục vụ khi mất máy chủ"
    " / a folder of its own, so that it goes on while the server is away.",
)
@click.option(
    "--printer",
    metavar="URL",
    help="Máy in phiếu khi mất máy chủ / the printer for slips while the server is away.",
)
@click.option(
    "--scanner", metavar="URL", callback=_line, help="Máy quét nối tiếp / a serial scanner."
)
@click.option("--size", default="1080x1920", callback=_size, metavar="WxH", show_default=True)
@click.option("--fullscreen", is_flag=True, help="Toàn màn hình / take the whole screen.")
@click.option("--dpi", default=Glass.dpi, show_default=True, help="Điểm mỗi inch / dots per inch.")
@click.option("--language", type=click.Choice(LANGUAGES), default="vi", show_default=True)
@click.option("--inches", type=click.FloatRange(5, 120), help="Cỡ màn hình / the screen's size.")
@click.option(
    "--rotate", type=click.Choice(("0", "90", "180", "270")), default="0", help="Xoay / turn it."
)
@click.option(
    "--officer-code-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tệp mã cán bộ, để thoát / the officer's code that closes the kiosk.",
)
@click.option(
    "--read-aloud",
    "is_read_aloud",
    is_flag=True,
    help="Đọc to từ đầu / read every page aloud at first.",
)
@click.option(
    "--clips",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Thư mục câu đã thu âm / recorded sentences.",
)
@click.option(
    "--tone-style",
    type=click.Choice(("old", "new")),
    default="old",
    show_default=True,
    help="hòa (old), hoà (new).",
)
@click.option(
    "--pilot",
    "has_pilot",
    is_flag=True,
    help="Nhận lệnh thử qua stdin / take test commands on stdin.",
)
def main(
    server: str,
    token_file: Path | None,
    size: tuple[int, int],
    fullscreen: bool,
    rotate: str,
    officer_code_file: Path | None,
    tone_style: str,
    **place: Any,
) -> None:
    """Mở ki-ốt / open the kiosk."""
    if place["printer"] and place["data"] is None:
        raise click.UsageError("--printer: --data ?")
    if place["data"]:
        for trouble in take_own_words(place["data"]):
            click.echo(trouble, err=True)
    prepare(Glass(*size, is_fullscreen=fullscreen, dpi=place["dpi"], rotation=int(rotate)))
    from .opening import BEGIN_ANEW, Place, open_kiosk
    from .pairing.opening import token_for

    token = token_for(server, token_file, place["language"], place["dpi"], place["inches"])
    code = officer_code_file.read_text("ascii") if officer_code_file else ""
    described = Place(officer_code=code, tone_style=ToneStyle(tone_style), **place)
    try:
        app = open_kiosk(server, token, described)
    except MemoryInUse as error:
        raise click.ClickException(
            f"{error}: một ki-ốt khác đang dùng / another kiosk uses it"
        ) from error
    except BadPrinterUrl as error:
        raise click.BadParameter(str(error), param_hint="--printer") from error
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, lambda *_: app.end())
    app.run()
    if app.exit_code == BEGIN_ANEW:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    sys.exit(app.exit_code)


if __name__ == "__main__":
    main()
