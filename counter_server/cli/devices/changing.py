"""`motcua device list`, `change`, `off` and `on`."""

from pathlib import Path

import click

from config.version import motcua_version
from config.words import LANGUAGES, translator
from counter_server.cli.group import data_option
from counter_server.cli.opening import Opened, installation, office_option
from counter_server.core.clock import local, now_utc
from counter_server.core.offices import timezone_of
from counter_server.devices import queries
from counter_server.devices.facts import DeviceFact
from counter_server.devices.registry import Standing, change_device, switch_device
from counter_server.devices.view import groups_of

from .places import counter_id_of, printer_id_of

_name = click.argument("name")


@click.command("list")
@data_option
@office_option
@click.option("--language", type=click.Choice(LANGUAGES), default="vi", show_default=True)
def list_devices(data: Path, database: str | None, office: str | None, language: str) -> None:
    """Every device with its health, as on the page; a line each."""
    _ = translator(language)
    with (
        installation(data, database, office) as opened,
        opened.parts.database.read() as connection,
    ):
        zone = timezone_of(connection, opened.office_id)
        known = queries.devices(connection, opened.office_id)
    said = groups_of(
        known, now_utc(), motcua_version(), lambda at: f"{local(at, zone):%H:%M %d/%m}", _
    )
    for card in (card for group in said for card in group.cards):
        click.echo(" | ".join(filter(None, (card.name, card.kind, card.place, card.seen))))
        for each in card.advice:
            click.echo(f"    [{card.word}] {each.words} {each.to_do}".rstrip())


@click.command()
@data_option
@office_option
@_name
@click.option("--rename", help="What people will call it.")
@click.option("--place", help="Where it stands, in words.")
@click.option("--zone", help="What a board shows: what stands after /board/.")
@click.option("--counter", type=int, help="The number of the counter it stands at.")
@click.option("--printer", help="The name of the printer its slips come from.")
def change(
    data: Path,
    database: str | None,
    office: str | None,
    name: str,
    rename: str | None,
    **said: str | None,
) -> None:
    """Rename or move a device; what is not said stays as it is."""
    with installation(data, database, office) as opened:
        known = _known(opened, name)
        with opened.parts.database.read() as connection:
            standing = queries.standing(connection, opened.office_id, known.id)
        standing = _moved(opened, standing, said)
        change_device(opened.parts.works, opened.office_id, known.id, rename or name, standing)


def _moved(opened: Opened, standing: Standing, said: dict[str, str | None]) -> Standing:
    counter, printer = said["counter"], said["printer"]
    return Standing(
        standing.kind,
        standing.place if said["place"] is None else said["place"],
        standing.zone if said["zone"] is None else said["zone"],
        standing.counter_id if counter is None else counter_id_of(opened, int(counter)),
        standing.printer_id if printer is None else printer_id_of(opened, printer),
    )


@click.command()
@data_option
@office_option
@_name
def off(data: Path, database: str | None, office: str | None, name: str) -> None:
    """Let a device do nothing any more."""
    _switch(data, database, office, name, is_on=False)


@click.command()
@data_option
@office_option
@_name
def on(data: Path, database: str | None, office: str | None, name: str) -> None:
    """Let a device that is off work again, with the token it had."""
    _switch(data, database, office, name, is_on=True)


def _switch(
    data: Path, database: str | None, office: str | None, name: str, *, is_on: bool
) -> None:
    with installation(data, database, office) as opened:
        known = _known(opened, name)
        switch_device(opened.parts.works, opened.office_id, known.id, is_on=is_on)


def _known(opened: Opened, name: str) -> DeviceFact:
    with opened.parts.database.read() as connection:
        return queries.device_named(connection, opened.office_id, name)
