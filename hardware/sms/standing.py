"""How the modem is, asked of gammu-smsd-monitor; what it prints is read apart from running it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

PROGRAM = "gammu-smsd-monitor"
TIMEOUT_S = 5.0
_FIELDS = 9
# Client;PhoneID;IMEI;IMSI;Sent;Received;Failed;Battery;Signal
_SENT, _RECEIVED, _FAILED, _SIGNAL = 4, 5, 6, 8


@dataclass(frozen=True)
class Standing:
    """`signal` in percent, None when the modem does not tell."""

    is_running: bool
    signal: int | None = None
    sent: int = 0
    received: int = 0
    failed: int = 0


def standing(config: Path, program: str = PROGRAM) -> Standing | None:
    """The standing of the smsd of a configuration; None when that cannot be asked here."""
    if not config.is_file():
        return None
    command = [program, "-c", str(config), "-C", "-n", "1", "-d", "0"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return read_standing(done.stdout.decode("utf-8", "replace")) or Standing(is_running=False)


def read_standing(printed: str) -> Standing | None:
    """The last line of figures; None when there is none, as when no smsd runs."""
    for line in reversed(printed.splitlines()):
        fields = line.split(";")
        if len(fields) == _FIELDS and all(_is_whole(each) for each in fields[_SENT:]):
            signal = int(fields[_SIGNAL])
            return Standing(
                is_running=True,
                signal=signal if 0 <= signal <= 100 else None,
                sent=int(fields[_SENT]),
                received=int(fields[_RECEIVED]),
                failed=int(fields[_FAILED]),
            )
    return None


def _is_whole(text: str) -> bool:
    return text.strip().lstrip("-").isdigit()
