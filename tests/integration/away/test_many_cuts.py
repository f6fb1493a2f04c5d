"""Two kiosks and a server through any cuts, kills and merges: nothing twice, nothing lost."""

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from counter_server.accounts.actions import add_device
from counter_server.contract.tickets import TicketRequest
from counter_server.core.database import Database, sqlite_url
from counter_server.core.who import DeviceKind
from counter_server.queue.tables import TicketRow
from kiosk.gateway import ServerAway
from tests.support.away_kiosk import AwayKiosk
from tests.support.cluster import memory
from tests.support.hall import a_hall

WHICH = st.integers(0, 1)
SERVICES = st.sampled_from(["dat-dai", "xay-dung"])


class Wire(httpx.WSGITransport):
    """The server in this process; `mode` is how the line is."""

    mode = "whole"

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.mode == "cut":
            raise httpx.ConnectError("cut")
        answer = super().handle_request(request)
        if self.mode == "loses answers":
            raise httpx.ReadTimeout("lost")
        return answer


class WiredKiosk(AwayKiosk):
    wire: Wire

    def open(self) -> None:
        super().open()
        self.wire = Wire(app=self.hall.app)
        gateway: Any = self.gateway
        for talk in (gateway, gateway._talk):
            old, headers = talk._http, talk._http.headers
            talk._http = httpx.Client(base_url=old.base_url, headers=headers, transport=self.wire)
            old.close()


class Cuts(RuleBasedStateMachine):
    """`slips` is every number that a visitor holds, with when it was taken."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=memory())
        path = Path(self.folder.name)
        self.database = Database(sqlite_url(path))
        self.hall = a_hall(self.database)
        works, office = self.hall.office.parts.works, self.hall.office.id
        second = add_device(works, office, kind=DeviceKind.KIOSK, name="kiosk 2")
        where = (self.hall, None, "http://hall.test")
        self.kiosks = [
            WiredKiosk(*where, path / "one"),
            WiredKiosk(*where, path / "two", second),
        ]
        self.slips: list[tuple[str, str]] = []
        self.touches = 0
        self.unanswered: set[str] = set()

    def teardown(self) -> None:
        for kiosk in self.kiosks:
            kiosk.close()
        self.database.close()
        self.folder.cleanup()

    @rule(which=WHICH, mode=st.sampled_from(["whole", "cut", "loses answers"]))
    def the_line_changes(self, which: int, mode: str) -> None:
        self.kiosks[which].wire.mode = mode

    @rule(which=WHICH)
    def the_keeper_works(self, which: int) -> None:
        with suppress(ServerAway):
            self.kiosks[which].keep()

    @rule(which=WHICH, service=SERVICES, again=st.booleans())
    def somebody_touches(self, which: int, service: str, again: bool) -> None:
        self.hall.office.clock.move(seconds=20)
        self.touches += 1
        kiosk, key = self.kiosks[which], f"touch-{self.touches:05}"
        wanted = TicketRequest(service=service)
        try:
            number = kiosk.gateway.ask_for_ticket(wanted, key).number
        except ServerAway:  # said on the glass; the visitor holds nothing
            self.unanswered.add(key)
            return
        if again:
            assert kiosk.gateway.ask_for_ticket(wanted, key).number == number
        self.slips.append((service, number))

    @rule(which=WHICH)
    def the_kiosk_is_killed(self, which: int) -> None:
        kiosk = self.kiosks[which]
        mode = kiosk.wire.mode
        kiosk.close()
        kiosk.open()
        kiosk.wire.mode = mode

    @rule(which=WHICH)
    def the_kiosks_disk_is_lost(self, which: int) -> None:
        """When it had merged all: what else was on it nobody could bring home."""
        kiosk = self.kiosks[which]
        if kiosk.wire.mode != "whole":
            return
        kiosk.keep()
        kiosk.close()
        kiosk.folder = kiosk.folder.with_name(kiosk.folder.name + "-new")
        kiosk.open()

    @precondition(lambda self: self.slips)
    @rule()
    def all_come_home(self) -> None:
        for kiosk in self.kiosks:
            kiosk.wire.mode = "whole"
            kiosk.keep()
        held = [number for _, number in self.slips]
        waiting = [
            row.label
            for row in self.rows()
            if row.state == "waiting" and row.idempotency_key not in self.unanswered
        ]
        assert sorted(held) == sorted(waiting), "whoever holds a slip waits, and nobody else"
        for service in ("dat-dai", "xay-dung"):
            taken = [number for of, number in self.slips if of == service]
            assert [label for label in waiting if label in taken] == taken, "in order of taking"

    @invariant()
    def no_number_is_held_twice(self) -> None:
        held = [number for _, number in self.slips]
        assert len(held) == len(set(held))

    def rows(self) -> list:
        with self.database.read() as connection:
            return connection.execute(
                select(TicketRow.label, TicketRow.state, TicketRow.idempotency_key).order_by(
                    TicketRow.waits_since, TicketRow.id
                )
            ).all()


TestCuts = Cuts.TestCase
TestCuts.settings = settings(
    max_examples=6, stateful_step_count=20, deadline=None, derandomize=True, database=None
)
