"""Text messages: settings, what came and went, numbers given to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "sms",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("last_seq", _SEQ, nullable=False),
        sa.Column("trouble", sa.String(length=40), nullable=False),
        sa.Column("seen_at", _TIME, nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("office_id"),
    )
    _messages()
    _consents()


def _messages() -> None:
    op.create_table(
        "sms_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("silence", sa.String(length=20), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("event_seq", _SEQ, nullable=True),
        sa.Column("incoming", sa.String(length=80), nullable=True),
        sa.Column("file", sa.String(length=120), nullable=True),
        sa.Column("masked_at", _TIME, nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "event_seq", name="sms_message_event"),
        sa.UniqueConstraint("office_id", "incoming", name="sms_message_incoming"),
    )
    with op.batch_alter_table("sms_message") as table:
        table.create_index("sms_message_by_number", ["office_id", "number", "at"])
        table.create_index("sms_message_by_state", ["office_id", "state", "id"])
        table.create_index("sms_message_by_time", ["office_id", "at", "id"])


def _consents() -> None:
    op.create_table(
        "sms_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"]),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"]),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("office_id", "dossier_id", name="sms_consent_dossier"),
        sa.UniqueConstraint("office_id", "ticket_id", name="sms_consent_ticket"),
    )
    with op.batch_alter_table("sms_consent") as table:
        table.create_index("sms_consent_by_number", ["office_id", "number"])


def downgrade() -> None:
    op.drop_table("sms_consent")
    op.drop_table("sms_message")
    op.drop_table("sms")
