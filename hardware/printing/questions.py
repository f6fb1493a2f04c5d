"""Asking a printer for its status over a wire."""

from __future__ import annotations

import time
from collections.abc import Callable

from hardware.ports import PrinterStatus
from hardware.printing import reports, status
from hardware.printing.address import Asking
from hardware.printing.wires import Wire

# A printer that has answered once answers the rest at once; some know only a part of them.
_NEXT_ANSWER_S = 0.3


def ask_for_status(
    wire: Wire, asking: Asking, timeout_s: float, heard: bytearray | None = None
) -> PrinterStatus | None:
    """The printer's status, or None when it stays silent for `timeout_s`.

    All that comes meanwhile is added to `heard`, where a slip's confirmation may be among it.
    """
    heard = bytearray() if heard is None else heard
    match asking:
        case Asking.AT_ONCE:
            return _asked_at_once(wire, timeout_s, heard)
        case Asking.REPORTS:
            return _reported(wire, timeout_s, heard)
        case Asking.IN_TURN:
            return _asked(wire, reports.ASK_FOR_PAPER, reports.paper_answer, timeout_s, heard)
        case Asking.NEVER:
            return None


def clear(wire: Wire, timeout_s: float, heard: bytearray) -> bool:
    """Whether the printer says that it has forgotten what is not on paper yet."""
    wire.send(status.CLEAR)
    deadline = time.monotonic() + timeout_s
    while status.CLEARED not in heard and (left_s := deadline - time.monotonic()) > 0:
        heard += wire.receive(left_s)
    return status.CLEARED in heard


def _asked_at_once(wire: Wire, timeout_s: float, heard: bytearray) -> PrinterStatus | None:
    """One question at a time, for the answers do not say which question they belong to."""
    answers = bytearray()
    for question in status.QUESTIONS:
        heard += wire.receive(0)
        wire.send(question)
        answer = _answer(wire, _NEXT_ANSWER_S if answers else timeout_s, heard)
        if answer is None and not answers:
            return None
        answers.append(status.NOTHING_WRONG if answer is None else answer)
    return status.decode(bytes(answers))


def _reported(wire: Wire, timeout_s: float, heard: bytearray) -> PrinterStatus | None:
    """The newest report; one that was heard before still holds, for each change is reported."""
    heard += wire.receive(0)
    return reports.last_report(heard) or _asked(
        wire, reports.REPORT_ALWAYS, reports.last_report, timeout_s, heard
    )


def _asked(
    wire: Wire,
    question: bytes,
    read: Callable[[bytearray], PrinterStatus | None],
    timeout_s: float,
    heard: bytearray,
) -> PrinterStatus | None:
    wire.send(question)
    came = bytearray()
    deadline = time.monotonic() + timeout_s
    while (told := read(came)) is None and (left_s := deadline - time.monotonic()) > 0:
        came += wire.receive(left_s)
    heard += came
    return told


def _answer(wire: Wire, timeout_s: float, heard: bytearray) -> int | None:
    deadline = time.monotonic() + timeout_s
    while (left_s := deadline - time.monotonic()) > 0:
        data = wire.receive(left_s)
        heard += data
        for byte in data:
            if status.is_answer(byte):
                return byte
    return None
