"""What a kiosk asks about itself."""

from counter_server.contract.kiosks import Kiosk
from counter_server.core.api import Api
from counter_server.core.errors import N_, NotFound
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Device, Person

from . import queries


def kiosks_api(parts: Parts) -> Api:
    """`GET /kiosk`."""
    api = Api("kiosks")

    @api.get(
        "/kiosk",
        may=Act.ISSUE,
        answer=Kiosk,
        errors=("unknown_kiosk",),
        summary="This kiosk: its name, and whether it rests (pause) with its message by language",
    )
    def this_kiosk(actor: Device | Person) -> Kiosk:
        if not isinstance(actor, Device):
            raise NotFound("unknown_kiosk", N_("Không có ki-ốt này."), N_("Gọi từ một ki-ốt."))
        with parts.database.read() as connection:
            return queries.kiosk(connection, actor.office_id, actor.id)

    return api
