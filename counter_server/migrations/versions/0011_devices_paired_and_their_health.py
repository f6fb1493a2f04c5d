"""Devices have a place, are paired by a code, and say how they are."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("device", sa.Column("place", sa.String(80), nullable=False, server_default=""))
    op.add_column("device", sa.Column("zone", sa.String(40), nullable=False, server_default=""))
    _pairings()
    op.create_table(
        "device_health",
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("reported_at", _TIME, nullable=False),
        sa.Column("program", sa.String(20), nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("ahead_s", sa.Float(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"]),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("device_id"),
    )


def _pairings() -> None:
    op.create_table(
        "device_pairing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("program", sa.String(20), nullable=False),
        sa.Column("about", sa.String(120), nullable=False),
        sa.Column("begun_at", _TIME, nullable=False),
        sa.Column("ends_at", _TIME, nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.Column("taken_at", _TIME, nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"]),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
        sa.UniqueConstraint("secret_hash"),
    )
    op.create_index("ix_device_pairing_ends_at", "device_pairing", ["ends_at"])


def downgrade() -> None:
    op.drop_table("device_health")
    op.drop_table("device_pairing")
    with op.batch_alter_table("device") as batch:
        batch.drop_column("zone")
        batch.drop_column("place")
