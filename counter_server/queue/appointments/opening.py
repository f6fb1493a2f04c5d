"""Opens appointments for an office's services."""

from sqlalchemy import Connection, select

from counter_server.contract.wire import Shape
from counter_server.core.upsert import insert_or
from counter_server.queue.tables import ServiceRow

from .rules import Rule
from .tables import AppointmentRuleRow


class AppointmentsDescription(Shape, frozen=True):
    """`[appointments]` of an office file; without `services` (codes), all of them."""

    services: tuple[str, ...] | None = None
    step_min: int = Rule.step_min
    capacity: int = Rule.capacity
    days_ahead: int = Rule.days_ahead
    least_notice_min: int = Rule.least_notice_min
    early_min: int = Rule.early_min
    late_min: int = Rule.late_min
    no_show_min: int = Rule.no_show_min
    remind_min: int = Rule.remind_min
    most_open: int = Rule.most_open
    is_open: bool = Rule.is_open


USUAL = AppointmentsDescription()


def open_appointments(
    connection: Connection, office_id: int, described: AppointmentsDescription = USUAL
) -> None:
    """Gives services this rule in the place of the one they had."""
    asked = select(ServiceRow.id).where(ServiceRow.office_id == office_id).order_by(ServiceRow.id)
    if described.services is not None:
        asked = asked.where(ServiceRow.code.in_(described.services))
    values = {
        name: getattr(described, name) for name in described.__struct_fields__ if name != "services"
    }
    for service_id in connection.execute(asked).scalars().all():
        connection.execute(
            insert_or(connection.dialect.name, AppointmentRuleRow)
            .values(office_id=office_id, service_id=service_id, **values)
            .on_conflict_do_update(index_elements=["service_id"], set_=values)
        )
