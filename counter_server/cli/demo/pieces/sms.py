"""A citizen's phone on the screen: messages go through the real gammu-smsd and its dummy modem."""

import threading
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from counter_server.cli.demo.processes import ROOT
from hardware.simulators.sms_phone import phone_in
from hardware.sms.files import decoded

from .piece import Changed

EXAMPLE = ROOT / "config/sms/gammu-smsdrc"
# Nobody's numbers: the citizen's phone and the office's SIM.
CITIZEN, OFFICE = "+84900000000", "+84900000001"
# Where the sample office is.
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
MOST_KEPT = 30
_LOOK_S = 0.3
_END_S = 10.0


class SmsPiece:
    """`folder` is what the office's settings name."""

    def __init__(self, folder: Path, changed: Changed) -> None:
        self.folder = folder
        self._phone = phone_in(folder, EXAMPLE)
        self._smsd = self._phone.start()
        self._changed = changed
        self._messages: deque[Mapping[str, object]] = deque(maxlen=MOST_KEPT)
        self._waiting: dict[str, str] = {}
        self._ending = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="sms", daemon=True)
        self._watcher.start()

    def state(self) -> Mapping[str, object]:
        return {"number": CITIZEN, "office": OFFICE, "messages": list(self._messages)}

    def do(self, line: str) -> str:
        """`send TEXT`: the citizen writes to the office."""
        act, _, text = line.partition(" ")
        if act != "send" or not text.strip():
            return f"unknown: {act!r}"
        self._phone.receive(CITIZEN, text.strip()[:160], f"{datetime.now(HERE):%Y%m%dT%H%M%S}")
        self._show(text.strip(), is_ours=True)
        return ""

    def file(self, name: str) -> bytes | None:
        return None

    def close(self) -> None:
        self._ending.set()
        self._watcher.join()
        self._smsd.terminate()
        self._smsd.wait(_END_S)

    def _show(self, text: str, *, is_ours: bool) -> None:
        self._messages.append({"text": text, "ours": is_ours, "at": f"{datetime.now(HERE):%H:%M}"})
        self._changed()

    def _watch(self) -> None:
        """smsd tells nobody when it has sent; what has left its outbox is on the phone."""
        while not self._ending.wait(_LOOK_S):
            waiting = {each.name: each for each in (self.folder / "outbox").glob("OUT*")}
            for name, path in waiting.items():
                if name not in self._waiting:
                    with suppress(OSError):
                        self._waiting[name] = decoded(path.read_bytes())
            for name in [each for each in self._waiting if each not in waiting]:
                text = self._waiting.pop(name)
                if not (self.folder / "error" / name).exists():
                    self._show(text, is_ours=False)
