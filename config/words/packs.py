"""Makes the file of a language that a native speaker fills: what is empty shows Vietnamese.

`python -m config.words.packs jra` writes `config/words/jra.d/kiosk.po`, and keeps what is filled.
"""

from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from config.words import PACKS

_FOLDER = Path(__file__).parent
_HEAD = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
_CITIZENS = ("kiosk", "comfort", "newcomer", "away", "board", "lookup")


def pack(sources: list[Path], filled: Path | None) -> Catalog:
    """Every sentence of the sources, with its English beside it, and what is filled already."""
    done = {message.id: message for message in _read(filled)} if filled else {}
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for source in sources:
        for message in _read(source):
            known = done.get(message.id)
            catalog.add(
                message.id,
                known.string if known else "",
                context=message.context,
                user_comments=[f"English: {message.string}"],
            )
    return catalog


def _read(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file, abort_invalid=True) if message.id]


@click.command("packs")
@click.argument("language", type=click.Choice(PACKS))
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=_FOLDER,
    help="Thư mục lời / where the words are.",
)
def main(language: str, folder: Path) -> None:
    """Tạo tệp lời trống để người bản ngữ điền / make a pack to be filled in."""
    sources = [_FOLDER / "en.d" / f"{room}.po" for room in _CITIZENS]
    path = folder / f"{language}.d" / "kiosk.po"
    path.parent.mkdir(exist_ok=True)
    made = pack([one for one in sources if one.exists()], path if path.exists() else None)
    with path.open("wb") as file:
        file.write(_HEAD)
        write_po(file, made, sort_output=True, width=0, omit_header=True)
    click.echo(path)


if __name__ == "__main__":
    main()
