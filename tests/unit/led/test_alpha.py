"""The Alpha protocol, byte by byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.led import alpha
from hardware.led.alpha import AlphaSign, Packet, Reader, decode, encode
from hardware.led.showing import Line, Showing


def test_a_packet_is_what_the_protocol_writes_down():
    # 0x02+'A'+'0'+ESC+'0'+'b'+'A001  3'+0x03, summed by hand: 616
    sent = encode(Packet("Z", "00", b"A0\x1b0bA001  3"))
    assert sent == b"\0\0\0\0\0\x01Z00\x02A0\x1b0bA001  3\x030268\x04"


def test_a_new_call_on_a_sign_of_one_line_flashes_by_its_mode():
    assert alpha.text((Line("A001  3", flashes=True),)) == b"A0\x1b0cA001  3"
    assert alpha.text((Line("A001  3"),)) == b"A0\x1b0bA001  3"


def test_of_several_lines_only_the_new_call_flashes():
    lines = (Line("A002  1", flashes=True), Line("A001  3"))
    assert alpha.text(lines) == b"A0\x1b0b\x071A002  1\x070\rA001  3"
    assert alpha.read_text(alpha.text(lines)) == lines


def test_a_line_that_does_not_fit_runs_through():
    assert alpha.text((Line("Kính chào"),), columns=8) == b"A0\x1b0aKinh chao"
    assert alpha.text((Line("Kính chào"),), columns=9) == b"A0\x1b0bKinh chao"


def test_vietnamese_loses_its_marks_and_what_is_no_letter_is_a_question_mark():
    assert alpha.text((Line("Mất kết nối, Đỗ Ỗ €"),)) == b"A0\x1b0bMat ket noi, Do O ?"


@pytest.mark.parametrize(
    ("percent", "level"), [(100, b"00"), (90, b"01"), (72, b"02"), (60, b"03"), (5, b"04")]
)
def test_brightness_is_the_nearest_of_five_levels(percent, level):
    assert alpha.dimming(percent) == b"E/00" + level
    assert alpha.read_percent(alpha.dimming(percent)) in (100, 86, 72, 58, 44)


def test_only_what_has_changed_is_sent():
    sign, bright = AlphaSign("05"), Showing((Line("A001"),), 100)
    dim = Showing((Line("A001"),), 44)
    commands = [decode(each.data).command for each in sign.messages(dim, bright)]
    assert commands == [b"E/0004"]
    assert sign.messages(dim, dim) == ()
    assert len(sign.messages(dim, None)) == 2


def test_more_than_the_priority_file_holds_is_cut():
    assert len(alpha.text((Line("A" * 300),))) == 2 + alpha.MOST_BYTES


def test_packets_in_pieces_and_among_noise_are_read():
    good = encode(Packet("Z", "01", b"A0\x1b0bB007"))
    broken = good.replace(b"B007", b"B008")
    reader, found = Reader(), []
    for piece in (b"noise\x04" + good[:9], good[9:], broken + good):
        found += reader.feed(piece)
    assert found == [Packet("Z", "01", b"A0\x1b0bB007")] * 2


@settings(max_examples=40)
@given(st.binary(max_size=30), st.integers(1, 9))
def test_whatever_comes_before_a_packet_does_not_hide_it(noise, size):
    stream = noise + b"\x04" + encode(Packet("Z", "01", b"A0\x1b0bB007"))
    reader, found = Reader(), []
    for start in range(0, len(stream), size):
        found += reader.feed(stream[start : start + size])
    assert found[-1] == Packet("Z", "01", b"A0\x1b0bB007")


def test_a_packet_without_a_checksum_is_one_too():
    assert decode(b"\0\x01Z00\x02A0\x1b0bHi\x04") == Packet("Z", "00", b"A0\x1b0bHi")
    assert decode(b"\0\x01Z00") is None
