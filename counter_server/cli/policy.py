"""`motcua policy`: see what a policy would have done on a past day, and switch it on."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from config.words import translator
from counter_server.queue.admin.calling_actions import set_policy
from counter_server.queue.admin.queries import calling
from counter_server.queue.admin.view import Group, clock, groups
from counter_server.queue.admin.visits import last_day, past_day
from counter_server.queue.classes import all_classes
from counter_server.queue.policy import Policy
from counter_server.queue.previewing import compare
from counter_server.queue.queries import today

from .group import data_option
from .opening import Opened, installation, office_option

_POLICIES = click.Choice([each.value for each in Policy])
_LANGUAGE = click.Choice(["vi", "en"])


@click.group()
def policy() -> None:
    """How numbers are called."""


@policy.command()
@data_option
@office_option
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), help="Default: the last day before today."
)
@click.option("--policy", "name", type=_POLICIES, help="Default: the one that is set.")
@click.option("--language", type=_LANGUAGE, default="vi", show_default=True)
def preview(
    data: Path,
    database: str | None,
    office: str | None,
    day: datetime | None,
    name: str | None,
    language: str,
) -> None:
    """Print the waits of a past day as it was, first come, and under a policy."""
    with installation(data, database, office) as opened:
        for line in _told(opened, day.date() if day else None, name, language):
            click.echo(line)


@policy.command(name="set")
@data_option
@office_option
@click.argument("policy_name", metavar="POLICY", type=_POLICIES)
def set_(data: Path, database: str | None, office: str | None, policy_name: str) -> None:
    """Call by POLICY from now on: balanced or first_come."""
    with installation(data, database, office) as opened:
        set_policy(opened.parts, opened.office_id, Policy(policy_name))
    click.echo(f"Đã đặt / set: {policy_name}", err=True)


def _told(opened: Opened, day: date | None, name: str | None, language: str) -> list[str]:
    _ = translator(language)
    with opened.parts.database.read() as connection:
        here = today(connection, opened.office_id, opened.parts.clock())
        day = day or last_day(connection, opened.office_id, here)
        played = past_day(connection, opened.office_id, day) if day else None
        rules, _limit = calling(connection, opened.office_id)
        classes = all_classes(connection, opened.office_id)
    if played is None or not played.visits:
        raise click.ClickException(_("Không có lượt nào để xem thử."))
    proposed = replace(rules, policy=Policy(name)) if name else rules
    names = {each.code: each.name.inside(language) for each in classes}
    lines = compare(played.visits, played.shifts, proposed)
    heads = [_("Số lượt"), _("Trung bình"), _("9/10 người"), _("Lâu nhất"), _("Chờ quá mức")]
    found = [f"{played.day}\t{proposed.policy.value}", "\t".join(["", *heads])]
    return [*found, *(line for group in groups(lines, names, _) for line in _lines(group))]


def _lines(group: Group) -> list[str]:
    rows = [
        (bar.label, each.number, clock(each.mean_s), clock(each.ninetieth_s),
         clock(each.longest_s), each.over)
        for bar in group.bars
        for each in [bar.figures]
    ]  # fmt: skip
    return [group.label, *("\t".join(["  " + str(row[0]), *map(str, row[1:])]) for row in rows)]
