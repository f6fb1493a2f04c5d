"""The gateway against the real gammu-smsd and its dummy phone."""

from datetime import UTC, datetime

import pytest

from hardware.simulators.sms_phone import SimulatedPhone
from hardware.sms import Fate, Gateway, standing
from tests.contracts.sms.dummy_phone import made_in, running, until

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def phone(tmp_path) -> SimulatedPhone:
    return made_in(tmp_path)


def test_a_message_is_sent_and_its_number_forgotten(phone):
    gateway = Gateway(phone.folder)
    name = gateway.send("+84900000001", "Ho so da co ket qua.", AT, "m7")
    assert (gateway.fate(name), gateway.waiting()) == (Fate.WAITING, 1)
    with running(phone):
        until(lambda: gateway.fate(name) is Fate.SENT)
        assert gateway.send("+84900000001", "Ho so da co ket qua.", AT, "m7") == name
        assert gateway.waiting() == 0, "the same once more is no second message"
    log = (phone.folder / "log").read_text(errors="replace")
    assert "Transmitted" in log or gateway.fate(name) is Fate.SENT
    gateway.forget(name)
    assert gateway.fate(name) is Fate.LOST


def test_what_smsd_gave_up_has_failed(phone):
    """The dummy phone refuses nothing: smsd's last step, into its error folder, is done for it."""
    gateway = Gateway(phone.folder)
    name = gateway.send("+84900000001", "Ho so da co ket qua.", AT, "m8")
    (phone.folder / "outbox" / name).replace(phone.folder / "error" / name)
    assert gateway.fate(name) is Fate.FAILED
    assert gateway.waiting() == 0


def test_messages_come_in_with_their_marks(phone):
    gateway = Gateway(phone.folder, settled_s=0)
    with running(phone):
        phone.receive("+84900000005", "HS H21-261124-0001")
        phone.receive("+84900000006", "Hồ sơ của tôi đâu?", at="20261124T100001")
        phone.receive("VIETTEL", "Quang cao", at="20261124T100002")
        until(lambda: len(gateway.received()) == 3)
    found = gateway.received()
    assert [(each.sender, each.text) for each in found] == [
        ("+84900000005", "HS H21-261124-0001"),
        ("+84900000006", "Hồ sơ của tôi đâu?"),
        ("VIETTEL", "Quang cao"),
    ]
    for each in found:
        gateway.take_away(each)
    assert gateway.received() == []


def test_the_monitor_tells_whether_smsd_runs_and_how_strong_the_signal_is(phone):
    assert standing(phone.config).is_running is False
    with running(phone):
        until(lambda: (standing(phone.config).signal or 0) > 0)
        assert standing(phone.config).signal == 42
    assert standing(phone.config).is_running is False
    assert standing(phone.folder / "nothing") is None
