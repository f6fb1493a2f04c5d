"""Every table of the product."""

from sqlalchemy import MetaData

import counter_server.accounts.tables
import counter_server.boards.tables
import counter_server.catalog.tables
import counter_server.core.event_log
import counter_server.core.offices
import counter_server.devices.tables
import counter_server.dossiers.tables
import counter_server.printing.tables
import counter_server.queue.appointments.tables
import counter_server.queue.estimates.tables
import counter_server.queue.ratings.tables
import counter_server.queue.tables
import counter_server.sms.tables
import counter_server.voice.tables
import counter_server.webhooks.tables
from counter_server.core.database import Base


def all_tables() -> MetaData:
    """The tables of all rooms."""
    return Base.metadata


__all__ = ["all_tables", "counter_server"]
