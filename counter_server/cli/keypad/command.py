"""The command's options, and the parts joined: keypad, server, loop."""

import logging
import signal
from pathlib import Path
from queue import SimpleQueue

import click

from counter_server.cli.of_server import of_server, token_of
from counter_server.contract.devices import PartReport, Program
from display_board.asking import AskedServer
from display_board.reporting import Reporter
from hardware.keypads import KEYPAD_TYPES, KeypadType, open_keypad
from hardware.keypads.keypad import Keypad
from hardware.keypads.protocol import key_change

from .desk import CannotWork, Desk
from .following import Follower
from .happenings import Ended, Happening, Pressed
from .server import Server

_TROUBLES = {
    "unknown_counter": "Không có quầy này. / There is no such counter.",
    "token_wrong": "Mã thiết bị không đúng. / The token is wrong.",
    "not_allowed": "Cần mã loại desk. / A token of kind desk is needed.",
}


@click.command()
@of_server("desk")
@click.option("--counter", required=True, type=int, help="The number over the counter.")
@click.option(
    "--type", "kind", type=click.Choice(list(KEYPAD_TYPES)), default="motcua-ascii", help="Keypad."
)
@click.option(
    "--key", "changes", multiple=True, metavar="KEY=MEANING", help="Another meaning: /=HOLD."
)
@click.option("--baudrate", default=9600, show_default=True, help="Speed of a serial line.")
@click.argument("address", metavar="ADDRESS")
def keypad(
    url: str,
    token_file: Path | None,
    counter: int,
    kind: str,
    changes: tuple[str, ...],
    baudrate: int,
    address: str,
) -> None:
    """Call and serve from a keypad at a counter: a serial line or hid:///dev/input/..."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    happenings: SimpleQueue[Happening] = SimpleQueue()
    token = token_of(url, token_file, Program.KEYPAD)
    server = Server(url, token)
    _refuse_missing(address)
    device = _open(address, _type(kind, changes), baudrate, happenings)
    follower = Follower(server, counter, happenings.put)
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, lambda *_: happenings.put(Ended()))
    follower.start()
    asked = AskedServer(url, token)
    reporter = Reporter(asked, Program.KEYPAD, lambda: _parts(device, address))
    reporter.start()
    click.echo(f"ready {address}")
    try:
        Desk(server, happenings, device.show).run()
    except CannotWork as trouble:
        raise click.ClickException(_TROUBLES.get(str(trouble), str(trouble))) from trouble
    finally:
        reporter.end()
        follower.end()
        asked.close()
        device.close()


def _parts(device: Keypad, address: str) -> tuple[PartReport, ...]:
    problem = None if device.wait_until_connected(0.0) else "keypad_away"
    driver = "keypad-evdev" if address.startswith("hid://") else "keypad-serial"
    return (PartReport(part="keypad", problem=problem, driver=driver, url=address),)


def _refuse_missing(address: str) -> None:
    """A keypad that is pulled out later comes back by itself; at first it has to be there."""
    path = Path(address.removeprefix("hid://"))
    if path.is_absolute() and not path.exists():
        raise click.ClickException(
            f"Không có {path}: bàn phím chưa cắm, hoặc sai địa chỉ.\n"
            f"There is no {path}: the keypad is not plugged in, or the address is wrong."
        )


def _type(name: str, changes: tuple[str, ...]) -> KeypadType:
    try:
        return KEYPAD_TYPES[name].with_keys(dict(map(key_change, changes)))
    except ValueError as error:
        raise click.ClickException(
            f"--key: {error}. Ví dụ / such as: --key /=HOLD --key numlock=SERVE"
        ) from error


def _open(
    address: str, kind: KeypadType, baudrate: int, happenings: "SimpleQueue[Happening]"
) -> Keypad:
    try:
        return open_keypad(
            address,
            kind,
            lambda key, at_s: happenings.put(Pressed(key, at_s)),
            lambda: None,
            baudrate=baudrate,
        )
    except ValueError as error:
        raise click.ClickException(f"ADDRESS: {error}") from error
