"""The catalogue for devices."""

from collections.abc import Sequence

from flask import request

from counter_server.contract.procedures import Procedure, ProcedureLine
from counter_server.core.api import Api
from counter_server.core.errors import N_, Malformed
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
        errors=("wrong_query",),
        summary="Search procedures, with or without marks; best first",
    )
    def procedures(actor: Device | Person) -> Sequence[ProcedureLine]:
        q, limit = request.args.get("q", ""), _limit()
        with parts.database.read() as connection:
            return queries.search(connection, actor.office_id, q, limit)

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


def _limit() -> int:
    text = request.args.get("limit")
    if text is None:
        return queries.LIMIT
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise Malformed(
        "wrong_query",
        N_("Giá trị “{field}” trên địa chỉ không đúng."),
        N_("Sửa theo tài liệu API rồi gọi lại."),
        field="limit",
        values={"field": "limit"},
    )
