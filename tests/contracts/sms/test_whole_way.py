"""A question goes from a phone through gammu-smsd to the dossier, and the answer back."""

from sqlalchemy import select

from counter_server.sms import Messengers
from counter_server.sms.looking import CONFIG
from counter_server.sms.setting import set_sms
from counter_server.sms.settings import SmsSettings
from counter_server.sms.tables import SmsMessageRow
from hardware.sms import standing
from tests.contracts.sms.dummy_phone import made_in, running, until
from tests.support.offices import TestOffice


def rows_of(office: TestOffice) -> list:
    with office.parts.database.read() as connection:
        return list(connection.execute(select(SmsMessageRow.__table__)))


def test_a_phone_asks_and_is_answered_by_the_real_smsd(sqlite_office, tmp_path):
    office, phone = sqlite_office, made_in(tmp_path)
    settings = SmsSettings(is_on=True, folder=str(tmp_path), own_number="0900000001")
    set_sms(office.parts, office.id, settings)
    messengers = Messengers(office.parts, [office.id])
    try:
        with running(phone):
            phone.receive("+84900000005", "hs 000-999")
            phone.receive("+84900000001", "HS 000-999", at="20261124T100001")
            until(lambda: [row.state for row in rows_of(office)].count("sent") == 1)
            until(lambda: len(rows_of(office)) == 3)
            assert standing(tmp_path / CONFIG).sent == 1
    finally:
        messengers.close()
    assert sorted((row.kind, row.state) for row in rows_of(office)) == [
        ("asked", "answered"),
        ("asked", "ignored"),
        ("status", "sent"),
    ]
    for folder in ("inbox", "outbox", "sent", "error"):
        assert list((tmp_path / folder).iterdir()) == [], "nobody's number is left there"
