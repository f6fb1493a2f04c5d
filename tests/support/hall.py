"""The whole application around the sample office, with devices and a clerk, for HTTP tests."""

from dataclasses import dataclass

from flask.testing import FlaskClient

from counter_server.accounts.actions import add_device, add_user
from counter_server.app import create_app
from counter_server.core.database import Database
from counter_server.core.who import DeviceKind, Role
from tests.support.offices import TestOffice, sample_office
from tests.support.pages_app import sign_in

CLERK = "Nguyễn Thị Ưu"
PASSWORD = "bốn mùa mưa nắng"


@dataclass(frozen=True)
class Hall:
    """`client()` speaks HTTP; with a device kind it sends that device's token."""

    office: TestOffice
    app: object
    tokens: dict[DeviceKind, str]

    def client(self, kind: DeviceKind | None = None) -> FlaskClient:
        client: FlaskClient = self.app.test_client()
        if kind:
            client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {self.tokens[kind]}"
        return client

    def clerk(self) -> FlaskClient:
        client = self.client()
        assert sign_in(client, CLERK, PASSWORD).status_code == 303
        return client


def a_hall(database: Database) -> Hall:
    """The application on a database."""
    office = sample_office(database)
    works = office.parts.works
    add_user(works, office.id, name=CLERK, role=Role.CLERK, password=PASSWORD)
    tokens = {
        kind: add_device(works, office.id, kind=kind, name=f"{kind} 1")
        for kind in (DeviceKind.DESK, DeviceKind.KIOSK)
    }
    return Hall(office, create_app(office.parts, b"only for tests" * 3), tokens)
