"""The command `motcua gallery`."""

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import click

from counter_server.cli.demo.furnishing import furnish
from counter_server.cli.demo.hall import Hall, hall
from counter_server.cli.demo.processes import ROOT
from counter_server.printing.samples import gallery_slips

from .furnishing import led_displays, led_pictures, switch_on_messages
from .index import write_index
from .morning import a_morning
from .pages import Photographer

PARTS = ("paper", "kiosk", "pages")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default="gallery")
@click.option("--part", multiple=True, type=click.Choice(PARTS), help="Only these parts.")
def gallery(folder: Path, part: tuple[str, ...]) -> None:
    """Draw every screen, page and slip into FOLDER and join them in index.html."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = part or PARTS
    if "paper" in wanted:
        _paper(folder / "paper")
    if "kiosk" in wanted:
        _kiosk(folder / "kiosk")
    if "pages" in wanted:
        _pages(folder / "pages")
    click.echo(str(write_index(folder)))


def _paper(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, picture in gallery_slips().items():
        picture.save(folder / f"{Path(name).stem}.png")


def _kiosk(folder: Path) -> None:
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kiosk.gallery", str(folder.resolve())]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def _pages(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="motcua-gallery-") as data,
        hall(Path(data) / "data") as opened,
        closing(Photographer(opened, folder)) as photographer,
    ):
        _photograph(opened, photographer, folder)


def _photograph(opened: Hall, photographer: Photographer, folder: Path) -> None:
    furniture = furnish(opened.data, counter_id=2)
    switch_on_messages(opened)
    with closing(led_displays(opened, furniture.led_token, (1, 2, 3, 4, 5))) as led:
        links = a_morning(opened)
        led_pictures(led, folder.parent / "led", links.called_number)
    photographer.take_all(links)
