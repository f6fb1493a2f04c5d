"""The office's own words and languages, so that they are filled in at one place, the server."""

from collections.abc import Callable

from config.words import hear_words
from counter_server.contract.words import OwnWords

from .gateway import Refused, ServerAway


class OfficeWords:
    """Asked for once whenever the server has come; `kept` are those of the last time."""

    def __init__(self, ask: Callable[[str], OwnWords | None], kept: OwnWords | None) -> None:
        self._ask = ask
        self._version = ""
        self._are_due = True
        if kept is not None:
            self._hear(kept)

    def server_came(self) -> None:
        """A server that knows nothing of words is asked no more until it was away."""
        if not self._are_due:
            return
        try:
            found = self._ask(self._version)
        except ServerAway:
            return
        except Refused:
            found = None
        self._are_due = False
        if found is not None:
            self._hear(found)

    def server_went(self) -> None:
        """It may have been started anew with other words."""
        self._are_due = True

    def _hear(self, found: OwnWords) -> None:
        self._version = found.version
        hear_words(found.words)
