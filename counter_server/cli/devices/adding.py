"""`motcua device add`: a machine of the hall gets its token, told once."""

from pathlib import Path

import click

from counter_server.accounts.actions import add_device
from counter_server.cli.group import data_option
from counter_server.cli.opening import installation, office_option
from counter_server.core.who import DeviceKind

from .places import counter_id_of, printer_id_of


@click.command()
@data_option
@office_option
@click.option("--kind", type=click.Choice([each.value for each in DeviceKind]), required=True)
@click.option("--name", required=True, help="What people call it: kiosk-1.")
@click.option("--counter", type=int, help="The number of the counter it stands at.")
@click.option("--printer", help="The name of the printer its slips come from.")
@click.option("--place", default="", help="Where it stands, in words.")
@click.option("--zone", default="", help="What a board shows: what stands after /board/.")
@click.option("--replace", is_flag=True, help="Give a device of that name a new token.")
def add(
    data: Path,
    database: str | None,
    office: str | None,
    kind: str,
    name: str,
    counter: int | None,
    printer: str | None,
    place: str,
    zone: str,
    replace: bool,
) -> None:
    """Add a device; prints its token and nothing else on stdout."""
    with installation(data, database, office) as opened:
        token = add_device(
            opened.parts.works,
            opened.office_id,
            kind=DeviceKind(kind),
            name=name,
            counter_id=counter_id_of(opened, counter),
            printer_id=printer_id_of(opened, printer),
            place=place,
            zone=zone,
            replace=replace,
        )
    click.echo(token)
