"""The policy's page: change it, and see before saving what it would have done on a past day."""

from collections.abc import Mapping
from datetime import date, timedelta

from flask import Blueprint, make_response, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response as AnyResponse

from config.words import translator
from counter_server.core.answers import language
from counter_server.core.errors import N_
from counter_server.core.parts import Parts
from counter_server.queue.classes import all_classes
from counter_server.queue.policy import ClassRule
from counter_server.queue.previewing import Rules, compare
from counter_server.queue.queries import today

from . import calling_actions as actions
from . import queries
from .answers import HOME, Form, Office, kept, office_of, onward
from .forms import read_calling, typed_calling
from .values import CallingValues
from .view import class_name, clock, groups
from .visits import PastDay, last_day, past_day


def add_policy_pages(pages: Blueprint, parts: Parts) -> None:
    """`/policy`; `do=preview` keeps nothing."""

    @pages.get("/policy")
    def policy() -> str:
        office = office_of(parts)
        with parts.database.read() as connection:
            rules, limits = queries.calling(connection, office.id)
        day = _asked_day(request.args)
        typed = typed_calling(rules, limits)
        return _form(office, rules, rules, day).draw(typed)

    @pages.post("/policy")
    def change_policy() -> AnyResponse:
        office = office_of(parts)
        with parts.database.read() as connection:
            rules, _ = queries.calling(connection, office.id)
        values, reading = read_calling(request.form, list(rules.classes))
        proposed = rules if reading.troubles else proposed_rules(values)
        day = _asked_day(request.form)
        if reading.troubles:
            return _form(office, rules, rules, day).again(reading)
        form = _form(office, rules, proposed, day)
        if request.form.get("do") != "save":
            return make_response(form.draw(request.form))
        if kept(reading, lambda: actions.set_calling(parts, office.id, values), "policy"):
            return onward(N_("Đã lưu cách gọi số."), f"{HOME}/policy")
        return form.again(reading)


def proposed_rules(values: CallingValues) -> Rules:
    """The rules that were typed, to be played on a past day."""
    classes = {
        code: ClassRule(code, weight, timedelta(seconds=longest))
        for code, (weight, longest) in values.classes.items()
    }
    return Rules(values.policy, classes)


def _form(office: Office, rules: Rules, proposed: Rules, asked: date | None) -> Form:
    with office.parts.database.read() as connection:
        names = _names(connection, office.id)
        here = today(connection, office.id, office.parts.clock())
        day = asked or last_day(connection, office.id, here)
        played = past_day(connection, office.id, day) if day else None
    more = {
        "codes": sorted(rules.classes, key=lambda code: code == ""),
        "class_name": lambda code: class_name(code, names, translator(language())),
        "clock": clock,
        "today": here,
        "day": day,
        **_preview(played, proposed, names),
        "is_saved": proposed == rules,
    }
    return Form("policy", more)


def _preview(
    played: PastDay | None, proposed: Rules, names: Mapping[str, str]
) -> dict[str, object]:
    if played is None or not played.visits:
        return {"groups": (), "left": 0}
    lines = compare(played.visits, played.shifts, proposed)
    return {"groups": groups(lines, names, translator(language())), "left": played.left}


def _names(connection: Connection, office_id: int) -> dict[str, str]:
    tongue = language()
    return {each.code: each.name.inside(tongue) for each in all_classes(connection, office_id)}


def _asked_day(values: Mapping[str, str]) -> date | None:
    try:
        return date.fromisoformat(values.get("day", ""))
    except ValueError:
        return None
