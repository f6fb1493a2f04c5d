"""Pages of a visit speak the language chosen at the kiosk, unless they are told another."""

from flask import g

from config.words import FIRST_LANGUAGE
from counter_server.contract.tickets import Ticket
from counter_server.core.answers import VISIT_LANGUAGE


def speak_as(ticket: Ticket) -> None:
    """Before words are chosen; Vietnamese, which kiosks begin with, was perhaps not chosen."""
    if ticket.language != FIRST_LANGUAGE:
        g.setdefault(VISIT_LANGUAGE, ticket.language)
