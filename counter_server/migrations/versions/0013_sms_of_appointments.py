"""A number may be given to be reminded of an appointment."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sms_consent") as table:
        table.add_column(sa.Column("appointment_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "sms_consent_of_appointment", "appointment", ["appointment_id"], ["id"]
        )
        table.create_unique_constraint("sms_consent_appointment", ["office_id", "appointment_id"])


def downgrade() -> None:
    op.execute("DELETE FROM sms_consent WHERE appointment_id IS NOT NULL")
    with op.batch_alter_table("sms_consent") as table:
        table.drop_constraint("sms_consent_appointment", type_="unique")
        table.drop_constraint("sms_consent_of_appointment", type_="foreignkey")
        table.drop_column("appointment_id")
