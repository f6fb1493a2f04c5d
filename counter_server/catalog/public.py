"""The office the public site speaks for, and how pages say things in it."""

from sqlalchemy import Connection, select

from counter_server.core.answers import language
from counter_server.core.errors import N_, NotFound
from counter_server.core.offices import OfficeRow, office_ids
from counter_server.core.which_office import OfficeNeeded, asked_office, base_for

from .wording import Wording


def public_office(connection: Connection) -> int:
    """The office that was asked for, or the only one; `OfficeNeeded` when one has to be chosen."""
    asked = asked_office(connection)
    if asked is not None:
        return asked
    known = office_ids(connection)
    if len(known) > 1:
        raise OfficeNeeded
    return first_office(connection)


def first_office(connection: Connection) -> int:
    """The first office; `NotFound` before there is any."""
    known = office_ids(connection)
    if not known:
        raise NotFound(
            "unknown_office",
            N_("Máy chủ chưa có bộ phận nào."),
            N_("Người quản trị cần chạy lệnh motcua init."),
        )
    return known[0]


def wording(connection: Connection, office_id: int) -> Wording:
    """How the pages of this request say things, and where their links lead."""
    zone = connection.execute(
        select(OfficeRow.timezone).where(OfficeRow.id == office_id)
    ).scalar_one()
    return Wording(language(), zone, base_for(connection, office_id))
