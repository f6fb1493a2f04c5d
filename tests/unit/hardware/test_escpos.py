"""The pretended printer understands bytes however they come."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.printing import raster
from hardware.simulators.commands import (
    Columns,
    Command,
    Cut,
    Feed,
    Initialize,
    LineFeed,
    LineSpacing,
    PrintGraphics,
    ProcessIdRequest,
    Raster,
    StatusRequest,
    StoreGraphics,
    Text,
    Unknown,
)
from hardware.simulators.escpos import Parser
from tests.unit.hardware.pictures import a_picture

SLIP = raster.encode(a_picture(40, 150))


@pytest.mark.parametrize(
    ("data", "command"),
    [
        (b"\x1b@", Initialize()),
        (b"\x1dv0\x00\x02\x00\x01\x00\xaa\x55", Raster(16, 1, b"\xaa\x55")),
        (b"\x1dv0\x03\x01\x00\x01\x00\xff", Raster(8, 1, b"\xff", 2, 2)),
        (
            b"\x1d(L\x0b\x000p0\x01\x021\x08\x00\x01\x00\xff",
            StoreGraphics(Raster(8, 1, b"\xff", 1, 2)),
        ),
        (
            b"\x1d8L\x0b\x00\x00\x000p0\x01\x011\x08\x00\x01\x00\xff",
            StoreGraphics(Raster(8, 1, b"\xff")),
        ),
        (b"\x1d(L\x02\x0002", PrintGraphics()),
        (b"\x1b*\x21\x01\x00\x01\x02\x03", Columns(1, 24, b"\x01\x02\x03")),
        (b"\x1b*\x01\x02\x00\x01\x02", Columns(2, 8, b"\x01\x02")),
        (b"\n", LineFeed()),
        (b"\x1bd\x03", Feed(lines=3)),
        (b"\x1bJ\x40", Feed(dots=64)),
        (b"\x1b3\x10", LineSpacing(16)),
        (b"\x1b2", LineSpacing(None)),
        (b"\x1dV\x00", Cut(partial=False)),
        (b"\x1dV1", Cut(partial=True)),
        (b"\x1dVA\x08", Cut(partial=False, feed_dots=8)),
        (b"\x1dVB\x00", Cut(partial=True)),
        (b"\x10\x04\x04", StatusRequest(4)),
        (b"\x1d(H\x06\x0000ABCD", ProcessIdRequest(b"ABCD")),
        (b"\x1ba\x01", Unknown(b"\x1ba\x01")),
        (b"\x1b\x70\x00\x19\xfa", Unknown(b"\x1bp\x00\x19\xfa")),
        (b"\x1dkI\x03{A1", Unknown(b"\x1dk{A1")),
        (b"\x1d(k\x03\x001Q0", Unknown(b"\x1d(k1Q0")),
    ],
)
def test_a_command_is_understood(data: bytes, command: Command) -> None:
    assert Parser().feed(data + b"\x1b@") == [*Parser().feed(data), Initialize()]
    assert Parser().feed(data) == [command]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, len(SLIP)), max_size=20))
def test_where_the_bytes_are_split_makes_no_difference(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(SLIP)]
    parser = Parser()
    commands = [
        command
        for start, end in itertools.pairwise(edges)
        for command in parser.feed(SLIP[start:end])
    ]
    assert commands == Parser().feed(SLIP)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_garbage_is_survived(garbage: bytes) -> None:
    Parser().feed(garbage)


def test_letters_are_text_until_the_line_ends() -> None:
    assert Parser().feed(b"Mot cua\nA001\n") == [
        Text(b"Mot cua"),
        LineFeed(),
        Text(b"A001"),
        LineFeed(),
    ]


def test_half_a_command_is_forgotten_when_the_cable_is_pulled() -> None:
    parser = Parser()
    assert parser.feed(b"\x1dv0\x00\x48\x00") == []
    parser.forget()
    assert parser.feed(b"\x1b@") == [Initialize()]
