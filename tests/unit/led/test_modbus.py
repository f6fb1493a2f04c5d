"""Modbus RTU against published frames."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.led import modbus
from hardware.led.modbus import Reader, Request, crc, refusal, write


@pytest.mark.parametrize(
    ("data", "checksum"),
    [
        (b"123456789", "374b"),  # the check value of CRC-16/MODBUS: 0x4B37
        (bytes.fromhex("01030000000a"), "c5cd"),
        (bytes.fromhex("0a040000001f"), "b0b9"),
        (bytes.fromhex("110600010003"), "9a9b"),
    ],
)
def test_the_checksum_is_that_of_published_frames(data, checksum):
    assert crc(data).hex() == checksum


@pytest.mark.parametrize(
    ("unit", "register", "values", "frame", "answer"),
    [
        (0x11, 1, (3,), "1106000100039a9b", "1106000100039a9b"),
        (1, 0xFF, (0x0A,), "010600ff000a39fd", "010600ff000a39fd"),
        (1, 1, (0x0A, 0x0B), "01100001000204000a000b53a6", None),
        (0x11, 1, (0x0A, 0x0102), "11100001000204000a0102c6f0", "1110000100021298"),
    ],
)
def test_a_write_is_the_published_frame_and_knows_its_answer(unit, register, values, frame, answer):
    message = write(unit, register, values)
    assert message.data.hex() == frame
    assert answer is None or message.answer.hex() == answer


def test_a_unit_that_refuses_is_understood_and_another_one_is_not_meant():
    message = write(1, 200, (7,))
    request = Request(1, modbus.WRITE_ONE, 200, 1, (7,))
    refused = modbus.refuse(request, modbus.ILLEGAL_ADDRESS)
    assert refused.hex().startswith("018602")
    assert refusal(message, b"\xff" + refused) == modbus.ILLEGAL_ADDRESS
    assert refusal(message, refused[:-1] + b"\0") is None
    assert refusal(write(2, 200, (7,)), refused) is None


@pytest.mark.parametrize("unit", [0, 248])
def test_an_address_that_no_unit_has_is_refused(unit):
    with pytest.raises(ValueError, match="no write"):
        write(unit, 0, (1,))


values = st.lists(st.integers(0, 0xFFFF), min_size=1, max_size=6)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(1, 247), st.integers(0, 0xFFFF), values), max_size=4),
    st.integers(1, 9),
)
def test_requests_are_read_however_they_are_cut(asked, size):
    stream = b"".join(write(*each).data for each in asked)
    reader, found = Reader(), []
    for start in range(0, len(stream), size):
        found += reader.feed(stream[start : start + size])
    assert [(each.unit, each.register, list(each.values)) for each in found] == asked


@settings(max_examples=40)
@given(st.binary(max_size=40))
def test_whatever_comes_before_a_request_does_not_hide_it_for_long(noise):
    reader = Reader()
    reader.feed(noise)
    requests = [each for _ in range(40) for each in reader.feed(write(3, 7, (1,)).data)]
    assert Request(3, modbus.WRITE_ONE, 7, 1, (1,)) in requests


def test_noise_before_a_request_is_skipped():
    noise = b"\xfe" * 11
    assert [each.unit for each in Reader().feed(noise + write(3, 0, (1, 2)).data)] == [3]
