"""The options of a program that talks to a server elsewhere, with the token of a device."""

import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from counter_server.contract.devices import Program
from counter_server.devices.rules import spaced
from display_board.asking import TOKEN_WRONG, CannotWork
from kiosk.pairing.client import PairingClient
from kiosk.pairing.keeping import usual_file
from kiosk.pairing.opening import keep, kept, refuse_unwritable
from kiosk.pairing.waiting import AGAIN_S, Looking, Machine, Scene, Showing, Waiter

F = TypeVar("F", bound=Callable[..., Any])

_NO_LONGER = (
    "Mã thiết bị không đúng hoặc đã bị thu hồi; ghép lại."
    " / The token is wrong or was withdrawn; pair again."
)


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


@dataclass(frozen=True)
class Post:
    """A program at its server; `show`: where the code hangs, beside the terminal."""

    url: str
    named: Path | None
    program: Program
    show: Callable[[Scene], None] | None = None
    again_s: float = AGAIN_S

    @property
    def file(self) -> Path:
        return self.named or usual_file(self.program.value)


def keep_working(post: Post, work: Callable[[str], None], troubles: Mapping[str, str]) -> None:
    """Works with the token until it has ended; paired again when the token is no longer good.

    `work` raises `CannotWork`; `troubles` are the words for its other codes.
    """
    ended_by(sys.exit)
    token = token_of(post)
    while True:
        try:
            return work(token)
        except CannotWork as trouble:
            if trouble.code != TOKEN_WRONG:
                words = troubles.get(trouble.code, trouble.code)
                raise click.ClickException(words) from trouble
        ended_by(sys.exit)
        click.echo(_NO_LONGER, err=True)
        token = _paired(post)


def token_of(post: Post) -> str:
    """The token in the file; when there is no file yet, the one an officer gives it now."""
    token = kept(post.file)
    if not token and post.file.exists():
        raise click.ClickException("Tệp mã trống. / The token file is empty.")
    return token or _paired(post)


def ended_by(end: Callable[[], object]) -> None:
    """SIGTERM and Ctrl-C; in the main thread."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: end())


def _paired(post: Post) -> str:
    refuse_unwritable(post.file)
    client, said = PairingClient(post.url), _Said(post.url)

    def tell(scene: Scene) -> None:
        said.say(scene)
        if post.show:
            post.show(scene)

    try:
        state = Waiter(client, Machine(post.program), tell, post.again_s).wait()
    finally:
        client.close()
    assert state is not None  # nobody ends it but a signal
    assert state.token
    keep(post.file, state.token)
    return state.token


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
