"""Reads of webhooks; all take a connection."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from .rules import Standing
from .tables import WebhookRow

LIMIT = 50
MOST_LANES = 5000


@dataclass(frozen=True)
class Webhook:
    """A webhook as the sender needs it; its secret is never printed with it."""

    id: int
    office_id: int
    name: str
    url: str
    secret: str = field(repr=False)
    kinds: tuple[str, ...]
    last_seq: int
    standing: Standing
    last_status: int | None
    last_problem: str | None
    delivered_at: datetime | None


def webhooks(connection: Connection, office_id: int) -> tuple[Webhook, ...]:
    """Those of an office by name, paused ones too."""
    rows = connection.execute(
        select(WebhookRow.__table__)
        .where(WebhookRow.office_id == office_id)
        .order_by(WebhookRow.name)
        .limit(LIMIT)
    )
    return tuple(_webhook(row) for row in rows)


def webhook(connection: Connection, webhook_id: int, *, held: bool = False) -> Webhook | None:
    """One of them, kept from changing until the transaction ends when `held`; None: removed."""
    found = select(WebhookRow.__table__).where(WebhookRow.id == webhook_id)
    row = connection.execute(found.with_for_update() if held else found).first()
    return _webhook(row) if row else None


def active(connection: Connection) -> tuple[Webhook, ...]:
    """Those of all offices that are not paused."""
    rows = connection.execute(
        select(WebhookRow.__table__)
        .where(WebhookRow.is_active)
        .order_by(WebhookRow.id)
        .limit(MOST_LANES)
    )
    return tuple(_webhook(row) for row in rows)


def _webhook(row: Any) -> Webhook:
    return Webhook(
        id=row.id,
        office_id=row.office_id,
        name=row.name,
        url=row.url,
        secret=row.secret,
        kinds=tuple(row.kinds),
        last_seq=row.last_seq,
        standing=Standing(row.failures, row.failing_since, row.next_try_at, not row.is_active),
        last_status=row.last_status,
        last_problem=row.last_problem,
        delivered_at=row.delivered_at,
    )
