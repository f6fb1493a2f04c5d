"""Kiosks that hold leased numbers, against the real server rooms."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import update

from counter_server.contract.leases import (
    Block,
    Lease,
    LeasedNumber,
    LeaseRequest,
    Merged,
    MergeRequest,
    TakenTicket,
)
from counter_server.core.who import Device, DeviceKind
from counter_server.queue.leases.leasing import renew
from counter_server.queue.leases.merging import merge
from counter_server.queue.tables import ServiceRow
from tests.support.offices import TestOffice


@dataclass
class LeasingKiosk:
    """A kiosk device with a memory named `store`."""

    office: TestOffice
    device: Device
    store: str = "store-one"
    taken: list[TakenTicket] = field(default_factory=list)

    def renew(self, *give_back: int) -> Lease:
        return renew(
            self.office.parts, self.device, LeaseRequest(store=self.store, give_back=give_back)
        )

    def block(self, service: str = "dat-dai", days_ahead: int = 0) -> Block:
        lease = self.renew()
        days = sorted({block.day for block in lease.blocks})
        return next(
            each for each in lease.blocks if (each.service, each.day) == (service, days[days_ahead])
        )

    def take(
        self, number: LeasedNumber, key: str, at: datetime | None = None, **more: str
    ) -> TakenTicket:
        taken = TakenTicket(lease=number.id, key=key, taken_at=at or self.office.clock(), **more)
        self.taken.append(taken)
        return taken

    def merge(self, sent_at: datetime | None = None) -> Merged:
        sent_at = sent_at or self.office.clock()
        asked = MergeRequest(store=self.store, sent_at=sent_at, taken=tuple(self.taken))
        return merge(self.office.parts, self.device, asked)


def a_kiosk(office: TestOffice, device: int = 1) -> LeasingKiosk:
    named = Device(device, office.id, DeviceKind.KIOSK, f"kiosk-{device}")
    return LeasingKiosk(office, named, f"store-of-{device}")


def limited(office: TestOffice, **numbering: int | None) -> None:
    """The service `dat-dai` with a range or a quota."""
    with office.parts.database.write() as connection:
        connection.execute(
            update(ServiceRow).where(ServiceRow.code == "dat-dai").values(**numbering)
        )
