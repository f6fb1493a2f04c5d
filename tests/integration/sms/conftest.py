"""The sample office with messages on, and a folder as gammu-smsd has it."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from counter_server.core.who import Device
from counter_server.dossiers import actions as dossiers
from counter_server.sms.messenger import Messenger
from counter_server.sms.setting import set_sms
from counter_server.sms.settings import SmsSettings
from counter_server.sms.tables import SmsConsentRow, SmsMessageRow
from hardware.sms.files import decoded
from hardware.sms.gateway import FOLDERS
from tests.support.a_dossier import a_desk, a_request
from tests.support.offices import TestOffice

SOMEBODY, OTHER = "+84912345678", "+84900000005"


@dataclass
class Sms:
    """`write` is a phone, `phone` what phones got; smsd itself is played by `send_all`."""

    office: TestOffice
    folder: Path
    messenger: Messenger
    written: int = 0

    @property
    def by(self) -> Device:
        return a_desk(self.office.id)

    def settings(self, **changes: object) -> None:
        usual = {"is_on": True, "folder": str(self.folder), "own_number": "0900000001"}
        set_sms(self.office.parts, self.office.id, SmsSettings(**{**usual, **changes}))

    def dossier(self):
        return dossiers.receive(self.office.parts, self.office.id, a_request(), self.by)[0]

    def write(self, text: str, sender: str = OTHER) -> Path:
        """A message that came in long enough ago."""
        self.written += 1
        path = self.folder / f"inbox/IN20261123_080000_{self.written:02}_{sender}_00.txt"
        path.write_text(text, encoding="utf-8")
        long_ago = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
        os.utime(path, (long_ago, long_ago))
        return path

    def ask(self, text: str, sender: str = OTHER) -> list[str]:
        """What is answered to a message."""
        self.write(text, sender)
        self.messenger.go_round()
        return [said for to, said in self.send_all() if to == sender]

    def waiting(self) -> list[tuple[str, str]]:
        """Number and words of what is in the outbox."""
        paths = sorted((self.folder / "outbox").glob("OUT*"))
        return [(path.name.split("_")[3], decoded(path.read_bytes())) for path in paths]

    def send_all(self, to: str = "sent") -> list[tuple[str, str]]:
        said = self.waiting()
        for path in (self.folder / "outbox").glob("OUT*"):
            path.rename(self.folder / to / path.name)
        self.messenger.go_round()
        return said

    def rows(self, table: type = SmsMessageRow) -> list:
        with self.office.parts.database.read() as connection:
            return list(connection.execute(select(table.__table__).order_by(table.id)))

    def consents(self) -> list:
        return self.rows(SmsConsentRow)


def sms_of(office: TestOffice, folder: Path) -> Sms:
    for name in FOLDERS:
        (folder / name).mkdir()
    made = Sms(office, folder, Messenger(office.parts, office.id))
    made.settings()
    return made


@pytest.fixture
def sms(office, tmp_path) -> Sms:
    return sms_of(office, tmp_path)
