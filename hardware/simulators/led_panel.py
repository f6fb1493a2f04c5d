"""Pretended Modbus displays, several at one RS-485 line, each with its registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hardware.led import modbus
from hardware.led.modbus import Reader, Request
from hardware.led.registers import Coding, RegisterMap
from hardware.led.showing import Line, Showing
from hardware.simulators.led_wall import Wall

Send = Callable[[bytes], None]


class SimulatedPanels:
    """Displays by address. Those in `silent` hear nothing; `echoes` sends back what comes first."""

    def __init__(
        self, maps: Mapping[int, RegisterMap], wall: Wall | None = None, *, echoes: bool = False
    ) -> None:
        self.wall = wall or Wall()
        self.silent: set[int] = set()
        self.requests: list[Request] = []
        self._echoes = echoes
        self._panels = {unit: _Panel(table) for unit, table in maps.items()}

    def connect(self, send: Send) -> _Talker:
        return _Talker(send, self._answer, self._echoes)

    def _answer(self, request: Request) -> bytes:
        """Nothing when no such display hears it."""
        self.requests.append(request)
        panel = self._panels.get(request.unit)
        if panel is None or request.unit in self.silent:
            return b""
        answer = panel.obey(request)
        self.wall.show(str(request.unit), panel.showing)
        return answer


class _Panel:
    """The registers of one display."""

    def __init__(self, table: RegisterMap) -> None:
        self._map = table
        self._registers = dict.fromkeys(_known(table), 0)
        if table.brightness:
            self._registers[table.brightness.register] = table.brightness.brightest

    @property
    def showing(self) -> Showing:
        flash = self._map.flash
        flashes = flash is not None and self._registers[flash.register] == flash.on
        lines = (Line(self._text(start), flashes) for start in self._map.starts)
        return Showing(tuple(lines), self._percent())

    def obey(self, request: Request) -> bytes:
        """The answer, as a real one gives it."""
        asked = range(request.register, request.register + request.count)
        if request.function == modbus.WRITE_MANY and not self._map.has_many:
            return modbus.refuse(request, modbus.ILLEGAL_FUNCTION)
        if request.function not in (modbus.READ, modbus.WRITE_ONE, modbus.WRITE_MANY):
            return modbus.refuse(request, modbus.ILLEGAL_FUNCTION)
        if not all(each in self._registers for each in asked):
            return modbus.refuse(request, modbus.ILLEGAL_ADDRESS)
        if request.function == modbus.READ:
            return modbus.answer(request, [self._registers[each] for each in asked])
        written = dict(zip(asked, request.values, strict=False))
        if not self._is_bright(written):
            return modbus.refuse(request, modbus.ILLEGAL_VALUE)
        self._registers |= written
        return modbus.answer(request)

    def _is_bright(self, written: Mapping[int, int]) -> bool:
        scale = self._map.brightness
        if scale is None or scale.register not in written:
            return True
        ends = sorted((scale.dimmest, scale.brightest))
        return ends[0] <= written[scale.register] <= ends[1]

    def _percent(self) -> int:
        scale = self._map.brightness
        if scale is None or scale.brightest == scale.dimmest:
            return 100
        lit = self._registers[scale.register] - scale.dimmest
        return round(100 * lit / (scale.brightest - scale.dimmest))

    def _text(self, start: int) -> str:
        count = len(self._map.values(""))
        words = [self._registers[each] for each in range(start, start + count)]
        match self._map.coding:
            case Coding.CHARACTERS:
                return "".join(chr(word & 0x7F) for word in words).replace("\0", " ")
            case Coding.PAIRS:
                codes = b"".join(word.to_bytes(2, "big") for word in words)
                return codes.decode("latin-1").replace("\0", " ")[: self._map.columns]
            case Coding.NUMBER:
                return str(sum(word << 16 * at for at, word in enumerate(reversed(words))))


def _known(table: RegisterMap) -> set[int]:
    count = len(table.values(""))
    known = {start + place for start in table.starts for place in range(count)}
    known |= {each.register for each in (table.brightness, table.flash) if each}
    return known


class _Talker:
    """One connection."""

    def __init__(self, send: Send, answer: Callable[[Request], bytes], echoes: bool) -> None:
        self._reader = Reader()
        self._send, self._answer, self._echoes = send, answer, echoes

    def receive(self, data: bytes) -> None:
        if self._echoes:
            self._send(data)
        for request in self._reader.feed(data):
            if answer := self._answer(request):
                self._send(answer)

    def leave(self) -> None:
        self._reader = Reader()
