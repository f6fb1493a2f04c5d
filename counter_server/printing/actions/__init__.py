"""The verbs of printing, each one transaction."""

from .asking import reprint, retry, try_printer
from .outcomes import begin, give_up_unfinished, let_go, settle
from .printers import (
    add_printer,
    change_printer,
    note_health,
    pause_printer,
)
from .removing import remove_printer
from .taking import keep_place, open_place, take

__all__ = [
    "add_printer",
    "begin",
    "change_printer",
    "give_up_unfinished",
    "keep_place",
    "let_go",
    "note_health",
    "open_place",
    "pause_printer",
    "remove_printer",
    "reprint",
    "retry",
    "settle",
    "take",
    "try_printer",
]
