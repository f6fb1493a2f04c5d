"""The names and contents of gammu-smsd's files."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.sms.files import decoded, encoded, incoming_part, joined, outgoing_name
from hardware.sms.gateway import MOST_READ, Fate, Gateway, GatewayTrouble
from hardware.sms.standing import Standing, read_standing

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_an_outgoing_name_says_when_to_whom_and_which():
    assert outgoing_name("+84900000001", AT, "m7") == "OUTC20261124_030000_00_+84900000001_m7.txt"


@pytest.mark.parametrize("recipient", ["", "../x", "+84 900", "VIETTEL", "1" * 16])
def test_no_name_leaves_the_folder(recipient):
    with pytest.raises(ValueError, match="no name"):
        outgoing_name(recipient, AT, "m7")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_is_written_is_read_again(text):
    assert decoded(encoded(text)) == text


def test_other_encodings_are_read_too():
    assert decoded("Hồ sơ".encode()) == "Hồ sơ"
    assert decoded(b"\xfe\xff\x00H\x00S") == "HS"
    assert decoded(b"caf\xe9") == "café"


def test_what_no_database_takes_is_left_out():
    assert decoded(b"HS\0 1\0\0") == "HS 1"
    assert decoded("HS\0 1".encode("utf-16")) == "HS 1"


def an_inbox(folder, *names: str) -> Gateway:
    (folder / "inbox").mkdir()
    for name in names:
        (folder / "inbox" / name).write_bytes(b"HS 1")
    return Gateway(folder, settled_s=0)


def test_a_long_message_is_not_torn_by_how_many_are_read_at_once(tmp_path):
    ones = [f"IN20261124_1000{at:02}_00_+84900000005_00.txt" for at in range(MOST_READ % 60)]
    more = [f"IN20261124_1001{at:02}_00_+84900000005_00.txt" for at in range(60)]
    long = [f"IN20261124_100059_01_+84900000005_{part:02}.txt" for part in (0, 1)]
    gateway = an_inbox(tmp_path, *ones, *more, *long)
    texts = [each.text for each in gateway.received()]
    assert (len(texts), texts.count("HS 1HS 1")) == (MOST_READ, 1)


def test_what_cannot_be_read_holds_up_no_other_message(tmp_path):
    gateway = an_inbox(tmp_path, "IN20261124_100001_00_+84900000006_00.txt")
    broken = tmp_path / "inbox" / "IN20261124_100000_00_+84900000005_00.txt"
    broken.mkdir()
    assert [each.sender for each in gateway.received()] == ["+84900000006"]
    gateway.take_away(gateway.received()[0])
    with pytest.raises(GatewayTrouble):
        gateway.received()


def test_a_message_of_which_a_part_cannot_be_read_waits(tmp_path):
    name = "IN20261124_100000_00_+84900000005_0{}.txt"
    gateway = an_inbox(tmp_path, name.format(0), "IN20261124_100001_00_+84900000006_00.txt")
    (tmp_path / "inbox" / name.format(1)).mkdir()
    assert [each.sender for each in gateway.received()] == ["+84900000006"]


def test_a_long_message_is_put_together_in_order():
    names = ["IN20261124_100000_00_+84900000005_01.txt", "IN20261124_100000_00_+84900000005_00.txt"]
    parts = [(incoming_part(name), text) for name, text in zip(names, ("0001", "HS "), strict=True)]
    (message,) = joined(parts)
    assert (message.sender, message.text, len(message.files)) == ("+84900000005", "HS 0001", 2)


@pytest.mark.parametrize(
    "name",
    ["IN20261124.txt", ".IN", "OUTC1.txt", "IN1_2_3_4_5.bin", "IN20261124_100000_00_\udcff_00.txt"],
)
def test_other_files_are_no_messages(name):
    assert incoming_part(name) is None


def test_an_alphanumeric_sender_may_have_any_signs():
    assert incoming_part("IN20261124_100000_00_My_Viettel_00.txt").sender == "My_Viettel"


def test_a_message_in_no_folder_is_lost_and_no_folder_is_trouble(tmp_path):
    gateway = Gateway(tmp_path)
    assert gateway.missing() == ("inbox", "outbox", "sent", "error")
    assert gateway.fate("OUTC1.txt") is Fate.LOST
    with pytest.raises(GatewayTrouble):
        gateway.received()
    with pytest.raises(GatewayTrouble):
        gateway.send("+84900000001", "x", AT, "m1")


def test_a_file_that_may_still_grow_waits(tmp_path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/IN20261124_100000_00_+84900000005_00.txt").write_bytes(b"HS 1")
    assert Gateway(tmp_path, settled_s=3600).received() == []
    assert [each.text for each in Gateway(tmp_path, settled_s=0).received()] == ["HS 1"]


def test_the_last_figures_of_the_monitor_count():
    printed = "gammu-smsd-monitor[1]: Using FILES service\nGammu;x;99;99;3;2;1;0;42\n"
    assert read_standing(printed) == Standing(True, 42, 3, 2, 1)
    assert read_standing("Gammu;x;99;99;0;0;0;0;-1\n").signal is None
    assert read_standing("Failed to map shared memory segment!\n") is None
