"""`motcua backup` and `motcua restore`: all of an installation in one file, and back."""

from pathlib import Path

import click

from config.settings import Settings
from counter_server.core.clock import now_utc
from counter_server.core.errors import N_

from .archive.copying import Damaged
from .archive.manifest import Manifest
from .archive.packing import pack
from .archive.unpacking import NoBackup, unpack
from .group import data_option, in_words, settings_of
from .one_server import sqlite_file
from .opening import installation

_OF_POSTGRES = (
    N_("Bản sao này dành cho SQLite."),
    N_("Với PostgreSQL dùng pg_dump và pg_restore, và chép riêng thư mục dữ liệu."),
)
_DAMAGED = (
    N_("Cơ sở dữ liệu không lành lặn: {reason}."),
    N_("Khôi phục bản sao gần nhất còn tốt bằng motcua restore."),
)
_NO_BACKUP = (
    N_("Tệp {file} không phải bản sao của motcua, hoặc không còn nguyên vẹn ({reason})."),
    N_("Chọn bản sao khác; chưa có gì thay đổi."),
)
_STANDS = (
    N_("Thư mục {data} đã có dữ liệu."),
    N_("Đổi tên nó rồi chạy lại, hoặc chọn --data khác; chưa có gì thay đổi."),
)


@click.command()
@data_option
@click.argument(
    "file", metavar="FILE", type=click.Path(dir_okay=False, readable=False, path_type=Path)
)
def backup(data: Path, database: str | None, file: Path) -> None:
    """Copy everything into FILE, also while the server runs."""
    with installation(data, database) as opened:
        manifest = _packed(opened.settings, file)
    click.echo(f"Đã sao lưu / backed up: {file} ({_told(manifest)})", err=True)


@click.command()
@click.option(
    "--data",
    type=click.Path(file_okay=False, readable=False, path_type=Path),
    default=Path("motcua-data"),
    show_default=True,
    help="Data folder to make; must not hold anything.",
)
@click.argument(
    "file", metavar="FILE", type=click.Path(dir_okay=False, readable=False, path_type=Path)
)
def restore(data: Path, file: Path) -> None:
    """Make a data folder from a backup."""
    if data.exists() and any(data.iterdir()):
        raise click.ClickException(in_words(*_STANDS, {"data": data}))
    try:
        manifest = unpack(file, data)
    except (NoBackup, Damaged) as error:
        values = {"file": file, "reason": error}
        raise click.ClickException(in_words(*_NO_BACKUP, values)) from error
    settings_of(data)
    click.echo(f"Đã khôi phục / restored: {data} ({_told(manifest)})", err=True)


def _packed(settings: Settings, file: Path) -> Manifest:
    database = sqlite_file(settings)
    if database is None:
        raise click.ClickException(in_words(*_OF_POSTGRES, {}))
    try:
        return pack(settings.data, database, file, now_utc())
    except Damaged as error:
        raise click.ClickException(in_words(*_DAMAGED, {"reason": error})) from error


def _told(manifest: Manifest) -> str:
    size = sum(piece.size for piece in manifest.pieces)
    return f"{manifest.made_at:%Y-%m-%d %H:%M} UTC, {size / 1_000_000:.1f} MB"
