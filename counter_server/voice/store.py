"""Sounds in the data folder: the office's recordings, and what was made of them or of espeak-ng."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from hardware.sound.pcm import Sound
from hardware.sound.wav import WrongSound, sound_from_wav, wav_bytes

FOLDER = "voice"
MOST_MADE = 400
_NAME = re.compile(r"[a-z0-9-]{1,80}")


def words_folder(data: Path) -> Path:
    """Where an office changes words and adds languages: `<language>.toml`."""
    return data / FOLDER / "words"


def recording_name(words: str) -> str:
    """The name of a part's file: readable, and another one for every mark: `moi-so-1f3a90c2`."""
    exact = unicodedata.normalize("NFC", " ".join(words.split()))
    plain = unicodedata.normalize("NFD", exact.casefold().replace("đ", "d"))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    return f"{slug[:40]}-{hashlib.sha256(exact.encode()).hexdigest()[:8]}".strip("-")


class Recordings:
    """The recordings of an office in a language, one file a part."""

    def __init__(self, data: Path, office_id: int, language: str) -> None:
        self._folder = data / FOLDER / "recordings" / str(office_id) / _safe(language)

    def path(self, name: str) -> Path:
        return self._folder / f"{_safe(name)}.wav"

    def names(self) -> frozenset[str]:
        """Which parts are recorded."""
        return frozenset(path.stem for path in self._folder.glob("*.wav"))

    def stamp(self, words: str) -> str | None:
        """What changes when the recording does; None when there is none."""
        with suppress(OSError):
            found = self.path(recording_name(words)).stat()
            return f"{found.st_mtime_ns}-{found.st_size}"
        return None

    def sound(self, words: str) -> Sound | None:
        """A recording; None when there is none, or somebody spoiled the file."""
        with suppress(OSError, WrongSound):
            return sound_from_wav(self.path(recording_name(words)).read_bytes())
        return None

    def keep(self, words: str, sound: Sound) -> None:
        """In place of the one before."""
        _write(self.path(recording_name(words)), wav_bytes(sound))

    def remove(self, name: str) -> None:
        self.path(name).unlink(missing_ok=True)


class Made:
    """Sounds by what they were made of; the ones unused longest go when there are too many."""

    def __init__(self, data: Path, most: int = MOST_MADE) -> None:
        self._folder = data / FOLDER / "made"
        self._most = most

    def path(self, name: str) -> Path:
        return self._folder / f"{_safe(name)}.wav"

    def get(self, key: str, make: Callable[[], Sound]) -> str:
        """The name of the sound; made when it is not there yet."""
        name = hashlib.sha256(key.encode()).hexdigest()[:32]
        path = self.path(name)
        if path.exists():
            os.utime(path)
        else:
            _write(path, wav_bytes(make()))
            self._tidy()
        return name

    def _tidy(self) -> None:
        paths = [(path.stat().st_mtime_ns, path) for path in self._folder.glob("*.wav")]
        for _, path in sorted(paths)[: -self._most]:
            path.unlink(missing_ok=True)


def _safe(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"no name of a sound: {name!r}")
    return name


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, whoever reads at the same moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{uuid4().hex}")
    half.write_bytes(data)
    half.replace(path)
