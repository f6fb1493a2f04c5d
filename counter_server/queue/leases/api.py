"""What kiosks ask so that they can go on alone: numbers, a copy, and afterwards the merge."""

from flask import request

from counter_server.contract.leases import KioskCopy, Lease, LeaseRequest, Merged, MergeRequest
from counter_server.core.api import Api, Reply
from counter_server.core.errors import N_, NotAllowed
from counter_server.core.parts import Parts
from counter_server.core.who import Act, Device, Person

from .copying import kiosk_copy
from .leasing import renew
from .merging import merge

Who = Device | Person


def leases_api(parts: Parts) -> Api:
    """POST /leases, POST /leases/merge, GET /kiosk-copy."""
    api = Api("leases")

    @api.post(
        "/leases",
        may=Act.ISSUE,
        body=LeaseRequest,
        answer=Lease,
        summary="Numbers that only this kiosk may give, for when the server is away",
    )
    def lease(actor: Who, body: LeaseRequest) -> Lease:
        return renew(parts, _device(actor), body)

    @api.post(
        "/leases/merge",
        may=Act.ISSUE,
        body=MergeRequest,
        answer=Merged,
        summary="Tickets this kiosk gave while the server was away; sent again, done once",
    )
    def merge_taken(actor: Who, body: MergeRequest) -> Merged:
        return merge(parts, _device(actor), body)

    @api.get(
        "/kiosk-copy",
        answer=KioskCopy,
        query=("version",),
        summary="Office, services and guide at once; 204 when the version is the same",
    )
    def copy(actor: Who) -> Reply:
        return Reply(kiosk_copy(parts, actor.office_id, request.args.get("version", "")))

    return api


def _device(actor: Who) -> Device:
    """Numbers are leased to machines: a person has no memory that outlives a browser."""
    if isinstance(actor, Device):
        return actor
    raise NotAllowed(
        "not_allowed",
        N_("Thiết bị hoặc tài khoản này không được làm việc này."),
        N_("Dùng thiết bị hay tài khoản có quyền, hoặc báo người quản trị."),
    )
