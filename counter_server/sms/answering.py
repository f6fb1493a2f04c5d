"""Reads the inbox and queues what is answered; a message is dealt with once."""

from counter_server.core.offices import timezone_of
from counter_server.core.parts import Parts
from counter_server.core.work import Work
from counter_server.dossiers.progress import find_progress
from hardware.sms import Gateway, Received

from . import queries
from .log import forget_number, keep_incoming, queue_message
from .numbers import international
from .rules import Asked, Help, Lookup, Stop, silence, understood
from .settings import SmsSettings
from .wording import help_words, stage_words, stopped_words, unknown_words


def answer_inbox(parts: Parts, office_id: int, gateway: Gateway) -> int:
    """How many messages were dealt with.

    The file goes when answer and log are committed; one that is found again was dealt with.
    """
    found = gateway.received()
    for message in found:
        with parts.works.begin(office_id) as work:
            _deal_with(work, message)
        gateway.take_away(message)
    return len(found)


def _deal_with(work: Work, message: Received) -> None:
    settings = queries.place(work.connection, work.office_id).settings
    sender, asked = international(message.sender), understood(message.text, settings)
    past = queries.past(work.connection, work.office_id, sender, work.at)
    why = silence(sender, asked, past, settings, work.at)
    is_new = keep_incoming(work, message.key, sender, message.text, why.value if why else "")
    if not is_new:
        return
    tongue = asked.language or queries.agreed_language(work.connection, work.office_id, sender)
    if isinstance(asked, Stop):
        forget_number(work, sender)  # whether or not it is answered
    if why is None:
        queue_message(work, _KINDS[type(asked)], sender, _words(work, asked, tongue, settings))


_KINDS: dict[type[Asked], str] = {Lookup: "status", Stop: "stopped", Help: queries.HELP_KIND}


def _words(work: Work, asked: Asked, tongue: str, settings: SmsSettings) -> str:
    match asked:
        case Lookup(code):
            found = find_progress(work.connection, code, work.office_id)
            if found is None:
                return unknown_words(code, tongue, settings)
            return stage_words(found, timezone_of(work.connection, work.office_id), tongue)
        case Stop():
            return stopped_words(tongue)
        case Help():
            return help_words(tongue, settings)
