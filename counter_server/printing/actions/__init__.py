"""The verbs of printing, each one transaction."""

from .asking import reprint, retry
from .outcomes import begin, drop_late, give_up_unfinished, settle
from .printers import add_printer, note_health
from .taking import keep_place, open_place, take

__all__ = [
    "add_printer",
    "begin",
    "drop_late",
    "give_up_unfinished",
    "keep_place",
    "note_health",
    "open_place",
    "reprint",
    "retry",
    "settle",
    "take",
]
