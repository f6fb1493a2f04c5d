"""Our LED protocols against what others wrote: `python -m tests.contracts.led.by_others PYTHON`.

Not a test, for it needs a Python of another virtual environment, with pymodbus 3.16 and
alphasignpy 0.1. Their Modbus server obeys our bus, our pretended display obeys their client, and
their packets for a sign are ours, byte for byte.
"""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

from hardware.led import Bus, Health, Line, Showing, Unit
from hardware.led.alpha import AlphaSign
from hardware.led.registers import ModbusDisplay, RegisterMap, Scale, Switch
from hardware.serial_line import SerialLine
from hardware.simulators.endpoints import PtyEndpoint
from hardware.simulators.led_panel import SimulatedPanels

TABLE = RegisterMap(columns=6, brightness=Scale(9, 1, 8), flash=Switch(8, on=63))
CALL = Showing((Line("A012", flashes=True),), 50)
PATIENCE_S = 20.0

_SERVER = """
import asyncio
from pymodbus import FramerType
from pymodbus.server import StartAsyncTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice
def empty():
    return [SimData(address=0, count=16, values=0, datatype=DataType.REGISTERS)]
units = [SimDevice(id=unit, simdata=empty()) for unit in (1, 2)]
address = ("127.0.0.1", PORT)
asyncio.run(StartAsyncTcpServer(units, address=address, framer=FramerType.RTU))
"""
_READ = """
import json
from pymodbus import FramerType
from pymodbus.client import ModbusTcpClient
client = ModbusTcpClient("127.0.0.1", port=PORT, framer=FramerType.RTU)
client.connect()
said = client.read_holding_registers(0, count=10, device_id=1)
print(json.dumps([] if said.isError() else said.registers))
"""
_WRITE = """
import json
from pymodbus import FramerType
from pymodbus.client import ModbusSerialClient
client = ModbusSerialClient("PATH", framer=FramerType.RTU, baudrate=9600, timeout=3)
client.connect()
said = [
    client.write_registers(0, [ord(each) for each in "B007  "], device_id=1),
    client.write_register(9, 8, device_id=1),
    client.write_register(99, 1, device_id=1),
]
read = client.read_holding_registers(0, count=2, device_id=1)
print(json.dumps([[each.isError() for each in said], read.registers]))
"""
_PACKETS = """
import json
from alphasign.commands.special import WriteSpecialFunction
from alphasign.commands.text import WriteText
from alphasign.packet import Packet
from alphasign.protocol import DELAY, DisplayMode, DisplayPosition
def packet(command):
    sent = Packet(type_code=b"Z", address="05").add(command).to_bytes()
    return sent.replace(DELAY, b"").hex()
def text(message, mode):
    # The byte of BetaBrite's own FILL; theirs has another name for it.
    return packet(WriteText(message, label="0", position=DisplayPosition(b"0"), mode=mode))
print(json.dumps([
    packet(WriteSpecialFunction.set_dimming_register(0, 44)),
    text("A012   3", DisplayMode.FLASH),
    text("A012   3", DisplayMode.HOLD),
]))
"""


def main() -> int:
    if len(sys.argv) != 2:
        print("PYTHON: one that has pymodbus and alphasignpy; nothing was tried")
        return 0
    python = sys.argv[1]
    their_server_obeys(python)
    our_display_obeys(python)
    packets_are_the_same(python)
    return 0


def their_server_obeys(python: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    with _running(python, _SERVER.replace("PORT", str(port))):
        well = threading.Event()

        def tell(_name: str, health: Health) -> None:
            if health is Health.OK:
                well.set()

        unit = Unit("quay-1", ModbusDisplay(1, TABLE))
        with closing(Bus(SerialLine(f"socket://127.0.0.1:{port}", 9600), [unit], tell)) as bus:
            bus.show("quay-1", CALL)
            assert well.wait(PATIENCE_S), "their server did not answer"
        registers = _answer(python, _READ.replace("PORT", str(port)))
    assert registers == [*b"A012  ", 0, 0, 63, 5], registers
    print("pymodbus's server holds what our bus wrote:", registers)


def our_display_obeys(python: str) -> None:
    pretended = SimulatedPanels({1: TABLE})
    with closing(PtyEndpoint(pretended.connect)) as line:
        refused, read = _answer(python, _WRITE.replace("PATH", line.path))
    assert refused == [False, False, True], refused
    assert read == [*b"B0"], read
    assert pretended.wall.texts("1") == ("B007",)
    print("our pretended display obeys pymodbus's client and refuses a register it has not")


def packets_are_the_same(python: str) -> None:
    sign = AlphaSign("05")
    flashing = Showing((Line("A012   3", flashes=True),), 44)
    steady = Showing((Line("A012   3"),), 44)
    messages = (*sign.messages(flashing, None), *sign.messages(steady, flashing))
    ours = [each.data.hex() for each in messages]
    assert ours == _answer(python, _PACKETS), ours
    print("alphasignpy's packets are ours, byte for byte:", len(ours))


@contextmanager
def _running(python: str, script: str) -> Iterator[None]:
    process = subprocess.Popen([python, "-c", script])
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _answer(python: str, script: str) -> list:  # type: ignore[type-arg]
    done = subprocess.run([python, "-c", script], check=True, capture_output=True, text=True)
    return list(json.loads(done.stdout))


if __name__ == "__main__":
    sys.exit(main())
