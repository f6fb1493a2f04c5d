"""The catalogue for everybody: the list with its search, and a procedure to read or print."""

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, request

from counter_server.contract.procedures import ProcedureLine
from counter_server.core.answers import language
from counter_server.core.pages import render
from counter_server.core.parts import Parts

from . import queries
from .public import public_office, wording

Group = tuple[str, list[ProcedureLine]]


def catalog_pages(parts: Parts) -> Blueprint:
    """`/procedures` and `/procedures/<code>`; `?part=list` gives the list alone, for scripts."""
    pages = Blueprint("catalog", __name__)

    @pages.get("/procedures")
    def procedures() -> str:
        q = request.args.get("q", "")[:200]
        with parts.database.read() as connection:
            office_id = public_office(connection)
            found = queries.search(connection, office_id, q)
            say = wording(connection, office_id)
        template = "list.html" if request.args.get("part") == "list" else "procedures.html"
        return render(
            f"catalog/{template}", q=q, groups=by_field(found, q), count=len(found), say=say
        )

    @pages.get("/procedures/<code>")
    def procedure(code: str) -> str:
        with parts.database.read() as connection:
            office_id = public_office(connection)
            found = queries.procedure(connection, office_id, code)
            say = wording(connection, office_id)
        return render("catalog/procedure.html", procedure=found, say=say)

    return pages


def by_field(lines: Sequence[ProcedureLine], q: str = "") -> list[Group]:
    """Lines under their fields; a search keeps its order, so it is one group without a name."""
    if q.strip():
        return [("", list(lines))] if lines else []
    tongue = language()
    named = groupby(lines, key=lambda line: line.field.inside(tongue))
    groups: dict[str, list[ProcedureLine]] = {}
    for field, members in named:
        groups.setdefault(field, []).extend(members)
    return list(groups.items())
