"""Asking a printer for its status over a wire."""

from __future__ import annotations

import time

from hardware.ports import PrinterStatus
from hardware.printing import status
from hardware.printing.wires import Wire

# A printer that has answered once answers the rest at once; some know only a part of them.
_NEXT_ANSWER_S = 0.3


def ask_for_status(
    wire: Wire, timeout_s: float, heard: bytearray | None = None
) -> PrinterStatus | None:
    """The printer's status, or None when it stays silent for `timeout_s`.

    One question at a time, for the answers do not say which question they belong to. All that
    comes meanwhile is added to `heard`, where a slip's confirmation may be among it.
    """
    heard = bytearray() if heard is None else heard
    answers = bytearray()
    for question in status.QUESTIONS:
        heard += wire.receive(0)
        wire.send(question)
        answer = _answer(wire, _NEXT_ANSWER_S if answers else timeout_s, heard)
        if answer is None and not answers:
            return None
        answers.append(status.NOTHING_WRONG if answer is None else answer)
    return status.decode(bytes(answers))


def _answer(wire: Wire, timeout_s: float, heard: bytearray) -> int | None:
    deadline = time.monotonic() + timeout_s
    while (left_s := deadline - time.monotonic()) > 0:
        data = wire.receive(left_s)
        heard += data
        for byte in data:
            if status.is_answer(byte):
                return byte
    return None
