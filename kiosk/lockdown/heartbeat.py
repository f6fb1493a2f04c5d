"""Tells systemd that the glass is alive: `sd_notify`, a datagram to a socket, no package needed."""

import logging
import os
import socket
from collections.abc import Mapping

_log = logging.getLogger(__name__)
_BEATS_A_LIMIT = 3


def beat_s(environment: Mapping[str, str] = os.environ) -> float | None:
    """Seconds from one sign of life to the next; None where nobody watches.

    WATCHDOG_PID is not asked for: under a launcher or `cage` the kiosk is not the first process.
    """
    limit_us = environment.get("WATCHDOG_USEC", "")
    if not limit_us.isdigit() or int(limit_us) == 0:
        return None
    return int(limit_us) / 1_000_000 / _BEATS_A_LIMIT


def notify(state: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Send `READY=1`, `WATCHDOG=1` or `STOPPING=1`; False where nobody listens."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    if address.startswith("@"):
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as to_systemd:
            to_systemd.settimeout(1)
            to_systemd.sendto(state.encode(), address)
    except OSError as error:
        _log.warning("cannot_notify", extra={"reason": error.strerror})
        return False
    return True
