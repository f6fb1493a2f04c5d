"""Reads the machine's clocks."""

import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

from .clock import Reading

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
# Linux counts on while the machine sleeps, elsewhere a new start of the kiosk counts as one.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)


def read_clocks() -> Reading:
    """Now."""
    running_s = time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)
    return Reading(datetime.now(UTC), _boot(), running_s)


@cache
def _boot() -> str:
    if _CLOCK is not None and _BOOT_ID.exists():
        return _BOOT_ID.read_text("ascii").strip()
    return uuid4().hex
