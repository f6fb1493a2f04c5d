"""A pretended slip printer: paper, cover, a roll that ends, and the status bytes of a real one."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PIL import Image

from hardware.ports import Paper
from hardware.simulators import saying
from hardware.simulators.commands import (
    ClearBuffer,
    Command,
    Cut,
    PaperRequest,
    ProcessIdRequest,
    ReportChanges,
    StatusRequest,
)
from hardware.simulators.composer import Composer
from hardware.simulators.escpos import Parser
from hardware.simulators.page import Page, Strip
from hardware.simulators.saying import State

DOTS_PER_MM = 203 / 25.4
_SLOW_STEP_ROWS = 8

Answer = Callable[[bytes], None]
T = TypeVar("T")


class _StateField(Generic[T]):
    """A part of the printer's state that a hand may set at any time."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, printer: SimulatedPrinter, _: type | None = None) -> T:
        return getattr(printer.state, self._name)  # type: ignore[no-any-return]

    def __set__(self, printer: SimulatedPrinter, value: T) -> None:
        printer.become(**{self._name: value})


class SimulatedPrinter:
    """Prints what its hosts send, onto `pages`, each ended by a cut.

    `paper`, `cover_open`, `online`, `error`, `cutter_stuck` and `too_hot` may be set at any time.
    While one of them stops the printer, work waits in its buffer and goes on afterwards, as in a
    real one; status is answered all the time. `roll_mm` is how much paper a roll has (None:
    endless): when it ends, in the middle of a slip too, paper is OUT, and setting paper to OK puts
    in a new roll. `rows_per_s` makes it as slow as asked. `answers`, `at_once` (DLE EOT),
    `confirms` and `clears` may be taken from it, for cheap printers know less. `on_page` is called
    on the printer's thread; keep it short.
    """

    def __init__(
        self,
        width_px: int = 576,
        *,
        roll_mm: float | None = None,
        rows_per_s: float | None = None,
        answers: bool = True,
        at_once: bool = True,
        confirms: bool = True,
        clears: bool = True,
        on_page: Callable[[Image.Image], None] | None = None,
        keep_pages: bool = True,
    ) -> None:
        self.width_px = width_px
        self.pages: list[Image.Image] = []
        self._roll_rows = None if roll_mm is None else round(roll_mm * DOTS_PER_MM)
        self._rows_left = self._roll_rows
        self._rows_per_s = rows_per_s
        self._answers, self._confirms = answers, confirms
        self._at_once, self._clears = answers and at_once, answers and clears
        self._on_page = on_page
        self._keep_pages = keep_pages
        self._state = State()
        # The knife gets stuck at its next cut, as when a slip was not taken.
        self.jams_at_cut = False
        # A hand that does something just as the first dots of a slip are on paper.
        self.on_begin: Callable[[], None] | None = None
        self._page = Page(width_px)
        self._hosts: list[Host] = []
        self._changed = threading.Condition(threading.RLock())
        self._slow_thread: threading.Thread | None = None

    @property
    def state(self) -> State:
        return self._state

    def become(self, **changes: Any) -> None:
        """A hand at the printer: `become(paper=Paper.OUT)`; work goes on when nothing stops it."""
        with self._changed:
            self._state = replace(self._state, **changes)
            if changes.get("paper") is Paper.OK:
                self._rows_left = self._roll_rows
            self._report()
            self._go_on()

    paper = _StateField[Paper]("paper")
    cover_open = _StateField[bool]("cover_open")
    online = _StateField[bool]("online")
    error = _StateField[bool]("error")
    cutter_stuck = _StateField[bool]("cutter_stuck")
    too_hot = _StateField[bool]("too_hot")

    @property
    def is_stopped(self) -> bool:
        return self._state.is_stopped

    def connect(self, answer: Answer) -> Host:
        """A new host; its answers go to `answer`, whose OSErrors are taken as nobody listening."""
        host = Host(self, answer)
        with self._changed:
            self._hosts.append(host)
        return host

    def wait_for_pages(self, count: int, timeout_s: float = 5.0) -> list[Image.Image]:
        """The pages once there are `count` of them; TimeoutError if they do not come."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.pages) >= count, timeout_s):
                raise TimeoutError(f"{len(self.pages)} of {count} pages")
            return list(self.pages)

    def status_byte(self, n: int) -> int:
        """The answer to DLE EOT n."""
        return saying.answer_at_once(self._state, n)[0]

    def _take(self, host: Host, commands: list[Command]) -> None:
        with self._changed:
            for command in commands:
                if not self._did_at_once(host, command):
                    host.work.append(command)
            self._go_on()

    def _did_at_once(self, host: Host, command: Command) -> bool:
        """Whether it is one of those that overtake all work."""
        match command:
            case StatusRequest(n):
                if self._at_once:
                    host.answer(saying.answer_at_once(self._state, n))
            case ClearBuffer():
                if self._clears:
                    host.work.clear()
                    host.composer = Composer(self.width_px)
                    host.answer(b"\x37\x25\x00")
            case _:
                return False
        return True

    def _report(self) -> None:
        for host in self._hosts:
            if host.reports:
                host.answer(saying.report(self._state))

    def _leave(self, host: Host) -> None:
        with self._changed:
            host.connected = False
            self._go_on()

    def _go_on(self) -> None:
        if self._rows_per_s is None:
            while self._step():
                pass
        elif self._slow_thread is None:
            self._slow_thread = threading.Thread(target=self._print_slowly, daemon=True)
            self._slow_thread.start()

    def _print_slowly(self) -> None:
        assert self._rows_per_s
        pause = threading.Event()
        while True:
            with self._changed:
                rows = self._page.rows
                if not self._step():
                    self._slow_thread = None
                    return
                printed = max(0, self._page.rows - rows)
            pause.wait(printed / self._rows_per_s)

    def _step(self) -> bool:
        """One piece of work, if there is any and nothing stops it."""
        host = None if self.is_stopped else self._whose_turn()
        if host is None:
            return False
        work = host.work.popleft()
        match work:
            case Strip():
                self._print(host, work)
            case ProcessIdRequest(process_id):
                if self._answers and self._confirms:
                    host.answer(b"\x37\x22" + process_id + b"\x00")
            case PaperRequest():
                if self._answers:
                    host.answer(saying.paper_answer(self._state))
            case ReportChanges(n):
                host.reports = self._answers and bool(n)
                if host.reports:
                    host.answer(saying.report(self._state))
            case Cut() if self.jams_at_cut and self._page.rows:
                self.jams_at_cut = False
                host.work.appendleft(work)
                self.become(cutter_stuck=True)
            case _:
                self._compose(host, work)
        return True

    def _compose(self, host: Host, command: Command) -> None:
        strips: list[Command | Strip] = [*host.composer.compose(command)]
        if isinstance(command, Cut):
            if not strips:
                self._cut()
                return
            strips.append(Cut(command.partial))
        host.work.extendleft(reversed(strips))

    def _whose_turn(self) -> Host | None:
        """A host that has begun a page ends it, then the next one comes."""
        self._hosts = [each for each in self._hosts if each.connected or each.work]
        first = next(iter(self._hosts), None)
        if first and not first.work and not self._page.rows:
            self._hosts.sort(key=lambda each: not each.work)
            first = self._hosts[0]
        return first if first and first.work else None

    def _print(self, host: Host, strip: Strip) -> None:
        rows = strip.rows if self._rows_left is None else min(strip.rows, self._rows_left)
        if self._rows_per_s is not None:
            rows = min(rows, _SLOW_STEP_ROWS)
        now, later = strip.split(rows)
        begins = not self._page.rows
        self._page.add(now)
        if later.rows:
            host.work.appendleft(later)
        if begins and self.on_begin:
            self.on_begin()
        if self._rows_left is not None:
            self._rows_left -= rows
            if not self._rows_left:
                self.become(paper=Paper.OUT)

    def _cut(self) -> None:
        if not self._page.rows:
            return
        page, self._page = self._page.image(), Page(self.width_px)
        if self._keep_pages:
            self.pages.append(page)
        if self._on_page:
            self._on_page(page)
        self._changed.notify_all()


class Host:
    """One connection to the printer."""

    def __init__(self, printer: SimulatedPrinter, answer: Answer) -> None:
        self._printer = printer
        self._answer = answer
        self._parser = Parser()
        self.composer = Composer(printer.width_px)
        self.work: deque[Command | Strip] = deque()
        self.connected = True
        self.reports = False

    def receive(self, data: bytes) -> None:
        self._printer._take(self, self._parser.feed(data))

    def leave(self) -> None:
        """The cable is pulled: what is understood is still printed, half a command is forgotten."""
        self._printer._leave(self)

    def answer(self, data: bytes) -> None:
        if self.connected:
            with contextlib.suppress(OSError):
                self._answer(data)
