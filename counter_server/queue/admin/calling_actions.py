"""Changes how numbers are called: priority classes and the policy; each one transaction."""

from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, text, update

from counter_server.accounts.actions.standing import stand_in_line
from counter_server.core.errors import N_, NotFound, Refused
from counter_server.core.parts import Parts
from counter_server.core.upsert import insert_or
from counter_server.core.work import Work
from counter_server.queue import queries as hall
from counter_server.queue.policy import ORDINARY, Policy
from counter_server.queue.tables import PriorityClassRow, QueueDayRow, TicketRow

from .actions import new_code
from .values import CallingValues, ClassValues

# How the class of everybody else is named in addresses.
EVERYBODY = "everybody"
# Whoever may still be called today; what is over keeps its class.
_MAY_BE_CALLED = ("waiting", "called", "serving", "held", "no_show")


def add_class(parts: Parts, office_id: int, values: ClassValues) -> str:
    """A new priority class at the end of the kiosk's list; its code."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        known = _codes(work)
        code = new_code(values.name.vi, {*known, EVERYBODY})
        row = {"office_id": office_id, "code": code, "position": len(known), **_row(values)}
        work.connection.execute(insert(PriorityClassRow).values(row))
        return code


def change_class(parts: Parts, office_id: int, code: str, values: ClassValues) -> None:
    """Who waits already is given the new longest wait too."""
    with parts.works.begin(office_id) as work:
        _refuse_unknown(work, code)
        work.connection.execute(
            update(PriorityClassRow).where(_is(work, code)).values(_row(values))
        )
        _take_turns(work, code, code, values.longest_wait_s)


def remove_class(parts: Parts, office_id: int, code: str) -> int:
    """Its visitors of today become everybody's; how many they are."""
    with parts.works.begin(office_id) as work:
        _refuse_unknown(work, code)
        if code == ORDINARY:
            raise Refused(
                "class_of_everybody",
                N_("Nhóm của mọi người không bỏ được."),
                N_("Đổi tỉ lệ và mức chờ lâu nhất của nhóm này nếu cần."),
            )
        _hold_numbers(work)
        work.connection.execute(delete(PriorityClassRow).where(_is(work, code)))
        longest = work.connection.execute(
            select(PriorityClassRow.longest_wait_s).where(_is(work, ORDINARY))
        ).scalar()
        return _take_turns(work, code, ORDINARY, longest or 2700)


def set_calling(parts: Parts, office_id: int, values: CallingValues) -> None:
    """The policy, its limits, and weight and longest wait of each class."""
    with parts.works.begin(office_id) as work:
        stand_in_line(work)
        limits = {
            "recall_limit": values.limits.recalls,
            "near_ahead": values.limits.near_ahead,
            "bound_wait_s": values.limits.bound_wait_s,
        }
        _set_policy(work, values.policy, limits)
        for code, (weight, longest_wait_s) in values.classes.items():
            _refuse_unknown(work, code)
            changed = {"weight": weight, "longest_wait_s": longest_wait_s}
            work.connection.execute(update(PriorityClassRow).where(_is(work, code)).values(changed))
            _take_turns(work, code, code, longest_wait_s)


def set_policy(parts: Parts, office_id: int, policy: Policy) -> None:
    """Calls by another policy from now on."""
    with parts.works.begin(office_id) as work:
        _set_policy(work, policy, {})


def _set_policy(work: Work, policy: Policy, more: dict[str, int]) -> None:
    changed = {"policy": policy.value, **more}
    statement = insert_or(work.connection.dialect.name, QueueDayRow).values(
        office_id=work.office_id, **{"recall_limit": 3, **changed}
    )
    work.connection.execute(
        statement.on_conflict_do_update(index_elements=["office_id"], set_=changed)
    )


def _take_turns(work: Work, code: str, becomes: str, longest_wait_s: int) -> int:
    """By when each visitor of a class should be called, counted anew."""
    day = hall.today(work.connection, work.office_id, work.at)
    rows = work.connection.execute(
        select(TicketRow.id, TicketRow.waits_since)
        .where(
            TicketRow.office_id == work.office_id,
            TicketRow.day == day,
            TicketRow.priority == code,
            TicketRow.state.in_(_MAY_BE_CALLED),
        )
        .order_by(TicketRow.id)
        .with_for_update()
    ).all()
    longest = timedelta(seconds=longest_wait_s)
    turns = [{"ticket": row.id, "turn": row.waits_since + longest} for row in rows]
    if turns:
        changed = {"priority": becomes, "turn_at": bindparam("turn")}
        moved = update(TicketRow).where(TicketRow.id == bindparam("ticket"))
        work.connection.execute(moved.values(changed), turns)
    return len(turns)


def _hold_numbers(work: Work) -> None:
    """Nobody takes a number of a class while it goes: who issues raises a number, then reads it."""
    if work.connection.dialect.name == "postgresql":
        work.connection.execute(text("LOCK TABLE number_series IN SHARE ROW EXCLUSIVE MODE"))


def _codes(work: Work) -> set[str]:
    return set(
        work.connection.execute(
            select(PriorityClassRow.code).where(PriorityClassRow.office_id == work.office_id)
        ).scalars()
    )


def _refuse_unknown(work: Work, code: str) -> None:
    if code not in _codes(work):
        raise NotFound(
            "unknown_class", N_("Không có diện này."), N_("Chọn một diện có trong danh sách.")
        )


def _is(work: Work, code: str) -> Any:
    return (PriorityClassRow.office_id == work.office_id) & (PriorityClassRow.code == code)


def _row(values: ClassValues) -> dict[str, object]:
    return {
        "name_vi": values.name.vi,
        "name_en": values.name.en,
        "hint_vi": values.hint.vi,
        "hint_en": values.hint.en,
        "weight": values.weight,
        "longest_wait_s": values.longest_wait_s,
    }
