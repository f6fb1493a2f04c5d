"""The real kiosk as a process of its own, flown by its pilot."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.support.kiosk_server import TOKEN


class KioskFlight:
    """`with KioskFlight(server.url, tmp_path) as kiosk: kiosk.touch("door-ticket")`."""

    def __init__(self, server: str, folder: Path, *options: str, token: str = TOKEN) -> None:
        token_file = folder / "kiosk.token"
        token_file.write_text(token + "\n", "utf-8")
        home = folder / "kivy"
        command = [
            sys.executable,
            "-m",
            "kiosk",
            "--server",
            server,
            "--token-file",
            str(token_file),
        ]
        self._process = subprocess.Popen(
            [*command, "--size", "540x960", "--pilot", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"SDL_VIDEODRIVER": "offscreen", "KIVY_HOME": str(home)},
        )

    def __enter__(self) -> "KioskFlight":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait(20)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def ask(self, **command: Any) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def do(self, **command: Any) -> dict[str, Any]:
        answer = self.ask(**command)
        assert answer["ok"], answer
        return answer

    def touch(self, *targets: str) -> None:
        for target in targets:
            self.do(do="touch", target=target)

    def wait(self, step: str, **facts: Any) -> dict[str, Any]:
        return self.do(do="wait", step=step, facts=facts, timeout_s=30)

    def home(self) -> None:
        """Back to the first page, as a visitor leaves it for who comes next."""
        if self.do(do="step")["step"] != "Welcome":
            offered = self.do(do="targets")["targets"]
            self.touch("home" if "home" in offered else "done")
        if self.wait("Welcome", ready=True)["language"] != "vi":
            self.touch("language-vi")

    def end(self) -> int:
        """SIGTERM; the exit code."""
        self._process.terminate()
        return self._process.wait(20)
