"""A kiosk that rests gives no numbers; pure."""

from collections.abc import Mapping

from counter_server.contract.office import Name
from counter_server.core.errors import N_, Refused
from counter_server.core.who import Device, Person

LONGEST_MESSAGE = 200


def refuse_paused(actor: Device | Person) -> None:
    """`Refused` kiosk_paused for a kiosk that rests, in the supervisor's words when there are."""
    if not isinstance(actor, Device) or actor.pause is None:
        return
    message = Name(vi=actor.pause.get("vi", ""), en=actor.pause.get("en", ""))
    raise Refused(
        "kiosk_paused",
        N_("Ki-ốt này đang tạm nghỉ."),
        N_("{message}")
        if message.vi
        else N_("Mời quý vị lấy số tại máy khác, hoặc hỏi cán bộ hướng dẫn."),
        state="paused",
        values={"message": message},
    )


def tidy_messages(messages: Mapping[str, str]) -> dict[str, str]:
    """One line each, not too long; languages that say nothing are left out."""
    tidied = {code: " ".join(text.split())[:LONGEST_MESSAGE] for code, text in messages.items()}
    return {code: text for code, text in tidied.items() if text}
