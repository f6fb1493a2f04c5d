"""The real kiosk as a process, touched from outside through its pilot."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .processes import Program

SCREEN = {"SDL_VIDEODRIVER": "offscreen"}


class PilotRefused(Exception):
    """The kiosk could not do it: the target is not there, the step did not come."""


class Kiosk:
    """Touches, scans and looks; each call returns when the kiosk has done it."""

    def __init__(
        self, server: str, token: str, folder: Path, *more: str, in_window: bool = False
    ) -> None:
        token_file = folder / "kiosk.token"
        token_file.write_text(token, "utf-8")
        token_file.chmod(0o600)
        arguments = ["kiosk", "--server", server, "--token-file", str(token_file), "--pilot"]
        screen = {} if in_window else SCREEN
        self.program = Program("kiosk", [*arguments, *more], folder / "kiosk.log", screen)

    def touch(self, target: str) -> None:
        self._ask(do="touch", target=target)

    def scan(self, text: str) -> None:
        self._ask(do="scan", text=text)

    def type(self, text: str) -> None:
        self._ask(do="type", text=text)

    def wait(self, step: str, timeout_s: float = 30.0, **facts: object) -> Mapping[str, Any]:
        """What the step shows, once the kiosk has reached it and it shows these facts."""
        return self._ask(do="wait", step=step, timeout_s=timeout_s, facts=facts)

    def step(self) -> Mapping[str, Any]:
        return self._ask(do="step")

    def screenshot(self, path: Path) -> None:
        self._ask(do="screenshot", path=str(path))

    def stroke(self, places: Sequence[tuple[float, float]]) -> None:
        """A finger anywhere on the glass: 0 to 1 across and down from the top left."""
        self._ask(do="stroke", places=places)

    def look(self, path: Path) -> None:
        """The glass as JPEG, quickly."""
        self._ask(do="look", path=str(path))

    def end(self) -> int:
        return self.program.end()

    def _ask(self, **command: object) -> Mapping[str, Any]:
        self.program.say(json.dumps(command, ensure_ascii=False))
        answer: dict[str, Any] = json.loads(self.program.line(60.0))
        if not answer.get("ok"):
            raise PilotRefused(f"{command}: {answer.get('error')}")
        return answer


def has_display() -> bool:
    """Whether a window can be opened here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
