"""`motcua device pair`: lets the machine that shows a code be a device of the office."""

from pathlib import Path

import click

from counter_server.cli.group import data_option
from counter_server.cli.opening import Opened, installation, office_option
from counter_server.core.who import DeviceKind
from counter_server.devices import queries
from counter_server.devices.pairing import claim
from counter_server.devices.registry import Standing

from .places import counter_id_of, printer_id_of


@click.command()
@data_option
@office_option
@click.argument("code")
@click.option("--kind", type=click.Choice([each.value for each in DeviceKind]))
@click.option("--name", required=True, help="What people call it: kiosk-1.")
@click.option("--place", default="", help="Where it stands, in words.")
@click.option("--zone", default="", help="What a board shows: what stands after /board/.")
@click.option("--counter", type=int, help="The number of the counter it stands at.")
@click.option("--printer", help="The name of the printer its slips come from.")
@click.option("--replace", is_flag=True, help="In place of the device of that name, as it stands.")
def pair(
    data: Path, database: str | None, office: str | None, code: str, name: str, **said: str
) -> None:
    """Pair the machine that shows CODE; it fetches its token by itself."""
    with installation(data, database, office) as opened:
        replace = bool(said["replace"])
        standing = _as_before(opened, name) if replace else _standing(opened, said)
        claim(opened.parts, opened.office_id, code, name, standing, replace=replace)
    click.echo(f"Đã ghép {name}. / {name} is paired.")


def _standing(opened: Opened, said: dict[str, str]) -> Standing:
    if not said["kind"]:
        raise click.UsageError("--kind: kiosk, desk, board, script ?")
    return Standing(
        DeviceKind(said["kind"]),
        said["place"],
        said["zone"],
        counter_id_of(opened, int(said["counter"]) if said["counter"] else None),
        printer_id_of(opened, said["printer"]),
    )


def _as_before(opened: Opened, name: str) -> Standing:
    with opened.parts.database.read() as connection:
        known = queries.device_named(connection, opened.office_id, name)
        return queries.standing(connection, opened.office_id, known.id)
