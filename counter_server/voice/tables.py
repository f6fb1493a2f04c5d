"""How each office reads aloud."""

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from counter_server.core.database import Base


class VoiceRow(Base):
    """`settings` is a VoiceSettings; what it lacks has the default."""

    __tablename__ = "voice"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    settings: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
