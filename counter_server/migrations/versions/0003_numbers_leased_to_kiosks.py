"""Numbers leased to kiosks, and the stretch of a series that ordinary numbers skip."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("number_series", sa.Column("away_first", sa.Integer(), nullable=True))
    op.add_column("number_series", sa.Column("away_last", sa.Integer(), nullable=True))
    op.create_table(
        "number_lease",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("store", sa.String(40), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("series", sa.String(4), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(12), nullable=False),
        sa.Column("token", sa.String(40), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "day", "series", "place"),
        sa.UniqueConstraint("token"),
    )
    op.create_index("lease_by_device", "number_lease", ["device_id", "day", "state"])


def downgrade() -> None:
    op.drop_index("lease_by_device", table_name="number_lease")
    op.drop_table("number_lease")
    op.drop_column("number_series", "away_last")
    op.drop_column("number_series", "away_first")
