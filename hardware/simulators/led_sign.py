"""Pretended signs of the Alpha protocol, several at one line; they answer nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hardware.led import alpha
from hardware.led.alpha import ALL_SIGNS, Packet, Reader
from hardware.led.showing import Showing
from hardware.simulators.led_wall import Wall

EVERY_ADDRESS = "00"


class SimulatedSigns:
    """Signs of the addresses, two hexadecimal digits each."""

    def __init__(self, addresses: Sequence[str], wall: Wall | None = None) -> None:
        self.wall = wall or Wall()
        self.packets: list[Packet] = []
        self._addresses = tuple(addresses)

    def connect(self, send: Callable[[bytes], None]) -> _Talker:
        return _Talker(self._take)

    def _take(self, packet: Packet) -> None:
        self.packets.append(packet)
        for address in self._addresses:
            if packet.address in (address, EVERY_ADDRESS) and packet.kind == ALL_SIGNS:
                self._obey(address, packet.command)

    def _obey(self, address: str, command: bytes) -> None:
        before = self.wall.shown.get(address, Showing(()))
        lines, percent = alpha.read_text(command), alpha.read_percent(command)
        if lines is not None:
            self.wall.show(address, Showing(lines, before.percent))
        elif percent is not None:
            self.wall.show(address, Showing(before.lines, percent))


class _Talker:
    """One connection."""

    def __init__(self, take: Callable[[Packet], None]) -> None:
        self._reader = Reader()
        self._take = take

    def receive(self, data: bytes) -> None:
        for packet in self._reader.feed(data):
            self._take(packet)

    def leave(self) -> None:
        self._reader = Reader()
