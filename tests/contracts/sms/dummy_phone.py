"""The real gammu-smsd with its dummy phone, told by the example file of config/sms."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hardware.simulators.sms_phone import SimulatedPhone, phone_in

EXAMPLE = Path(__file__).parents[3] / "config/sms/gammu-smsdrc"
PATIENCE_S = 60.0
_beat = threading.Event()


def made_in(folder: Path) -> SimulatedPhone:
    """The folders and the configuration; nothing runs yet."""
    return phone_in(folder, EXAMPLE)


@contextmanager
def running(phone: SimulatedPhone) -> Iterator[subprocess.Popen[bytes]]:
    """gammu-smsd until the end of the block."""
    with phone.start() as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def until(is_so: Callable[[], object]) -> None:
    """Looks until it is so; smsd tells nobody when it has moved a file."""
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "gammu-smsd did not do it"
        _beat.wait(0.05)
