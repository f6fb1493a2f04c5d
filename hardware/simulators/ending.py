"""A simulator runs until somebody ends it: SIGINT and SIGTERM both raise `KeyboardInterrupt`."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def end_when_told() -> None:
    """Also where SIGINT came in ignored, as a shell gives it to what runs in its background."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)


@contextmanager
def plugging_in() -> Iterator[None]:
    """Ends the program in words where a port is taken or a link cannot be made."""
    try:
        yield
    except OSError as error:
        sys.exit(f"Không cắm được / cannot be plugged in: {error}")
