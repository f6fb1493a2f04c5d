"""A slip whose number its kiosk gave while it was away from the server, which has not heard of it.

Only who holds the slip knows its token, so what stands on the slip may be said.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from config.words import Translate
from counter_server.contract.office import Name
from counter_server.core.errors import N_
from counter_server.queue.leases.tables import LeaseState, NumberLeaseRow
from counter_server.queue.tables import ServiceRow

from .waiting import Said

_WORDS = N_("Chưa xem được số của quý vị ở đây")
_ADVICE = N_(
    "Máy lấy số đang mất kết nối. Số vẫn có giá trị: mời quý vị giữ phiếu, nghe loa và "
    "nhìn bảng gọi số. Trang này tự xem lại."
)
_LOST = N_("Nếu số này lâu không được gọi, xin đưa phiếu cho cán bộ hướng dẫn.")


@dataclass(frozen=True)
class NotYet:
    """What the slip says."""

    office_id: int
    number: str
    service: Name
    day: date
    is_lost: bool


def not_yet(connection: Connection, token: str) -> NotYet | None:
    """The leased number of a token; None for a token that was never leased."""
    row = connection.execute(
        select(
            NumberLeaseRow.office_id,
            NumberLeaseRow.label,
            NumberLeaseRow.day,
            NumberLeaseRow.state,
            ServiceRow.name_vi,
            ServiceRow.name_en,
        )
        .join(ServiceRow, ServiceRow.id == NumberLeaseRow.service_id)
        .where(NumberLeaseRow.token == token)
    ).first()
    if row is None:
        return None
    name = Name(vi=row.name_vi, en=row.name_en)
    return NotYet(row.office_id, row.label, name, row.day, row.state == LeaseState.LOST)


def said_of(found: NotYet, today: date, _: Translate) -> Said:
    """What the page says until the kiosk has told of it."""
    if found.day < today:
        advice = _("Số này chỉ dùng trong ngày đã lấy. Mời quý vị lấy số mới tại máy nếu vẫn cần.")
        return Said(_("Ngày làm việc đã kết thúc"), advice, "end")
    return Said(_(_WORDS), _(_LOST if found.is_lost else _ADVICE), "away")
