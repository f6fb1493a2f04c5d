"""The office the public site speaks for, and how pages say things in it."""

from sqlalchemy import Connection, select

from counter_server.core.answers import language
from counter_server.core.errors import N_, NotFound
from counter_server.core.offices import OfficeRow, first_office_id

from .wording import Wording


def public_office(connection: Connection) -> int:
    """The office the public site speaks for."""
    office_id = first_office_id(connection)
    if office_id is None:
        raise NotFound(
            "unknown_office",
            N_("Máy chủ chưa có bộ phận nào."),
            N_("Người quản trị cần chạy lệnh motcua init."),
        )
    return office_id


def wording(connection: Connection, office_id: int) -> Wording:
    """How the pages of this request say things."""
    zone = connection.execute(
        select(OfficeRow.timezone).where(OfficeRow.id == office_id)
    ).scalar_one()
    return Wording(language(), zone)
