"""`motcua words`: the words of a language a native speaker fills, and what is still missing."""

from pathlib import Path

import click

from config.voice import Pack, WrongPack, packs
from config.words import LANGUAGES, OWN_WORDS, PACKS, translator
from config.words.checking import in_a_line
from config.words.packs import Filled, Unsafe, make_pack
from config.words.reading import Trouble
from counter_server.voice.store import words_folder

from .group import folder_option


@click.command()
@click.argument("language", type=click.Choice(PACKS))
@folder_option
def words(language: str, data: Path) -> None:
    """Tạo tệp lời của một ngôn ngữ, hoặc xem đã điền đến đâu / make or look through a language."""
    try:
        filled = make_pack(language, data / OWN_WORDS)
        pack = next(each for each in packs(words_folder(data)) if each.language == language)
    except Unsafe as refused:
        raise click.ClickException(_refused(refused)) from refused
    except WrongPack as error:
        raise click.ClickException(f"không đọc được / cannot be read: {error}") from error
    for line in (*_of_words(filled), _of_voice(pack, words_folder(data))):
        click.echo(line)


def _refused(refused: Unsafe) -> str:
    return "\n".join(
        (
            "Giữ nguyên tệp; sửa các chỗ này rồi chạy lại.",
            "The file is left as it is; mend these, then run again.",
            *_told(refused.troubles),
        )
    )


def _of_words(filled: Filled) -> list[str]:
    count = f"{filled.done}/{filled.all}"
    return [f"{filled.path}: đã điền / filled: {count}", *_told(filled.troubles)]


def _told(troubles: tuple[Trouble, ...]) -> list[str]:
    return [f"  {in_a_line(each, translator(one))}" for each in troubles for one in LANGUAGES]


def _of_voice(pack: Pack, folder: Path) -> str:
    missing = ", ".join(pack.missing)
    state = f"còn thiếu / missing: {missing}" if missing else "đủ lời gọi số / calls can be said"
    return f"{folder / pack.language}.toml: {state}"
