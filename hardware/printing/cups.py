"""What the commands of CUPS say, into jobs and status; pure. They are run with LC_ALL=C."""

from __future__ import annotations

import re

from hardware.ports import Paper, PrinterStatus

_REQUEST = re.compile(r"^request id is (\S+)", re.MULTILINE)
_ALERTS = re.compile(r"^\s*Alerts: (.*)$", re.MULTILINE)
_NOW = re.compile(r" now printing (\S+?)\.\s")
# The reasons of IPP (RFC 8011, 5.4.12), without how bad they are.
_OUT = {"media-empty", "media-needed"}
_COVER = {"cover-open", "door-open", "interlock-open"}
_JAM = {"media-jam", "marker-supply-empty", "toner-empty"}
_AWAY = {"paused", "offline", "shutdown", "connecting-to-device", "timed-out", "stopped"}


def job_of(said: str) -> str | None:
    """The job that `lp` tells of: `giay-12`."""
    found = _REQUEST.search(said)
    return found[1] if found else None


def is_waiting(said: str, job: str) -> bool:
    """Whether `lpstat -W not-completed` still lists the job."""
    return any(line.split()[:1] == [job] for line in said.splitlines())


def is_on_its_way(said: str, job: str) -> bool:
    """Whether `lpstat -p` says that the printer is at this very job."""
    found = _NOW.search(said)
    return bool(found and found[1] == job)


def status_of(said: str) -> PrinterStatus:
    """The state that `lpstat -l -p` tells."""
    found = _ALERTS.search(said)
    reasons = {_plain(each) for each in re.split(r"[,\s]+", found[1] if found else "")}
    is_disabled = re.search(r"^printer \S+ disabled ", said, re.MULTILINE) is not None
    return PrinterStatus(
        online=bool(said.strip()) and not is_disabled and not reasons & _AWAY,
        paper=_paper(reasons),
        cover_open=bool(reasons & _COVER),
        error=bool(reasons & _JAM),
    )


def _plain(reason: str) -> str:
    return re.sub(r"-(report|warning|error)$", "", reason)


def _paper(reasons: set[str]) -> Paper:
    if reasons & _OUT:
        return Paper.OUT
    return Paper.NEAR_END if "media-low" in reasons else Paper.OK
