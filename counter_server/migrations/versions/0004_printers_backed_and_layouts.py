"""Printers that are paused or backed by another, rules of paper, layouts and logos."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("printer") as batch:
        batch.add_column(sa.Column("backup_id", sa.Integer(), nullable=True))
        batch.add_column(
            sa.Column("is_paused", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("paper", sa.String(10), nullable=False, server_default="ok"))
    op.add_column("print_job", sa.Column("home_printer_id", sa.Integer(), nullable=True))
    op.create_table(
        "print_rules",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("slip_good_min", sa.Integer(), nullable=False),
        sa.Column("drops_called", sa.Boolean(), nullable=False),
        sa.Column("most_copies", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("office_id"),
    )
    op.create_table(
        "paper_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "kind", "version"),
    )
    op.create_table(
        "paper_logo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "digest"),
    )


def downgrade() -> None:
    op.drop_table("paper_logo")
    op.drop_table("paper_layout")
    op.drop_table("print_rules")
    with op.batch_alter_table("print_job") as batch:
        batch.drop_column("home_printer_id")
    with op.batch_alter_table("printer") as batch:
        batch.drop_column("paper")
        batch.drop_column("is_paused")
        batch.drop_column("backup_id")
