"""The commands: the other place where parts are made and joined.

Each command is imported when it is called, so that `motcua serve` imports nothing before gevent's
patches and `motcua kiosk` no server at all.
"""

import importlib

import click

_COMMANDS = {
    "init": ("init", "init"),
    "device": ("devices", "device"),
    "user": ("users", "user"),
    "printer": ("printers", "printer"),
    "office": ("offices", "office"),
    "policy": ("policy", "policy"),
    "webhook": ("webhooks", "webhook"),
    "serve": ("serve", "serve"),
    "kiosk": ("kiosk", "kiosk"),
    "keypad": ("keypad", "keypad"),
    "demo": ("demo", "demo"),
    "gallery": ("gallery", "gallery"),
    "estimates": ("estimates", "estimates"),
    "bench": ("bench", "bench"),
    "test": ("test", "test"),
}


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


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def motcua() -> None:
    """Một cửa: the one-stop office, from the touch on the kiosk to the result in the hand."""


def main() -> None:
    """The launcher's way in."""
    motcua(prog_name="motcua")
