"""`motcua webhook`: other systems that are told what happens."""

from pathlib import Path

import click

from counter_server.core.clock import local
from counter_server.core.offices import office as office_of
from counter_server.webhooks import actions, queries
from counter_server.webhooks.queries import Webhook

from .group import data_option
from .opening import installation, office_option


@click.group()
def webhook() -> None:
    """Other systems that are told what happens to tickets and dossiers."""


@webhook.command()
@data_option
@office_option
@click.option("--name", required=True, help="What people call it: cong-dvc.")
@click.option("--kinds", default="", help="Kinds of events, with commas between; default: all.")
@click.argument("url")
def add(
    data: Path, database: str | None, office: str | None, name: str, kinds: str, url: str
) -> None:
    """Add a webhook; prints the secret it signs with and nothing else on stdout."""
    chosen = [each.strip() for each in kinds.split(",") if each.strip()]
    with installation(data, database, office) as opened:
        secret = actions.add_webhook(
            opened.parts.works, opened.office_id, name=name, url=url, kinds=chosen
        )
    click.echo(secret)


@webhook.command("list")
@data_option
@office_option
def list_webhooks(data: Path, database: str | None, office: str | None) -> None:
    """List the webhooks: name, how it goes, address, kinds."""
    with installation(data, database, office) as opened, opened.parts.database.read() as connection:
        timezone = office_of(connection, opened.office_id).timezone
        found = queries.webhooks(connection, opened.office_id)
    for each in found:
        kinds = ",".join(each.kinds) or "tất cả / all"
        click.echo("\t".join((each.name, _going(each, timezone), each.url, kinds)))


@webhook.command()
@data_option
@office_option
@click.option("--name", required=True, help="Which one.")
def remove(data: Path, database: str | None, office: str | None, name: str) -> None:
    """Remove a webhook; its receiver is told nothing any more."""
    with installation(data, database, office) as opened:
        actions.remove_webhook(opened.parts.works, opened.office_id, name)
    click.echo(f"Đã bỏ / removed: {name}", err=True)


@webhook.command()
@data_option
@office_option
@click.option("--name", required=True, help="Which one.")
def resume(data: Path, database: str | None, office: str | None, name: str) -> None:
    """Try a paused or waiting webhook again within ten seconds; nothing was lost."""
    with installation(data, database, office) as opened:
        actions.resume(opened.parts.works, opened.office_id, name)
    click.echo(f"Chạy tiếp / resumed: {name}", err=True)


def _going(each: Webhook, timezone: str) -> str:
    """In words: paused, failing since when and why, or when it was last told something."""
    standing = each.standing
    why = str(each.last_status) if each.last_problem == "status" else each.last_problem
    if standing.since is not None:
        since = local(standing.since, timezone).isoformat(" ", "seconds")
        state = "tạm ngưng / paused" if standing.is_paused else "đang lỗi / failing"
        return f"{state}: {why}, từ / since {since}"
    if each.delivered_at is None:
        return "chưa gửi gì / nothing sent yet"
    return f"tốt / well: {local(each.delivered_at, timezone).isoformat(' ', 'seconds')}"
