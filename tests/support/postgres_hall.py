"""A hall of real processes at one PostgreSQL: servers, a simulated printer, a script's token."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from sqlalchemy import text

from config.settings import read_settings
from counter_server.accounts.actions import add_device
from counter_server.cli.demo.hall import free_port
from counter_server.cli.demo.processes import Program, start_server
from counter_server.cli.founding import SAMPLE
from counter_server.cli.init import make_installation
from counter_server.cli.opening import installation
from counter_server.core.database import Database
from counter_server.core.who import DeviceKind
from counter_server.printing.actions import add_printer
from counter_server.webhooks.actions import add_webhook
from hardware.simulators.printer import SimulatedPrinter, serve_tcp
from tests.support.databases import bare_database


@dataclass
class Server:
    """A `motcua serve` of its own port."""

    url: str
    token: str
    program: Program

    def client(self) -> httpx.Client:
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=30)


@dataclass
class PostgresHall:
    """The installation; `serve` starts one more server, as one more host would."""

    data: Path
    database: Database
    printer: SimulatedPrinter
    token: str
    servers: list[Server] = field(default_factory=list)

    def serve(self, *more: str) -> Server:
        port = free_port()
        log = self.data / f"server-{port}.log"
        program = start_server(self.data, port, log, *more)
        self.servers.append(Server(f"http://127.0.0.1:{port}", self.token, program))
        return self.servers[-1]

    def add_webhook(self, url: str) -> str:
        """Its secret; it is noticed by servers that start afterwards."""
        with installation(self.data, None) as opened:
            works, office_id = opened.parts.works, opened.office_id
            return add_webhook(works, office_id, name="listener", url=url)

    def holder(self, place: str) -> int:
        """The process that holds a place of the installation; 0 when none does."""
        with self.database.read() as connection:
            name = connection.execute(
                text(
                    "SELECT application_name FROM pg_stat_activity JOIN pg_locks USING (pid)"
                    " WHERE locktype = 'advisory' AND granted AND datname = current_database()"
                    " AND application_name LIKE :name"
                ),
                {"name": f"motcua {place} %"},
            ).scalar()
        return int(name.split()[-1]) if name else 0


@contextmanager
def postgres_hall(tmp_path_factory) -> Iterator[PostgresHall]:
    """The sample office in a database of its own, with no server yet."""
    data = tmp_path_factory.mktemp("hall") / "data"
    printer = SimulatedPrinter()
    port = serve_tcp(printer)
    with bare_database("postgresql", tmp_path_factory) as database:
        url = database.url.render_as_string(hide_password=False)
        make_installation(read_settings(data, {"database": url}), SAMPLE)
        with installation(data, None) as opened:
            works, office_id = opened.parts.works, opened.office_id
            add_printer(works, office_id, name="sanh", url=f"tcp://127.0.0.1:{port.port}")
            token = add_device(works, office_id, kind=DeviceKind.SCRIPT, name="script")
        hall = PostgresHall(data, database, printer, token)
        try:
            yield hall
        finally:
            for server in hall.servers:
                server.program.end()
            port.close()


class Subscriber(threading.Thread):
    """Reads a server's stream from the beginning until `enough` tickets were issued.

    A cut stream is taken up again after the last seq, as every client does.
    """

    def __init__(self, server: Server, enough: int) -> None:
        super().__init__(daemon=True)
        self.seqs: list[int] = []
        self._server = server
        self._left = enough
        self.start()

    def run(self) -> None:
        with self._server.client() as client:
            while self._left:
                try:
                    self._read(client)
                except httpx.TransportError:
                    continue

    def _read(self, client: httpx.Client) -> None:
        after = {"after": self.seqs[-1] if self.seqs else 0}
        with client.stream("GET", "/api/v1/events", params=after) as answer:
            for line in answer.iter_lines():
                if line.startswith("data: {") and '"seq"' in line:
                    self._take(json.loads(line[6:]))
                if not self._left:
                    return

    def _take(self, entry: dict) -> None:
        self.seqs.append(entry["seq"])
        self._left -= entry["event"]["kind"] == "ticket_issued"
