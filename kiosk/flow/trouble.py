"""What can go wrong in front of a visitor, in the words of the field."""

from enum import StrEnum


class Trouble(StrEnum):
    SERVER_AWAY = "server_away"
    SERVER_BUSY = "server_busy"
    SERVER_FAULT = "server_fault"
    KIOSK_NOT_ALLOWED = "kiosk_not_allowed"
    KIOSK_PAUSED = "kiosk_paused"
    SERVICE_CLOSED = "service_closed"
    QUOTA_REACHED = "quota_reached"
    NUMBERS_USED_UP = "numbers_used_up"
    UNKNOWN_SERVICE = "unknown_service"
    UNKNOWN_PROCEDURE = "unknown_procedure"
    UNKNOWN_DOSSIER = "unknown_dossier"
    UNKNOWN_APPOINTMENT = "unknown_appointment"
    NO_APPOINTMENT_OF_PHONE = "no_appointment_of_phone"
    WRONG_PHONE = "wrong_phone"
    TOO_EARLY = "too_early"
    APPOINTMENT_LAPSED = "appointment_lapsed"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    UNREADABLE_SCAN = "unreadable_scan"
    UNKNOWN_SLIP = "unknown_slip"
    NO_DOSSIER_OF_CARD = "no_dossier_of_card"
    TOO_MANY_COPIES = "too_many_copies"
    NOT_FINISHED = "not_finished"
    ALREADY_RATED = "already_rated"


_OF_THE_SAME_CODE = (
    Trouble.KIOSK_PAUSED,
    Trouble.SERVICE_CLOSED,
    Trouble.QUOTA_REACHED,
    Trouble.NUMBERS_USED_UP,
    Trouble.UNKNOWN_SERVICE,
    Trouble.UNKNOWN_PROCEDURE,
    Trouble.UNKNOWN_DOSSIER,
    Trouble.UNKNOWN_APPOINTMENT,
    Trouble.TOO_EARLY,
    Trouble.APPOINTMENT_LAPSED,
    Trouble.APPOINTMENT_CANCELLED,
    Trouble.TOO_MANY_COPIES,
    Trouble.NOT_FINISHED,
    Trouble.ALREADY_RATED,
)
_BY_CODE = {str(trouble): trouble for trouble in _OF_THE_SAME_CODE} | {
    "token_missing": Trouble.KIOSK_NOT_ALLOWED,
    "token_wrong": Trouble.KIOSK_NOT_ALLOWED,
    "not_allowed": Trouble.KIOSK_NOT_ALLOWED,
    "nothing_to_rate": Trouble.UNKNOWN_SLIP,
    "nothing_to_print": Trouble.UNKNOWN_SLIP,
    "unknown_ticket": Trouble.UNKNOWN_SLIP,
    "wrong_value": Trouble.WRONG_PHONE,
    "throttled": Trouble.SERVER_BUSY,
    "server_busy": Trouble.SERVER_BUSY,
}

PASSING = frozenset({Trouble.SERVER_AWAY, Trouble.SERVER_BUSY, Trouble.SERVER_FAULT})


def trouble_of(code: str) -> Trouble:
    """The trouble behind a problem's stable code; an unknown one is the server's fault."""
    return _BY_CODE.get(code, Trouble.SERVER_FAULT)
