"""A simulator runs until somebody ends it: SIGINT and SIGTERM both raise `KeyboardInterrupt`."""

import signal


def end_when_told() -> None:
    """Also where SIGINT came in ignored, as a shell gives it to what runs in its background."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)
