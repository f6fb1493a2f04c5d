"""Says sentences one after the other, until there is something else to say."""

import logging
import subprocess
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread

from .voice import Utterance

_log = logging.getLogger(__name__)
_LONGEST_S = 30.0

Way = Callable[[str, str], Utterance | None]  # sentence, language: how it is said


class Reader:
    """Never blocks who calls it; a sentence that cannot be said is left out."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._news = Condition()
        self._waiting: list[tuple[str, str]] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._is_over = False
        self._turn = 0
        Thread(target=self._serve, name="reader", daemon=True).start()

    def say(self, sentences: tuple[str, ...], language: str) -> None:
        """These, in place of what is being said."""
        with self._news:
            self._waiting = [(sentence, language) for sentence in sentences]
            self._turn += 1
            self._stop_process()
            self._news.notify()

    def close(self) -> None:
        """Silence, for good."""
        with self._news:
            self._is_over = True
            self._waiting = []
            self._stop_process()
            self._news.notify()

    def _serve(self) -> None:
        while (heard := self._next()) is not None:
            try:
                self._utter(*heard)
            except OSError as error:
                _log.warning("cannot_speak", extra={"reason": error.strerror})

    def _next(self) -> tuple[str, str, int] | None:
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._is_over)
            return (*self._waiting.pop(0), self._turn) if self._waiting else None

    def _utter(self, sentence: str, language: str, turn: int) -> None:
        how = self._way(sentence, language)
        process = self._begun(how, turn) if how else None
        if how is None or process is None:
            return
        try:
            process.communicate(how.words.encode(), timeout=_LONGEST_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        except BrokenPipeError:
            process.wait()

    def _begun(self, how: Utterance, turn: int) -> "subprocess.Popen[bytes] | None":
        quiet = subprocess.DEVNULL
        with self._news:
            if turn != self._turn:  # something else is to be said by now
                return None
            self._process = subprocess.Popen(
                how.command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet
            )
            return self._process

    def _stop_process(self) -> None:
        if self._process is not None and self._process.poll() is None:
            with suppress(ProcessLookupError):
                self._process.terminate()
