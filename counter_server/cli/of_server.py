"""The options of a program that talks to a server elsewhere, with the token of a device."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from counter_server.contract.devices import PairingState, Program
from counter_server.devices.rules import spaced
from kiosk.pairing.client import PairingClient
from kiosk.pairing.keeping import usual_file
from kiosk.pairing.opening import keep, kept
from kiosk.pairing.waiting import AGAIN_S, Looking, Machine, Scene, Showing, Waiter

F = TypeVar("F", bound=Callable[..., Any])


def of_server(kind: str) -> Callable[[F], F]:
    """`--server URL` and `--token-file FILE`, as `url` and `token_file`."""

    def decorate(command: F) -> F:
        command = click.option(
            "--token-file",
            metavar="FILE",
            type=click.Path(dir_okay=False, path_type=Path),
            help=f"The file that keeps the token of a {kind}; without one it is paired by a code.",
        )(command)
        return click.option(
            "--server", "url", required=True, metavar="URL", help="The server's address."
        )(command)

    return decorate


def token_of(
    url: str,
    named: Path | None,
    program: Program,
    again_s: float = AGAIN_S,
    show: Callable[[Scene], None] | None = None,
) -> str:
    """The token in the file; when there is no file yet, the one an officer gives it now.

    `show`: where the code hangs, beside the terminal.
    """
    file = named or usual_file(program.value)
    token = kept(file)
    if not token and file.exists():
        raise click.ClickException("Tệp mã trống. / The token file is empty.")
    if not token:
        token = _paired(url, program, again_s, show).token or ""
        keep(file, token)
    return token


def _paired(
    url: str, program: Program, again_s: float, show: Callable[[Scene], None] | None
) -> PairingState:
    client, said = PairingClient(url), _Said(url)

    def tell(scene: Scene) -> None:
        said.say(scene)
        if show:
            show(scene)

    try:
        state = Waiter(client, Machine(program), tell, again_s).wait()
        assert state is not None  # nobody ends it but a signal
        return state
    finally:
        client.close()


class _Said:
    """Says each thing once."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._last = ""

    def say(self, scene: Scene) -> None:
        words = self._words(scene)
        if words != self._last:
            click.echo(words, err=True)
        self._last = words

    def _words(self, scene: Scene) -> str:
        match scene:
            case Looking():
                return f"Chưa thấy máy chủ, đang thử lại. / Server away, trying again: {self._url}"
            case Showing(code):
                where = f"{self._url}/admin/devices"
                return f"Mã ghép / pairing code: {spaced(code)} -> {where}"
