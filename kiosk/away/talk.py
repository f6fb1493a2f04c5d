"""What the kiosk says to the server so that it can be without it."""

from typing import TypeVar

from counter_server.contract.leases import KioskCopy, Lease, LeaseRequest, Merged, MergeRequest
from counter_server.contract.slips import SlipTemplates
from counter_server.contract.wire import WrongBody, from_json, to_json
from kiosk.gateway import Gateway, ServerAway

T = TypeVar("T")
_JSON = {"Content-Type": "application/json"}


class Talk(Gateway):
    """The gateway with the calls of being away; each answers or raises as all others do."""

    def lease(self, asked: LeaseRequest) -> Lease:
        """The numbers that are ours."""
        return self._said("POST", "/leases", Lease, content=to_json(asked), headers=_JSON)

    def merge(self, asked: MergeRequest) -> Merged:
        """What was taken away becomes known; asked again, it changes nothing."""
        return self._said("POST", "/leases/merge", Merged, content=to_json(asked), headers=_JSON)

    def copy(self, version: str) -> KioskCopy | None:
        """None when ours is as new."""
        return self._newer("/kiosk-copy", version, KioskCopy)

    def slip_templates(self, version: str) -> SlipTemplates | None:
        """None when ours are as new."""
        return self._newer("/slip-templates", version, SlipTemplates)

    def _newer(self, path: str, version: str, shape: type[T]) -> T | None:
        answer = self._send("GET", path, params={"version": version})
        return None if answer.status_code == 204 else _read(answer.content, shape)

    def _said(self, method: str, path: str, shape: type[T], **how: object) -> T:
        return _read(self._send(method, path, **how).content, shape)


def _read(body: bytes, shape: type[T]) -> T:
    try:
        return from_json(body, shape)
    except WrongBody as error:
        raise ServerAway("not the contract's answer") from error
