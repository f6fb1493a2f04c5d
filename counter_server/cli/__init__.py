"""The commands: the other place where parts are made and joined.

Each command is imported when it is called, so that `motcua serve` imports nothing before gevent's
patches and `motcua kiosk` no server at all.
"""

import importlib
import sys
from typing import IO, Any

import click

_COMMANDS = {
    "init": ("init", "init"),
    "device": ("devices", "device"),
    "user": ("users", "user"),
    "upgrade": ("upgrade", "upgrade"),
    "backup": ("backup", "backup"),
    "restore": ("backup", "restore"),
    "doctor": ("doctor", "doctor"),
    "printer": ("printers", "printer"),
    "office": ("offices", "office"),
    "policy": ("policy", "policy"),
    "words": ("words", "words"),
    "webhook": ("webhooks", "webhook"),
    "serve": ("serve", "serve"),
    "kiosk": ("kiosk", "kiosk"),
    "keypad": ("keypad", "keypad"),
    "board": ("board", "board"),
    "leds": ("leds", "leds"),
    "demo": ("demo", "demo"),
    "gallery": ("gallery", "gallery"),
    "estimates": ("estimates", "estimates"),
    "bench": ("bench", "bench"),
    "test": ("test", "test"),
}


class Trouble(click.ClickException):
    """What a command could not do, in words that are shown as they are."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"motcua: {self.format_message()}", file=file or sys.stderr)


class Commands(click.Group):
    """Finds a command by its name and imports it only then."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{module}"), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is typed before the command's name."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise _in_our_words(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; whatever goes wrong is told in words, never by a traceback."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise _in_our_words(error) from error
        except (click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except click.ClickException as error:
            raise Trouble(error.message) from error
        except Exception as error:
            words = importlib.import_module(f"{__name__}.troubles").in_plain_words(error)
            raise Trouble(words) from error


def _in_our_words(error: click.UsageError) -> click.UsageError:
    told: click.UsageError = importlib.import_module(f"{__name__}.misuse").in_our_words(error)
    return told


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def motcua() -> None:
    """Một cửa: the one-stop office, from the touch on the kiosk to the result in the hand."""


def main() -> None:
    """The launcher's way in."""
    motcua(prog_name="motcua")
