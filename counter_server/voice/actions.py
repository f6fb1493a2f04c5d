"""What is changed of the voice, and what is said in the hall; each one transaction."""

import msgspec
from sqlalchemy import delete, insert

from config.voice import MESSAGES
from counter_server.contract.events import AnnouncementMade
from counter_server.core.errors import N_, Invalid
from counter_server.core.parts import Parts

from .settings import VoiceSettings
from .tables import VoiceRow

LONGEST_TEXT = 300


def set_voice(parts: Parts, office_id: int, settings: VoiceSettings) -> None:
    """How the office reads from the next call on."""
    with parts.works.begin(office_id) as work:
        work.connection.execute(delete(VoiceRow).where(VoiceRow.office_id == office_id))
        row = {"office_id": office_id, "settings": msgspec.to_builtins(settings)}
        work.connection.execute(insert(VoiceRow).values(row))


def announce(parts: Parts, office_id: int, message: str, text: str = "") -> int:
    """Says one of the messages, or words somebody typed, in every zone; the seq of the event.

    `Invalid` nothing_to_say when the words are empty or too many.
    """
    words = " ".join(text.split())
    if message not in MESSAGES and not 0 < len(words) <= LONGEST_TEXT:
        raise Invalid(
            "nothing_to_say",
            N_("Chưa có lời nào để đọc."),
            N_("Gõ lời cần đọc, tối đa {most} ký tự."),
            field="text",
            values={"most": LONGEST_TEXT},
        )
    made = AnnouncementMade(message=message, text="" if message in MESSAGES else words)
    with parts.works.begin(office_id) as work:
        return work.record(made).seq
