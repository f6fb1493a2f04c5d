"""What devices ask: a code to be paired by, their token, and whether somebody hears how they are.

A machine that has no token yet asks without one, and is counted by its address.
"""

from datetime import timedelta

from flask import request

from counter_server.contract.devices import (
    DeviceSelf,
    HealthReport,
    Pairing,
    PairingRequest,
    PairingSecret,
    PairingState,
)
from counter_server.core.api import Api, Reply
from counter_server.core.errors import N_, NotFound
from counter_server.core.parts import Parts
from counter_server.core.throttle import Throttle
from counter_server.core.which_office import asked_office
from counter_server.core.who import Actor, Device, Person

from .pairing import begin_pairing, state_of
from .reporting import keep_report

# A whole hall may stand behind one address, each machine asking for a code every ten minutes.
MOST_BEGUN = 60
MOST_UNKNOWN = 30
_SPAN = timedelta(minutes=10)
_TOO_OFTEN = N_("Xin mã ghép quá nhiều lần từ một nơi.")


def devices_api(parts: Parts) -> Api:
    """`/pairings`, `/pairings/token` and `/devices/self/health`."""
    api = Api("devices")
    _pairings(api, parts)
    _health(api, parts)
    return api


def _pairings(api: Api, parts: Parts) -> None:
    begun = Throttle(MOST_BEGUN, _SPAN, _TOO_OFTEN)
    unknown = Throttle(MOST_UNKNOWN, _SPAN, _TOO_OFTEN)

    @api.post(
        "/pairings",
        may=None,
        body=PairingRequest,
        answer=Pairing,
        status=201,
        errors=("throttled", "too_many_pairings", "unknown_office"),
        summary="A short code for a machine without a token, and the secret it asks with",
    )
    def begin(_actor: Actor, body: PairingRequest) -> Reply:
        begun.take(request.remote_addr or "", parts.clock())
        with parts.database.read() as connection:
            office_id = asked_office(connection)
        return Reply(begin_pairing(parts, body, office_id), 201)

    @api.post(
        "/pairings/token",
        may=None,
        body=PairingSecret,
        answer=PairingState,
        errors=("unknown_pairing", "pairing_expired", "throttled"),
        summary="Whether an officer has typed the code; then the token, the same each time",
    )
    def token(_actor: Actor, body: PairingSecret) -> PairingState:
        try:
            return state_of(parts, body.secret)
        except NotFound:
            unknown.take(request.remote_addr or "", parts.clock())
            raise


def _health(api: Api, parts: Parts) -> None:
    @api.post(
        "/devices/self/health",
        body=HealthReport,
        answer=DeviceSelf,
        errors=("unknown_device",),
        summary="How this device finds itself: version, clock and parts; the answer says its place",
    )
    def health(actor: Device | Person, body: HealthReport) -> DeviceSelf:
        if not isinstance(actor, Device):
            raise NotFound(
                "unknown_device", N_("Không có thiết bị này."), N_("Gọi bằng mã của thiết bị.")
            )
        return keep_report(parts, actor, body)
