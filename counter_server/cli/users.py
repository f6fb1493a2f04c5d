"""`motcua user add`: a person gets a name and a password."""

import sys
from pathlib import Path

import click

from counter_server.accounts.actions import add_user
from counter_server.core.who import Role

from .group import data_option
from .opening import installation, office_option


@click.group()
def user() -> None:
    """People who sign in."""


@user.command()
@data_option
@office_option
@click.option("--name", required=True, help="The name to sign in with.")
@click.option("--display-name", default="", help="The name as colleagues see it.")
@click.option("--role", type=click.Choice([each.value for each in Role]), required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def add(
    data: Path,
    database: str | None,
    office: str | None,
    name: str,
    display_name: str,
    role: str,
    password_stdin: bool,
) -> None:
    """Add a person; asks for the password unless --password-stdin is given."""
    with installation(data, database, office) as opened:
        password = _from_stdin() if password_stdin else _asked()
        add_user(
            opened.parts.works,
            opened.office_id,
            name=name,
            role=Role(role),
            password=password,
            display_name=display_name,
        )
    click.echo(f"Đã thêm / added: {name} ({role})", err=True)


def _from_stdin() -> str:
    return sys.stdin.buffer.readline().decode("utf-8").rstrip("\r\n")


def _asked() -> str:
    return str(click.prompt("Mật khẩu / Password", hide_input=True, confirmation_prompt=True))
