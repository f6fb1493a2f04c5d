"""The verbs of webhooks, each one transaction."""

import secrets
from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select, update

from counter_server.accounts.rules import tidy_name
from counter_server.core.errors import N_, Invalid, NotFound, Refused
from counter_server.core.event_log import last_seq
from counter_server.core.work import Work, Works

from .queries import LIMIT, Webhook, webhook
from .rules import Standing, after_failure, is_usable_url, unknown_kinds
from .tables import WebhookRow


def add_webhook(
    works: Works, office_id: int, *, name: str, url: str, kinds: Sequence[str] = ()
) -> str:
    """The secret of a new webhook, which is told what happens from now on.

    `Invalid` wrong_name, wrong_webhook_url, unknown_kind; `Refused` webhook_exists, too_many.
    """
    tidy, secret = tidy_name(name), secrets.token_urlsafe(32)
    _refuse_wrong(url, kinds)
    with works.begin(office_id) as work:
        _refuse_known(work, tidy)
        values = {
            "office_id": office_id,
            "name": tidy,
            "url": url,
            "secret": secret,
            "kinds": list(dict.fromkeys(kinds)),
            "last_seq": last_seq(work.connection, office_id),
        }
        work.connection.execute(insert(WebhookRow).values(values))
    return secret


def remove_webhook(works: Works, office_id: int, name: str) -> None:
    """It is told nothing any more; `NotFound` unknown_webhook."""
    with works.begin(office_id) as work:
        here = WebhookRow.id == _id_of(work, name)
        work.connection.execute(delete(WebhookRow).where(here))


def resume(works: Works, office_id: int, name: str) -> None:
    """Goes on at once from the event that could not be told; `NotFound` unknown_webhook."""
    with works.begin(office_id) as work:
        _write(work, _id_of(work, name), Standing(), last_problem=None)


def delivered(works: Works, told: Webhook, seq: int, status: int) -> None:
    """The receiver has the event; the place moves on and failures are forgotten."""
    with works.begin(told.office_id) as work:
        found = webhook(work.connection, told.id, held=True)
        if found is not None:
            news = {"last_status": status, "last_problem": None, "delivered_at": work.at}
            _write(work, told.id, Standing(), last_seq=max(seq, found.last_seq), **news)


def failed(works: Works, told: Webhook, status: int | None, problem: str) -> Standing:
    """The same event is tried again, later; the standing tells when, or that it is paused now."""
    with works.begin(told.office_id) as work:
        found = webhook(work.connection, told.id, held=True)
        standing = after_failure(found.standing if found else Standing(), work.at)
        _write(work, told.id, standing, last_status=status, last_problem=problem)
        return standing


def pass_over(works: Works, office_id: int, webhook_id: int, seq: int) -> None:
    """Nothing up to `seq` was to be told, so a restart need not read it again."""
    with works.begin(office_id) as work:
        here = (WebhookRow.id == webhook_id) & (WebhookRow.last_seq < seq)
        work.connection.execute(update(WebhookRow).where(here).values(last_seq=seq))


def _write(work: Work, webhook_id: int, standing: Standing, **more: object) -> None:
    work.connection.execute(
        update(WebhookRow)
        .where(WebhookRow.office_id == work.office_id, WebhookRow.id == webhook_id)
        .values(
            failures=standing.failures,
            failing_since=standing.since,
            next_try_at=standing.next_try_at,
            is_active=not standing.is_paused,
            **more,
        )
    )


def _id_of(work: Work, name: str) -> int:
    here = (WebhookRow.office_id == work.office_id) & (WebhookRow.name == tidy_name(name))
    found = work.connection.execute(select(WebhookRow.id).where(here)).scalar()
    if found is None:
        raise NotFound(
            "unknown_webhook",
            N_("Không có webhook tên {name}."),
            N_("Xem tên bằng lệnh motcua webhook list."),
            values={"name": name},
        )
    return found


def _refuse_wrong(url: str, kinds: Sequence[str]) -> None:
    if not is_usable_url(url):
        raise Invalid(
            "wrong_webhook_url",
            N_("Địa chỉ webhook không dùng được: {url}."),
            N_("Ghi như https://he-thong.example/motcua, không kèm mật khẩu."),
            field="url",
            values={"url": url},
        )
    if wrong := unknown_kinds(kinds):
        raise Invalid(
            "unknown_kind",
            N_("Không có loại sự kiện: {kinds}."),
            N_("Xem các loại trong docs/api.md; bỏ trống là nhận tất cả."),
            field="kinds",
            values={"kinds": ", ".join(wrong)},
        )


def _refuse_known(work: Work, name: str) -> None:
    here = WebhookRow.office_id == work.office_id
    if work.connection.execute(select(WebhookRow.id).where(here, WebhookRow.name == name)).first():
        raise Refused(
            "webhook_exists",
            N_("Đã có webhook tên {name}."),
            N_("Chọn tên khác."),
            field="name",
            values={"name": name},
        )
    count = work.connection.execute(select(func.count()).where(here)).scalar_one()
    if count >= LIMIT:
        raise Refused(
            "too_many_webhooks",
            N_("Đã có {count} webhook."),
            N_("Bỏ bớt webhook không dùng nữa."),
            values={"count": count},
        )
