"""Programs of the hall as processes of their own, each told to have begun by a line it prints."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue

ROOT = Path(__file__).parents[3]
READY_S = 60.0


class DidNotStart(Exception):
    """A program ended or stayed silent; the text holds the end of its log."""


class Program:
    """A process whose lines on stdout are read one by one; stderr goes to a log file."""

    def __init__(
        self, name: str, arguments: Sequence[str], log: Path, more: Mapping[str, str] | None = None
    ) -> None:
        self.name = name
        self.log = log
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **(more or {})}
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
                text=True,
                encoding="utf-8",
                bufsize=1,
                start_new_session=True,
            )
        self._lines: Queue[str | None] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def line(self, timeout_s: float = READY_S) -> str:
        """The next line of its stdout; `DidNotStart` when it ends or says nothing."""
        try:
            line = self._lines.get(timeout=timeout_s)
        except Empty:
            line = None
        if line is None:
            raise DidNotStart(f"{self.name}: {self.last_words()}")
        return line

    def say(self, line: str) -> None:
        """A line to its stdin."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text("utf-8", "replace")[-2000:].strip() or "no word"

    def end(self, sig: int = signal.SIGTERM, timeout_s: float = 15.0) -> int:
        """Ends the process and waits for it; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(sig)
        try:
            code = self.process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self._reader.join(timeout_s)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return code

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)


def start_server(data: Path, port: int, log: Path, *more: str, host: str = "127.0.0.1") -> Program:
    """The server, ready."""
    arguments = ["counter_server.cli", "serve", "--data", str(data)]
    program = Program("serve", [*arguments, "--host", host, "--port", str(port), *more], log)
    try:
        if program.line().startswith("ready "):
            return program
        raise DidNotStart(program.last_words())
    except DidNotStart:
        program.end()
        raise
