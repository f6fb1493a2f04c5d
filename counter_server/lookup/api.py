"""GET /lookup/{code}: the stage of a dossier and nothing else of it."""

from flask import request
from msgspec import structs

from counter_server.contract.dossiers import Stage
from counter_server.core.api import Api
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Actor, Nobody, allowed
from counter_server.dossiers.progress import find_progress
from counter_server.dossiers.queries import unknown_dossier
from counter_server.queue.ratings.queries import is_dossier_rated

from .rating import can_rate_dossier
from .stages import stage_of
from .throttle import lookup_throttle


def lookup_api(parts: Parts) -> Api:
    """For devices without limit; for others 20 a minute an address."""
    api = Api("lookup")
    throttle = lookup_throttle()

    @api.get(
        "/lookup/<code>",
        may=None,
        answer=Stage,
        summary="How far a dossier is, by its code or the token of its phone page",
        errors=("unknown_dossier", "throttled"),
    )
    def lookup(actor: Actor, code: str) -> Stage:
        office_id = None
        if actor == Nobody():
            throttle.take(request.remote_addr or "", parts.clock())
        else:
            office_id = allowed(actor, Act.READ).office_id
        with parts.database.read() as connection:
            found = find_progress(connection, code, office_id)
            if found is None:
                raise unknown_dossier()
            is_rated = is_dossier_rated(connection, found.office_id, found.id)
        can_be_rated = can_rate_dossier(found, code, is_rated=is_rated)
        return structs.replace(stage_of(found), can_be_rated=can_be_rated)

    return api
