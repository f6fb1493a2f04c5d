"""The priority classes of an office."""

from sqlalchemy import Connection, bindparam, select

from counter_server.contract.office import Name, PriorityClass
from counter_server.core.errors import N_, Invalid
from counter_server.core.prepared import Prepared
from counter_server.core.who import Device, DeviceKind, Person

from .policy import ORDINARY
from .tables import PriorityClassRow

BY_CHECK_IN = "appointment"
"""The class that only an appointment's check-in gives: nobody may say it of themselves."""

_CLASSES = Prepared(
    lambda _: (
        select(PriorityClassRow.__table__)
        .where(PriorityClassRow.office_id == bindparam("office"))
        .order_by(PriorityClassRow.position, PriorityClassRow.code)
    )
)


def priority_classes(connection: Connection, office_id: int) -> tuple[PriorityClass, ...]:
    """Those a citizen can belong to, in the kiosk's order; everybody else is not among them."""
    return tuple(each for each in all_classes(connection, office_id) if each.code != ORDINARY)


def offered_classes(connection: Connection, office_id: int) -> tuple[PriorityClass, ...]:
    """Those a kiosk lets its visitors choose from."""
    classes = priority_classes(connection, office_id)
    return tuple(each for each in classes if each.code != BY_CHECK_IN)


def refuse_without_check_in(actor: Device | Person, code: str | None) -> None:
    """`Invalid` needs_check_in: a kiosk asks for the class of appointments by checking in."""
    is_kiosk = isinstance(actor, Device) and actor.kind is DeviceKind.KIOSK
    if is_kiosk and code == BY_CHECK_IN:
        raise Invalid(
            "needs_check_in",
            N_("Diện đã hẹn giờ trước chỉ có khi nhận lịch hẹn."),
            N_("Quét mã hẹn, hoặc gõ số điện thoại đã đăng ký hẹn."),
            field="priority",
        )


def all_classes(connection: Connection, office_id: int) -> tuple[PriorityClass, ...]:
    """Every class, everybody else too."""
    rows = _CLASSES.rows(connection, {"office": office_id})
    return tuple(
        PriorityClass(
            code=row.code,
            name=Name(vi=row.name_vi, en=row.name_en),
            hint=Name(vi=row.hint_vi, en=row.hint_en),
            weight=row.weight,
            longest_wait_s=row.longest_wait_s,
        )
        for row in rows
    )
