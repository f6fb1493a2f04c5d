"""A ticket is written into two indexes less: one was no longer read, one holds only the called."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_WAITING = sa.text("state = 'waiting'")
_CALLED = sa.text("called_at IS NOT NULL")
_CALL = ("counter_id", "day", "called_at")
_TURN = ("office_id", "day", "service_id", "turn_at", "id")


def upgrade() -> None:
    op.drop_index("waiting_by_turn", "ticket")
    op.drop_index("ticket_by_call", "ticket")
    op.create_index(
        "ticket_by_call", "ticket", _CALL, sqlite_where=_CALLED, postgresql_where=_CALLED
    )


def downgrade() -> None:
    op.drop_index("ticket_by_call", "ticket")
    op.create_index("ticket_by_call", "ticket", _CALL)
    op.create_index(
        "waiting_by_turn", "ticket", _TURN, sqlite_where=_WAITING, postgresql_where=_WAITING
    )
