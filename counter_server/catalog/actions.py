"""Loads the catalogue and the calendar of an office."""

from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import Connection, delete, insert

from counter_server.contract.office import Name
from counter_server.contract.procedures import Procedure

from .folding import folded, marked
from .tables import CalendarDayRow, ProcedureRow


def load_procedures(connection: Connection, office_id: int, procedures: Iterable[Procedure]) -> int:
    """Puts these procedures, in this order, in the place of all the office had; how many."""
    rows = [_row(office_id, position, each) for position, each in enumerate(procedures, 1)]
    connection.execute(delete(ProcedureRow).where(ProcedureRow.office_id == office_id))
    if rows:
        connection.execute(insert(ProcedureRow), rows)
    return len(rows)


def load_calendar(
    connection: Connection,
    office_id: int,
    days_off: Iterable[date] = (),
    makeup_days: Iterable[date] = (),
) -> None:
    """Sets the days on which the office's calendar differs from the nation's."""
    connection.execute(delete(CalendarDayRow).where(CalendarDayRow.office_id == office_id))
    worked = dict.fromkeys(days_off, False) | dict.fromkeys(makeup_days, True)
    rows = [
        {"office_id": office_id, "day": day, "is_worked": is_worked}
        for day, is_worked in worked.items()
    ]
    if rows:
        connection.execute(insert(CalendarDayRow), rows)


def _row(office_id: int, position: int, procedure: Procedure) -> dict[str, object]:
    name = f"{procedure.name.vi} {procedure.name.en}"
    text = f"{name} {_rest_of(procedure)}"
    note = procedure.time_limit.note or Name(vi="")
    return {
        "office_id": office_id,
        "position": position,
        "code": procedure.code,
        "service_code": procedure.service,
        "time_amount": procedure.time_limit.amount,
        "time_unit": procedure.time_limit.unit.value,
        "legal_basis": procedure.legal_basis,
        "components": msgspec.to_builtins(procedure.components),
        "fees": msgspec.to_builtins(procedure.fees),
        "name_words": f" {marked(name)}",
        "name_folded": f" {folded(name)}",
        "text_words": f" {marked(text)}",
        "text_folded": f" {folded(text)}",
        **_both("name", procedure.name),
        **_both("field", procedure.field),
        **_both("result", procedure.result),
        **_both("place", procedure.place),
        **_both("time_note", note),
    }


def _rest_of(procedure: Procedure) -> str:
    """What can be searched beside the name; the code also without its dot."""
    names = [procedure.field, procedure.result, *(each.name for each in procedure.components)]
    words = [f"{each.vi} {each.en}" for each in names]
    return " ".join([procedure.code, procedure.code.replace(".", ""), *words])


def _both(column: str, name: Name) -> dict[str, object]:
    return {f"{column}_vi": name.vi, f"{column}_en": name.en}
