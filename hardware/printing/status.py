"""What a printer says about itself: questions and answers as bytes, pure.

Bits after Epson's ESC/POS reference, DLE EOT 1 to 4 and GS ( H function 48.
"""

from __future__ import annotations

from hardware.ports import Paper, PrinterStatus

# DLE EOT n: 1 printer, 2 why it is offline, 3 which error, 4 the paper sensors.
QUESTIONS = tuple(b"\x10\x04" + bytes([n]) for n in (1, 2, 3, 4))
NOTHING_WRONG = 0b0001_0010

_FIXED_BITS = 0b1001_0011
_OFFLINE = 0b0000_1000
_COVER_OPEN = 0b0000_0100
_STOPPED_BY_PAPER_END = 0b0010_0000
_STOPPED_BY_ERROR = 0b0100_0000
_CUTTER = 0b0000_1000
_HOT = 0b0100_0000
_BEYOND_RECOVERY = 0b0010_0100  # mechanical, or named so
_NEAR_END = 0b0000_1100
_NO_PAPER = 0b0110_0000

# DLE DC4 8: forget all that is not on paper yet, at once, whatever stops the printer.
CLEAR = bytes.fromhex("10 14 08 01 03 14 01 06 02 08")
CLEARED = bytes.fromhex("37 25 00")

# Letters A to O have bit 4 clear, so no letter of a process id is taken for a status answer.
_ID_LETTERS = b"ABCDEFGHIJKLMNO"


def is_answer(byte: int) -> bool:
    """Whether the byte is an answer to DLE EOT, whose fixed bits tell it from everything else."""
    return byte & _FIXED_BITS == NOTHING_WRONG


def decode(answers: bytes) -> PrinterStatus:
    """The state told by the four answers, in the order of QUESTIONS; ValueError if they are not."""
    if len(answers) != len(QUESTIONS) or not all(map(is_answer, answers)):
        raise ValueError(f"not four status answers: {answers.hex(' ')}")
    printer, offline, error, sensors = answers
    return PrinterStatus(
        online=not printer & _OFFLINE,
        paper=_paper(offline, sensors),
        cover_open=bool(offline & _COVER_OPEN),
        error=_is_beyond_recovery(offline, error),
        cutter_stuck=bool(error & _CUTTER),
        too_hot=bool(error & _HOT),
    )


def process_id(serial_number: int) -> bytes:
    """Four bytes that tell one slip from the slips before it."""
    letters = []
    for _ in range(4):
        serial_number, which = divmod(serial_number, len(_ID_LETTERS))
        letters.append(_ID_LETTERS[which])
    return bytes(letters)


def confirmation_question(slip: bytes) -> bytes:
    """GS ( H 48: answer with this process id once everything before it is on paper."""
    return b"\x1d(H\x06\x0000" + slip


def confirmation(slip: bytes) -> bytes:
    """The answer to `confirmation_question`."""
    return b"\x37\x22" + slip + b"\x00"


def _is_beyond_recovery(offline: int, error: int) -> bool:
    """Named so, or an error that is not named at all."""
    is_named = error & (_CUTTER | _HOT)
    return bool(error & _BEYOND_RECOVERY or (offline & _STOPPED_BY_ERROR and not is_named))


def _paper(offline: int, sensors: int) -> Paper:
    if sensors & _NO_PAPER or offline & _STOPPED_BY_PAPER_END:
        return Paper.OUT
    return Paper.NEAR_END if sensors & _NEAR_END else Paper.OK
