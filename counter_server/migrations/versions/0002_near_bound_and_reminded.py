"""Turns that are near, visitors whose counter is away, calls for help, finer appointments."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("ticket", sa.Column("bound_at", _MOMENT, nullable=True))
    op.add_column("ticket", sa.Column("near_at", _MOMENT, nullable=True))
    op.add_column("counter", sa.Column("state_since", _MOMENT, nullable=True))
    for name, value in (("near_ahead", "3"), ("bound_wait_s", "600")):
        op.add_column(
            "queue_day", sa.Column(name, sa.Integer(), nullable=False, server_default=value)
        )
    for name, value in (("no_show_min", "10"), ("remind_min", "1440")):
        op.add_column(
            "appointment_rule",
            sa.Column(name, sa.Integer(), nullable=False, server_default=value),
        )
    op.add_column(
        "appointment_rule",
        sa.Column("weekday_capacity", sa.JSON(), nullable=False, server_default="{}"),
    )
    # whoever came later than that was turned away until now
    op.execute("UPDATE appointment_rule SET no_show_min = late_min")
    op.create_table(
        "emergency",
        sa.Column("counter_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("raised_at", _MOMENT, nullable=False),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"]),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("counter_id"),
    )
    op.create_index("emergency_by_office", "emergency", ["office_id", "raised_at"])


def downgrade() -> None:
    op.drop_index("emergency_by_office", table_name="emergency")
    op.drop_table("emergency")
    _drop("appointment_rule", "weekday_capacity", "remind_min", "no_show_min")
    _drop("queue_day", "bound_wait_s", "near_ahead")
    _drop("counter", "state_since")
    _drop("ticket", "near_at", "bound_at")


def _drop(table: str, *columns: str) -> None:
    for column in columns:
        op.drop_column(table, column)
