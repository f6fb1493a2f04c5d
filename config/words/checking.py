"""Looks an office's own words through: what is left out, where, and what to do, for people."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import (
    LANGUAGES,
    OWN_WORDS,
    PACKS,
    Translate,
    known_sentences,
    read_own_words,
    translator,
)
from .alphabets import WrongAlphabet, read_alphabet
from .reading import Fault, Reading, Trouble, read_words


@dataclass(frozen=True)
class Advice:
    """What is wrong and what to do, not yet translated."""

    wrong: str
    mend: str


def N_(text: str) -> str:
    """Marks a sentence that is translated when it is shown."""
    return text


ADVICE = {
    Fault.UNREADABLE: Advice(
        N_("Không mở được tệp lời."),
        N_("Cho người chạy chương trình quyền đọc tệp này."),
    ),
    Fault.NOT_UTF8: Advice(
        N_("Tệp lời không phải UTF-8 nên chưa dùng được."),
        N_("Mở tệp bằng trình soạn thảo rồi lưu lại với bảng mã UTF-8."),
    ),
    Fault.MISWRITTEN: Advice(
        N_("Câu viết sai khuôn nên chưa dùng được."),
        N_('Mỗi câu cần một dòng msgid "…" và một dòng msgstr "…", đủ hai dấu ngoặc kép.'),
    ),
    Fault.OTHER_FIELDS: Advice(
        N_("Câu thiếu hoặc thừa chỗ điền nên chưa dùng được."),
        N_("Giữ các chỗ trong ngoặc nhọn đúng như câu tiếng Việt."),
    ),
    Fault.UNSURE: Advice(
        N_("Câu còn chữ fuzzy (chưa chắc) nên chưa dùng."),
        N_("Khi đã chắc, bỏ dòng có chữ fuzzy."),
    ),
    Fault.TWICE: Advice(
        N_("Câu đứng hai lần; chỉ lần đầu được dùng."),
        N_("Giữ lại một."),
    ),
    Fault.UNKNOWN: Advice(
        N_("Chương trình không nói câu này."),
        N_("Chép đúng câu tiếng Việt, hoặc chạy motcua words để làm lại tệp."),
    ),
    Fault.NO_LANGUAGE: Advice(
        N_("Tên tệp không phải mã ngôn ngữ, nên cả tệp chưa dùng được."),
        N_("Đặt tên là vi.po, en.po, jra.po hay bdq.po."),
    ),
    Fault.ALPHABET: Advice(
        N_("Bảng chữ cái viết sai nên chưa dùng được."),
        N_("Cần đủ name, letters và keys, theo tệp mẫu trong config/words."),
    ),
}


def own_troubles(folder: Path) -> list[Trouble]:
    """All that cannot be used in the files of a folder; one that is not there has none."""
    return [
        *(each for path in _files(folder) for each in _of_file(path)),
        *(each for path in sorted(folder.glob("*.toml")) for each in _of_alphabet(path)),
    ]


def take_own_words(data: Path) -> list[str]:
    """An installation's own words are said from now on; tells what of them is left out."""
    read_own_words(data / OWN_WORDS)
    troubles = own_troubles(data / OWN_WORDS)
    return [in_a_line(each, translator(one)) for each in troubles for one in LANGUAGES]


def in_a_line(trouble: Trouble, _: Translate) -> str:
    """Where, what is wrong, what to do."""
    advice = ADVICE[trouble.fault]
    return f"{place(trouble)}: {_(advice.wrong)} {_(advice.mend)}"


def place(trouble: Trouble) -> str:
    """File and line as editors say it, and the sentence: `/…/citizens.po:120 (Lấy số)`."""
    line = f":{trouble.line}" if trouble.line else ""
    text = f" ({trouble.text})" if trouble.text else ""
    return f"{trouble.path}{line}{text}"


def _files(folder: Path) -> list[Path]:
    return sorted((*folder.glob("*.po"), *folder.glob("*.d/*.po")))


def _of_file(path: Path) -> Iterator[Trouble]:
    language = path.stem if path.parent.suffix != ".d" else path.parent.stem
    if language not in (*LANGUAGES, *PACKS):
        yield Trouble(path, 0, Fault.NO_LANGUAGE)
        return
    reading = read_words(path)
    yield from (*reading.troubles, *_unknown(path, reading))


def _unknown(path: Path, reading: Reading) -> Iterator[Trouble]:
    for each in reading.filled:
        if each.id not in known_sentences():
            yield Trouble(path, each.lineno or 0, Fault.UNKNOWN, str(each.id))


def _of_alphabet(path: Path) -> Iterator[Trouble]:
    try:
        read_alphabet(path)
    except WrongAlphabet as error:
        yield Trouble(path, 0, Fault.ALPHABET, str(error))
