"""How long tests wait: a busy machine fails none, since what is awaited comes at last or never."""

import os

PATIENCE_S = 60.0


def within(promised_s: float) -> float:
    """A promised time, as this machine can keep it now: longer when more wants to run than can."""
    waiting = os.getloadavg()[0] / (os.cpu_count() or 1)
    return promised_s * max(1.0, waiting)
