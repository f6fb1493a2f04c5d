"""What a printer says of its own accord (GS a), and in turn (GS r): bytes into status, pure.

Bits after Epson's ESC/POS reference; clones that lack DLE EOT often know one of these two.
"""

from __future__ import annotations

import re

from hardware.ports import Paper, PrinterStatus

# GS a: from now on, and once at once, report offline, errors and paper.
REPORT_ALWAYS = b"\x1da\x0e"
# GS r 1: the paper sensors, answered in turn, so by a printer that is not stopped.
ASK_FOR_PAPER = b"\x1dr\x01"

_REPORT_BYTES = 4
# Of the four bytes the bits that never change, and what they are.
_FIXED = ((0b1001_0011, 0b0001_0000), *[(0b1001_0000, 0)] * 3)

_OFFLINE, _COVER_OPEN = 0b0000_1000, 0b0010_0000
_CUTTER, _HOT, _BEYOND_RECOVERY = 0b0000_1000, 0b0100_0000, 0b0010_0100
_NEAR_END, _NO_PAPER = 0b0000_0011, 0b0000_1100
_PAPER_FIXED = 0b1001_0000
# Answers of several bytes, whose letters are no sensors.
_LONG_ANSWER = re.compile(rb"\x37[\x22\x25][^\x00]*\x00?")


def last_report(heard: bytes | bytearray) -> PrinterStatus | None:
    """The state told by the newest whole report among what was heard, if there is one."""
    for at in range(len(heard) - _REPORT_BYTES, -1, -1):
        four = bytes(heard[at : at + _REPORT_BYTES])
        if all(byte & mask == fixed for byte, (mask, fixed) in zip(four, _FIXED, strict=True)):
            return _decoded(four)
    return None


def paper_answer(heard: bytes | bytearray) -> PrinterStatus | None:
    """The state told by an answer to ASK_FOR_PAPER; what answers is not stopped."""
    for byte in _LONG_ANSWER.sub(b"", bytes(heard)):
        if not byte & _PAPER_FIXED:
            return PrinterStatus(online=True, paper=_paper(byte), cover_open=False, error=False)
    return None


def _decoded(four: bytes) -> PrinterStatus:
    printer, errors, sensors, _ = four
    return PrinterStatus(
        online=not printer & _OFFLINE,
        paper=_paper(sensors),
        cover_open=bool(printer & _COVER_OPEN),
        error=bool(errors & _BEYOND_RECOVERY),
        cutter_stuck=bool(errors & _CUTTER),
        too_hot=bool(errors & _HOT),
    )


def _paper(sensors: int) -> Paper:
    if sensors & _NO_PAPER:
        return Paper.OUT
    return Paper.NEAR_END if sensors & _NEAR_END else Paper.OK
