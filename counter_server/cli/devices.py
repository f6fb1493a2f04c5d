"""`motcua device add`: a machine of the hall gets its token, told once."""

from pathlib import Path

import click
from sqlalchemy import select

from counter_server.accounts.actions import add_device
from counter_server.contract.wire import LARGEST_ID
from counter_server.core.who import DeviceKind
from counter_server.printing.tables import PrinterRow
from counter_server.queue.tables import CounterRow

from .group import data_option
from .opening import Opened, installation, office_option


@click.group()
def device() -> None:
    """Kiosks, desks, boards and scripts."""


@device.command()
@data_option
@office_option
@click.option("--kind", type=click.Choice([each.value for each in DeviceKind]), required=True)
@click.option("--name", required=True, help="What people call it: kiosk-1.")
@click.option("--counter", type=int, help="The number of the counter it stands at.")
@click.option("--printer", help="The name of the printer its slips come from.")
@click.option("--replace", is_flag=True, help="Give a device of that name a new token.")
def add(
    data: Path,
    database: str | None,
    office: str | None,
    kind: str,
    name: str,
    counter: int | None,
    printer: str | None,
    replace: bool,
) -> None:
    """Add a device; prints its token and nothing else on stdout."""
    with installation(data, database, office) as opened:
        token = add_device(
            opened.parts.works,
            opened.office_id,
            kind=DeviceKind(kind),
            name=name,
            counter_id=_counter_id(opened, counter),
            printer_id=_printer_id(opened, printer),
            replace=replace,
        )
    click.echo(token)


def _counter_id(opened: Opened, number: int | None) -> int | None:
    if number is None:
        return None
    if not 0 < number <= LARGEST_ID:
        raise _no_counter(number)
    with opened.parts.database.read() as connection:
        found = connection.execute(
            select(CounterRow.id).where(
                CounterRow.office_id == opened.office_id, CounterRow.number == number
            )
        ).scalar()
    if found is None:
        raise _no_counter(number)
    return found


def _no_counter(number: int) -> click.ClickException:
    return click.ClickException(f"Không có quầy {number}. / There is no counter {number}.")


def _printer_id(opened: Opened, name: str | None) -> int | None:
    if name is None:
        return None
    with opened.parts.database.read() as connection:
        found = connection.execute(
            select(PrinterRow.id).where(
                PrinterRow.office_id == opened.office_id, PrinterRow.name == name
            )
        ).scalar()
    if found is None:
        raise click.ClickException(
            f"Không có máy in tên {name}; thêm bằng: motcua printer add\n"
            f"There is no printer named {name}; add it with: motcua printer add"
        )
    return found
