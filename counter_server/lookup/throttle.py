"""How often an address may look dossiers up without a token: codes can be counted through."""

from datetime import timedelta

from counter_server.core.errors import N_
from counter_server.core.throttle import Throttle

MOST = 20
SPAN = timedelta(minutes=1)


def lookup_throttle(most: int = MOST) -> Throttle:
    """Lets `most` questions of an address through in a minute."""
    return Throttle(most, SPAN, N_("Tra cứu quá nhiều lần."))
