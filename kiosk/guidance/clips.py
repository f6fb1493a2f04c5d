"""Recorded sentences, instead of the machine: `<folder>/<language>/<words-without-marks>.wav`."""

import re
from pathlib import Path
from unicodedata import combining, normalize

_LONGEST = 80


def clip_name(sentence: str) -> str:
    """`Ô 1: Lấy số thứ tự.` is `o-1-lay-so-thu-tu.wav`."""
    low = sentence.lower().replace("đ", "d").replace("ƀ", "b")
    plain = "".join(char for char in normalize("NFD", low) if not combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") + ".wav"


def clip_of(sentence: str, language: str, folder: Path | None) -> Path | None:
    """The recording of a sentence, where there is one."""
    if folder is None:
        return None
    path = folder / language / clip_name(sentence)
    return path if path.is_file() else None
