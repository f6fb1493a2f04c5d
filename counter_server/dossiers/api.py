"""Dossiers for devices of the office."""

from counter_server.contract.dossiers import Dossier, DossierRequest
from counter_server.core.api import Api, Reply, idempotency_key
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Device, Person

from . import actions, queries

_MOVE_ERRORS = ("unknown_dossier", "wrong_state")


def dossiers_api(parts: Parts) -> Api:
    """POST /dossiers, GET /dossiers/{code} and the moves."""
    api = Api("dossiers")

    @api.post(
        "/dossiers",
        may=Act.RECEIVE,
        body=DossierRequest,
        answer=Dossier,
        status=201,
        has_key=True,
        summary="Receive a dossier; the same key again answers 200 with the same dossier",
        errors=(
            "unknown_procedure",
            "unknown_ticket",
            "missing_component",
            "unknown_component",
            "wrong_value",
            "key_missing",
            "wrong_body",
        ),
    )
    def receive(actor: Device | Person, body: DossierRequest) -> Reply:
        dossier, is_new = actions.receive(parts, actor.office_id, body, actor, idempotency_key())
        return Reply(dossier, 201 if is_new else 200)

    @api.get(
        "/dossiers/<code>",
        may=Act.PROCESS,
        answer=Dossier,
        summary="A dossier by its code",
        errors=("unknown_dossier",),
    )
    def dossier(actor: Device | Person, code: str) -> Dossier:
        with parts.database.read() as connection:
            return queries.dossier(connection, actor.office_id, code, parts.public_url)

    _moves(api, parts)
    return api


def _moves(api: Api, parts: Parts) -> None:
    def process(actor: Device | Person, code: str) -> Dossier:
        return actions.process(parts, actor.office_id, code, actor)

    def resolve(actor: Device | Person, code: str) -> Dossier:
        return actions.resolve(parts, actor.office_id, code, actor)

    def return_result(actor: Device | Person, code: str) -> Dossier:
        return actions.return_result(parts, actor.office_id, code, actor)

    for path, handler, summary in (
        ("process", process, "The handling unit takes the dossier up"),
        ("resolve", resolve, "The result is signed"),
        ("return", return_result, "The result is given to the citizen"),
    ):
        api.post(
            f"/dossiers/<code>/{path}",
            may=Act.PROCESS,
            answer=Dossier,
            summary=summary,
            errors=_MOVE_ERRORS,
        )(handler)
