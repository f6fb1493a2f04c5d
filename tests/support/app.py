"""The whole application around the sample office, called without a socket."""

from dataclasses import dataclass

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from counter_server.accounts.actions import add_device
from counter_server.app import create_app
from counter_server.core.who import DeviceKind
from tests.support.offices import TestOffice


@dataclass
class TestDevice:
    """A device of a kind, calling the API with its token."""

    __test__ = False
    client: FlaskClient
    token: str
    touches: int = 0

    def get(self, path: str, **more) -> TestResponse:
        return self.client.get(f"/api/v1{path}", headers=self.headers(), **more)

    def post(self, path: str, body: object = None, key: str | None = None) -> TestResponse:
        self.touches += 1
        headers = {**self.headers(), "Idempotency-Key": key or f"touch-{self.touches:05}"}
        return self.client.post(f"/api/v1{path}", json=body, headers=headers)

    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def application(office: TestOffice):
    """The application; nothing of it runs by itself."""
    app = create_app(office.parts, b"a key for tests only")
    app.testing = False
    return app


def device(office: TestOffice, client: FlaskClient, kind: str) -> TestDevice:
    """A new device of a kind."""
    token = add_device(office.parts.works, office.id, kind=DeviceKind(kind), name=f"{kind}-test")
    return TestDevice(client, token)
