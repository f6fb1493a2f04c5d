"""Bytes of a scanner into scans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.scanning.lines import LONGEST_SCAN, LineJoiner, Scan, TooLong

CARD = "064190001234||NGUYỄN THỊ ƯU|05031990|Nữ|Thôn Đồng Ỗ, xã Chư Sê, Gia Lai|01082024||||"


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
@given(st.data())
def test_scans_come_out_whole_however_their_bytes_are_split(
    end: bytes, data: st.DataObject
) -> None:
    sent = CARD.encode() + end + "H21-Đăk".encode() + end
    edges = data.draw(st.lists(st.integers(0, len(sent)), max_size=12).map(sorted))
    joiner = LineJoiner()
    heard = []
    for start, stop in zip([0, *edges], [*edges, len(sent)], strict=True):
        heard += joiner.feed(sent[start:stop])
    assert heard == [Scan(CARD), Scan("H21-Đăk")]
    assert joiner.is_empty


def test_a_quiet_gap_ends_a_scan_without_a_line_end() -> None:
    joiner = LineJoiner()
    assert joiner.feed(b"A001") == []
    assert joiner.quiet() == [Scan("A001")]
    assert joiner.quiet() == []


def test_a_byte_order_mark_is_no_part_of_the_scan() -> None:
    assert LineJoiner().feed(b"\xef\xbb\xbfA001\r") == [Scan("A001")]


def test_blank_lines_are_no_scans() -> None:
    assert LineJoiner().feed(b"\r\n \r\n\xef\xbb\xbf\r\n\x00\r\n") == []


def test_bytes_that_are_no_utf8_are_replaced() -> None:
    assert LineJoiner().feed(b"A\xff0\xc301\n") == [Scan("A\ufffd0\ufffd01")]


def test_input_without_end_is_reported_once_and_dropped_up_to_its_end() -> None:
    joiner = LineJoiner()
    assert joiner.feed(b"x" * (LONGEST_SCAN + 1)) == [TooLong()]
    assert joiner.feed(b"x" * LONGEST_SCAN * 3) == []
    assert not joiner.is_empty
    assert joiner.feed(b"xx\rA001\r") == [Scan("A001")]


def test_the_longest_scan_is_still_a_scan() -> None:
    assert LineJoiner().feed(b"x" * LONGEST_SCAN + b"\n") == [Scan("x" * LONGEST_SCAN)]


@given(st.lists(st.binary(max_size=200)))
def test_garbage_never_breaks_it(pieces: list[bytes]) -> None:
    joiner = LineJoiner()
    for piece in pieces:
        joiner.feed(piece)
    joiner.quiet()
    assert joiner.feed(b"\nA001\n")[-1] == Scan("A001")
