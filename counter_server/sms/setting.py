"""What an administrator does with text messages; each one transaction."""

from pathlib import Path

import msgspec

from counter_server.core.errors import N_, Refused
from counter_server.core.event_log import last_seq
from counter_server.core.offices import office
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from hardware.sms import Gateway

from . import queries
from .consent import forget_visits
from .log import queue_message
from .numbers import mobile_number
from .settings import SmsSettings
from .tables import SmsRow
from .wording import test_words


def set_sms(parts: Parts, office_id: int, settings: SmsSettings) -> None:
    """How the office sends from now on; what happened before it was on is not told.

    `Refused` sms_folder when there are no folders, or another office has them.
    """
    with parts.works.begin(office_id) as work:
        before = queries.place(work.connection, office_id)
        if settings.is_on:
            _refuse_folder(settings.folder)
            if queries.folder_is_taken(work.connection, office_id, settings.folder):
                raise _wrong_folder(N_("Thư mục này là của bộ phận khác."))
        else:
            forget_visits(work)
        goes_on = before.settings.is_on
        seq = before.last_seq if goes_on else last_seq(work.connection, office_id)
        values = {"settings": msgspec.to_builtins(settings), "last_seq": seq, "trouble": ""}
        statement = insert_or(work.connection.dialect.name, SmsRow).values(
            office_id=office_id, **values
        )
        work.connection.execute(
            statement.on_conflict_do_update(index_elements=["office_id"], set_=values)
        )


def send_test(parts: Parts, office_id: int, typed: str) -> None:
    """Queues a message to a number; `Invalid` wrong_mobile."""
    number = mobile_number(typed)
    with parts.works.begin(office_id) as work:
        name = office(work.connection, office_id).name.vi
        queue_message(work, "test", number, test_words(name))


def _refuse_folder(folder: str) -> None:
    if not Path(folder).is_absolute():
        raise _wrong_folder(N_("Ghi đường dẫn đầy đủ, bắt đầu bằng /."))
    if missing := Gateway(Path(folder)).missing():
        names = ", ".join(missing)
        raise _wrong_folder(N_("Thiếu thư mục, hoặc không ghi được vào: {names}."), names=names)


def _wrong_folder(words: str, **values: object) -> Refused:
    more = N_("Xem docs/devices.md, mục Tin nhắn.")
    return Refused("sms_folder", words, more, field="folder", values=values)
