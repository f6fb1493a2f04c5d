"""`motcua printer`: a printer gets a name and an address, and shows what it can do."""

from pathlib import Path

import click

from config.words import translator
from counter_server.printing.actions import add_printer
from counter_server.printing.content import trial_content
from counter_server.printing.layout import picture
from counter_server.printing.printer_queries import known_printer, known_printers, printer_called
from counter_server.queue.desk_printing import problem_words
from hardware.ports import PrinterTrouble
from hardware.printing import open_printer

from .group import data_option
from .opening import Opened, installation, office_option


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


@printer.command("list")
@data_option
@office_option
def list_printers(data: Path, database: str | None, office: str | None) -> None:
    """The printers in use, with what they last said."""
    with installation(data, database, office) as opened, opened.parts.database.read() as connection:
        for each in known_printers(connection, opened.office_id):
            said = each.line.problem or each.line.paper
            click.echo(f"{each.line.name}\t{each.url}\t{said}")


@printer.command()
@data_option
@office_option
@click.argument("name")
def test(data: Path, database: str | None, office: str | None, name: str) -> None:
    """Print a test page: marks, greys, margins, a ruler, a QR code."""
    with installation(data, database, office) as opened:
        _print_trial(opened, name)
    click.echo(f"Đã in thử / test page printed: {name}", err=True)


def _print_trial(opened: Opened, name: str) -> None:
    """At the printer itself, so that it works without a server too."""
    now = opened.parts.clock()
    with opened.parts.database.read() as connection:
        line = printer_called(connection, opened.office_id, name)
        if not line or not line.is_active:
            raise click.ClickException(f"Không có máy in tên {name} / no printer named {name}")
        content = trial_content(connection, opened.office_id, line.id, now)
        url = known_printer(connection, opened.office_id, line.id).url
    try:
        there = open_printer(url)
        there.print_image(picture(content, there.width_px, there.dpi))
    except PrinterTrouble as trouble:
        raise click.ClickException(_in_words(trouble.problem.value)) from trouble


def _in_words(problem: str) -> str:
    words = problem_words(problem)
    return f"{words} / {translator('en')(words)} ({problem})"
