"""Reads of the catalogue: the search, one procedure, the office's working time."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, case, literal, select

from counter_server.contract.office import Name
from counter_server.contract.procedures import (
    Component,
    Fee,
    Procedure,
    ProcedureLine,
    TimeLimit,
    TimeUnit,
)
from counter_server.contract.wire import from_plain
from counter_server.core.errors import N_, NotFound
from counter_server.core.offices import OfficeRow

from .folding import folded, marked, words_of
from .tables import CalendarDayRow, ProcedureRow
from .working_time import WorkingTime

LIMIT = 200

_LINE = (
    ProcedureRow.code,
    ProcedureRow.name_vi,
    ProcedureRow.name_en,
    ProcedureRow.field_vi,
    ProcedureRow.field_en,
    ProcedureRow.service_code,
    ProcedureRow.time_amount,
    ProcedureRow.time_unit,
    ProcedureRow.time_note_vi,
    ProcedureRow.time_note_en,
    ProcedureRow.fees,
)


def search(
    connection: Connection, office_id: int, q: str = "", limit: int = LIMIT
) -> Sequence[ProcedureLine]:
    """Procedures in which every word of `q` begins a word somewhere, best first; all for no `q`.

    A word found with its marks counts more than without, in the name more than elsewhere.
    """
    plain, exact = words_of(folded(q)), words_of(marked(q))
    if q.strip() and not plain:
        return ()
    found = (
        select(*_LINE)
        .where(
            ProcedureRow.office_id == office_id,
            *(_begins(ProcedureRow.text_folded, word) for word in plain),
        )
        .order_by(*_best_first(plain, exact), ProcedureRow.position, ProcedureRow.code)
        .limit(max(1, min(limit, LIMIT)))
    )
    return [_line(row) for row in connection.execute(found)]


def procedure(connection: Connection, office_id: int, code: str) -> Procedure:
    """The whole procedure, or `NotFound`."""
    row = connection.execute(
        select(ProcedureRow.__table__).where(
            ProcedureRow.office_id == office_id, ProcedureRow.code == code.replace("\0", "")
        )
    ).first()
    if row is None:
        raise NotFound(
            "unknown_procedure",
            N_("Không có thủ tục này."),
            N_("Xin xem lại mã, hoặc tìm thủ tục theo tên."),
        )
    return Procedure(
        code=row.code,
        name=Name(vi=row.name_vi, en=row.name_en),
        field=Name(vi=row.field_vi, en=row.field_en),
        service=row.service_code,
        time_limit=_time_limit(row),
        components=tuple(from_plain(each, Component) for each in row.components),
        fees=tuple(from_plain(each, Fee) for each in row.fees),
        result=Name(vi=row.result_vi, en=row.result_en),
        place=Name(vi=row.place_vi, en=row.place_en),
        legal_basis=row.legal_basis,
    )


def working_time(connection: Connection, office_id: int) -> WorkingTime:
    """The office's hours and calendar."""
    zone = connection.execute(
        select(OfficeRow.timezone).where(OfficeRow.id == office_id)
    ).scalar_one()
    days = connection.execute(
        select(CalendarDayRow.day, CalendarDayRow.is_worked)
        .where(CalendarDayRow.office_id == office_id)
        .order_by(CalendarDayRow.day.desc())
        .limit(2000)
    ).all()
    return WorkingTime(
        timezone=zone,
        days_off=frozenset(row.day for row in days if not row.is_worked),
        makeup_days=frozenset(row.day for row in days if row.is_worked),
    )


def _best_first(plain: Sequence[str], exact: Sequence[str]) -> list[ColumnElement[Any]]:
    if not plain:
        return []
    return [
        _counted(ProcedureRow.name_words, [" ".join(exact)]).desc(),
        _counted(ProcedureRow.name_words, exact).desc(),
        _counted(ProcedureRow.text_words, exact).desc(),
        _counted(ProcedureRow.name_folded, [" ".join(plain)]).desc(),
        _counted(ProcedureRow.name_folded, plain).desc(),
    ]


def _counted(column: Any, words: Sequence[str]) -> ColumnElement[int]:
    """How many of the words begin a word in the column."""
    total: ColumnElement[int] = literal(0, Integer)
    for word in words:
        total = total + case((_begins(column, word), 1), else_=0)
    return total


def _begins(column: Any, word: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = column.contains(f" {word}", autoescape=True)
    return found


def _line(row: Any) -> ProcedureLine:
    return ProcedureLine(
        code=row.code,
        name=Name(vi=row.name_vi, en=row.name_en),
        field=Name(vi=row.field_vi, en=row.field_en),
        service=row.service_code,
        time_limit=_time_limit(row),
        is_free=all(fee["amount_vnd"] == 0 for fee in row.fees),
    )


def _time_limit(row: Any) -> TimeLimit:
    note = Name(vi=row.time_note_vi, en=row.time_note_en) if row.time_note_vi else None
    return TimeLimit(amount=row.time_amount, unit=TimeUnit(row.time_unit), note=note)
