"""`motcua printer add`: a printer gets a name and an address."""

from pathlib import Path

import click

from counter_server.printing.actions import add_printer

from .group import data_option
from .opening import installation, office_option


@click.group()
def printer() -> None:
    """Slip and receipt printers."""


@printer.command()
@data_option
@office_option
@click.option("--name", required=True, help="What people call it: sanh.")
@click.argument("url")
def add(data: Path, database: str | None, office: str | None, name: str, url: str) -> None:
    """Add a printer: tcp://host:9100, serial:///dev/ttyUSB0, usb://04b8:0e15, file:///path."""
    with installation(data, database, office) as opened:
        add_printer(opened.parts.works, opened.office_id, name=name, url=url)
    click.echo(f"Đã thêm / added: {name} {url}", err=True)
