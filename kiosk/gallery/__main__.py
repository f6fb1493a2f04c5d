"""`python -m kiosk.gallery OUT_DIR [--only WORD]`."""

import os
from pathlib import Path

import click

from kiosk.surroundings import Glass, prepare


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--only", default="", help="Chỉ các hình có chữ này / only pictures with this word.")
def main(folder: Path, only: str) -> None:
    """Vẽ mọi màn hình ra PNG / draw every screen as PNG."""
    os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    prepare(Glass(fps=0))
    from .pictures import make_ready, pictures, save

    folder.mkdir(parents=True, exist_ok=True)
    make_ready()
    for picture in pictures():
        if only in picture.name:
            click.echo(save(picture, folder))


if __name__ == "__main__":
    main()
