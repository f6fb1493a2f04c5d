"""The catalogue for devices."""

from collections.abc import Sequence

from flask import request

from counter_server.contract.procedures import Procedure, ProcedureLine
from counter_server.core.api import Api
from counter_server.core.parts import Parts
from counter_server.core.who import Device, Person

from . import queries


def catalog_api(parts: Parts) -> Api:
    """GET /procedures and GET /procedures/{code}."""
    api = Api("catalog")

    @api.get(
        "/procedures",
        answer=list[ProcedureLine],
        query=("q", "limit"),
        summary="Search procedures, with or without marks; best first",
    )
    def procedures(actor: Device | Person) -> Sequence[ProcedureLine]:
        limit = request.args.get("limit", queries.LIMIT, type=int)
        with parts.database.read() as connection:
            return queries.search(connection, actor.office_id, request.args.get("q", ""), limit)

    @api.get(
        "/procedures/<code>",
        answer=Procedure,
        summary="The whole procedure",
        errors=("unknown_procedure",),
    )
    def procedure(actor: Device | Person, code: str) -> Procedure:
        with parts.database.read() as connection:
            return queries.procedure(connection, actor.office_id, code)

    return api
