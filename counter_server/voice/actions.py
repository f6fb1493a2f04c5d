"""What is changed of the voice, and what is said in the hall; each one transaction."""

import msgspec

from config.voice import MESSAGES
from counter_server.contract.events import AnnouncementMade
from counter_server.core.errors import N_, Invalid
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or

from .settings import VoiceSettings
from .tables import VoiceRow

LONGEST_TEXT = 300


def set_voice(parts: Parts, office_id: int, settings: VoiceSettings) -> None:
    """How the office reads from the next call on."""
    plain = msgspec.to_builtins(settings)
    with parts.works.begin(office_id) as work:
        statement = insert_or(work.connection.dialect.name, VoiceRow).values(
            office_id=office_id, settings=plain
        )
        work.connection.execute(
            statement.on_conflict_do_update(index_elements=["office_id"], set_={"settings": plain})
        )


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
