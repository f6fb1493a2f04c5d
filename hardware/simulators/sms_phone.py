"""A phone made of files: gammu's dummy modem, which the real gammu-smsd serves as it serves one."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from hardware.sms.gateway import FOLDERS

PROGRAM = "gammu-smsd"
_MEMORIES = 5
# The example's values, and what makes of them a phone that answers at once.
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
class SimulatedPhone:
    """`receive` is somebody who writes to it; what it sent stands in the folder `sent`."""

    folder: Path
    received: int = 0

    @property
    def config(self) -> Path:
        return self.folder / "gammu-smsdrc"

    def receive(self, sender: str, text: str, at: str = "20261124T100000") -> None:
        """A message from a number, at a time as gammu writes it."""
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

    def start(self) -> subprocess.Popen[bytes]:
        """gammu-smsd; whoever starts it ends it. `OSError` where it is not installed."""
        quiet = subprocess.DEVNULL
        command = [PROGRAM, "-c", str(self.config)]
        return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)


def phone_in(folder: Path, example: Path) -> SimulatedPhone:
    """The folders, and a configuration made of the example; nothing runs yet."""
    memories = (f"phone/sms/{each}" for each in range(1, _MEMORIES + 1))
    for name in (*FOLDERS, *memories):
        (folder / name).mkdir(parents=True)
    told = example.read_text(encoding="utf-8")
    for usual, faster in _FASTER.items():
        if usual not in told:
            raise ValueError(f"the example has no {usual!r}")
        told = told.replace(usual, faster.format(folder=folder))
    phone = SimulatedPhone(folder)
    phone.config.write_text(told, encoding="utf-8")
    return phone
