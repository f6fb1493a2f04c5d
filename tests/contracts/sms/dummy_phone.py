"""The real gammu-smsd with its dummy phone, told by the example file of config/sms."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hardware.sms.gateway import FOLDERS

EXAMPLE = Path(__file__).parents[3] / "config/sms/gammu-smsdrc"
PATIENCE_S = 60.0
_beat = threading.Event()
_FASTER = {
    "device = /dev/ttyUSB0": "model = dummy\ndevice = {folder}/phone",
    "connection = at": "connection = none",
    "/var/lib/motcua/sms": "{folder}",
    "logfile = syslog": "logfile = {folder}/log",
    "receivefrequency = 10": "receivefrequency = 1\nloopsleep = 1",
    "statusfrequency = 30": "statusfrequency = 1",
    "commtimeout = 10": "commtimeout = 1",
    "maxretries = 3": "maxretries = 1",
}
_BACKUP = """[SMSBackup000]
SMSC = "+84980200030"
SMSCRelative = False
State = UnRead
Number = "{sender}"
Name = ""
DateTime = {at}
Coding = {coding}
Folder = 1
Text00 = {text}
Length = {length}
RejectDuplicates = False
ReplaceMessage = 0
MessageReference = 0
Class = -1
"""


@dataclass
class DummyPhone:
    """A phone made of files; `receive` is somebody who writes to it."""

    folder: Path
    received: int = 0

    @property
    def config(self) -> Path:
        return self.folder / "gammu-smsdrc"

    def receive(self, sender: str, text: str, at: str = "20261124T100000") -> None:
        self.received += 1
        is_plain = text.isascii()
        backup = _BACKUP.format(
            sender=sender,
            at=at,
            coding="Default_No_Compression" if is_plain else "Unicode_No_Compression",
            text=text.encode("utf-16-be").hex().upper(),
            length=len(text),
        )
        half = self.folder / f"half-{self.received}"
        half.write_text(backup, encoding="utf-8")
        half.replace(self.folder / f"phone/sms/1/{self.received}")


def made_in(folder: Path) -> DummyPhone:
    """The folders and the configuration; nothing runs yet."""
    for name in (*FOLDERS, *(f"phone/sms/{each}" for each in range(1, 6))):
        (folder / name).mkdir(parents=True)
    told = EXAMPLE.read_text(encoding="utf-8")
    for usual, faster in _FASTER.items():
        assert usual in told
        told = told.replace(usual, faster.format(folder=folder))
    phone = DummyPhone(folder)
    phone.config.write_text(told, encoding="utf-8")
    return phone


@contextmanager
def running(phone: DummyPhone) -> Iterator[subprocess.Popen[bytes]]:
    """gammu-smsd until the end of the block."""
    with subprocess.Popen(
        ["gammu-smsd", "-c", str(phone.config)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def until(is_so: Callable[[], object]) -> None:
    """Looks until it is so; smsd tells nobody when it has moved a file."""
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "gammu-smsd did not do it"
        _beat.wait(0.05)
