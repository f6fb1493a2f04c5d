"""The command's options, and the parts joined: keypad, server, loop."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import click

from counter_server.cli.of_server import Post, ended_by, keep_working, of_server
from counter_server.contract.devices import PartReport, Program
from display_board.asking import AskedServer
from display_board.reporting import Reporter, if_withdrawn
from hardware.keypads import KEYPAD_TYPES, Key, KeypadType, open_keypad
from hardware.keypads.keypad import Keypad, OnKey
from hardware.keypads.protocol import key_change
from kiosk.pairing.waiting import Scene, Showing

from .desk import Desk
from .display import AWAY
from .following import Follower
from .happenings import Ended, Happening, Pressed, Unusable
from .server import Server

_TROUBLES = {
    "unknown_counter": "Không có quầy này. / There is no such counter.",
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
    _refuse_missing(address)
    keys = _Keys()
    device = _open(address, _type(kind, changes), baudrate, keys.press)

    def work(token: str) -> None:
        _serve(Server(url, token), AskedServer(url, token), _Pad(device, address, counter, keys))

    try:
        keep_working(Post(url, token_file, Program.KEYPAD, _on_display(device)), work, _TROUBLES)
    finally:
        device.close()


class _Keys:
    """Hands keys to whoever works now: what was told to the one before is no longer true."""

    def __init__(self) -> None:
        self.happenings: SimpleQueue[Happening] = SimpleQueue()

    def press(self, key: Key, at_s: float) -> None:
        self.happenings.put(Pressed(key, at_s))

    def anew(self) -> "SimpleQueue[Happening]":
        self.happenings = SimpleQueue()
        return self.happenings


@dataclass(frozen=True)
class _Pad:
    """The keypad of a counter."""

    device: Keypad
    address: str
    counter: int
    keys: _Keys

    def parts(self) -> tuple[PartReport, ...]:
        problem = None if self.device.wait_until_connected(0.0) else "keypad_away"
        driver = "keypad-evdev" if self.address.startswith("hid://") else "keypad-serial"
        return (PartReport(part="keypad", problem=problem, driver=driver, url=self.address),)


def _serve(server: Server, asked: AskedServer, pad: _Pad) -> None:
    happenings = pad.keys.anew()
    follower = Follower(server, pad.counter, happenings.put)
    ended_by(lambda: happenings.put(Ended()))
    follower.start()
    withdrawn = if_withdrawn(lambda code: happenings.put(Unusable(code)))
    reporter = Reporter(asked, Program.KEYPAD, pad.parts, withdrawn)
    reporter.start()
    click.echo(f"ready {pad.address}")
    try:
        Desk(server, happenings, pad.device.show).run()
    finally:
        reporter.end()
        follower.end()
        asked.close()


def _on_display(device: Keypad) -> Callable[[Scene], None]:
    """The code by which this machine is paired, beside the terminal."""
    return lambda scene: device.show(scene.code if isinstance(scene, Showing) else AWAY)


def _refuse_missing(address: str) -> None:
    """A keypad that is pulled out later comes back by itself; at first it has to be there."""
    path = Path(address.removeprefix("hid://"))
    if path.is_absolute() and not path.exists():
        raise click.ClickException(
            f"Không có {path}: bàn phím chưa cắm, hoặc sai địa chỉ.\n"
            f"There is no {path}: the keypad is not plugged in, or the address is wrong."
        )
    if path.is_absolute() and (path.is_dir() or path.is_file()):
        raise click.ClickException(f"{path} không phải thiết bị. / {path} is no device.")


def _type(name: str, changes: tuple[str, ...]) -> KeypadType:
    try:
        return KEYPAD_TYPES[name].with_keys(dict(map(key_change, changes)))
    except ValueError as error:
        raise click.ClickException(
            f"--key: {error}. Ví dụ / such as: --key /=HOLD --key numlock=SERVE"
        ) from error


def _open(address: str, kind: KeypadType, baudrate: int, press: OnKey) -> Keypad:
    try:
        return open_keypad(address, kind, press, lambda: None, baudrate=baudrate)
    except ValueError as error:
        raise click.ClickException(f"ADDRESS: {error}") from error
