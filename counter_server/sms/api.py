"""Numbers given at a kiosk or a desk, with consent."""

from counter_server.contract.sms import SmsRequest
from counter_server.core.api import Api, Reply
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Device, Person

from .consent import give_for_dossier, give_for_ticket
from .subjects import dossier_of

_ERRORS = ("consent_needed", "wrong_mobile", "sms_off", "visit_over", "wrong_body")


def sms_api(parts: Parts) -> Api:
    """`POST /tickets/<id>/sms` and `POST /dossiers/<code>/sms`; both answer 204."""
    api = Api("sms")

    @api.post(
        "/tickets/<int:ticket_id>/sms",
        may=Act.ISSUE,
        body=SmsRequest,
        answer=None,
        status=204,
        summary="Tell this number when the turn is near; forgotten when the visit ends",
        errors=("unknown_ticket", *_ERRORS),
    )
    def tell_near(actor: Device | Person, body: SmsRequest, ticket_id: int) -> Reply:
        give_for_ticket(parts, actor.office_id, ticket_id, body.number, agreed=body.consent)
        return Reply(None)

    @api.post(
        "/dossiers/<code>/sms",
        may=Act.RECEIVE,
        body=SmsRequest,
        answer=None,
        status=204,
        summary="Tell this number when there is a result; forgotten when that is returned",
        errors=("unknown_dossier", *_ERRORS),
    )
    def tell_ready(actor: Device | Person, body: SmsRequest, code: str) -> Reply:
        with parts.database.read() as connection:
            found = dossier_of(connection, actor.office_id, code)
        give_for_dossier(parts, actor.office_id, found, body.number, agreed=body.consent)
        return Reply(None)

    return api
