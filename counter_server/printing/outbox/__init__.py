"""The outbox: follows the event log, turns events into jobs, and jobs into paper."""

from .following import Outbox, start
from .lane import Fill, OpenPrinter

__all__ = ["Fill", "OpenPrinter", "Outbox", "start"]
