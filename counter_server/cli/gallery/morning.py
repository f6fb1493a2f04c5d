"""A morning in the sample office, so that the pages have something to show."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from counter_server.accounts.actions import add_user
from counter_server.cli.demo.hall import LEAST_PASSWORD, Hall
from counter_server.cli.opening import installation
from counter_server.core.who import Role

from .furnishing import add_boards

SERVICE = "ho-tich-chung-thuc"
CHIEF = "Nguyễn Thị Ưu"
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
# Applicants are made up.
BOOKERS = (("Đặng Ỗ", "0900000001"), ("Trần Văn Ỷ", "0900000002"), ("Lê Thị Ẵ", "0900000003"))
APPLICANT = {"name": "Nguyễn Thị Ưu Ẩn", "phone": "0900000000", "address": "Xã Chư Sê, Gia Lai"}
VISITS = (
    ("dat-dai", None), ("ho-tich-chung-thuc", None), ("ho-tich-chung-thuc", "elderly"),
    ("dat-dai", None), ("xay-dung", None), ("ho-tich-chung-thuc", None),
    ("dang-ky-kinh-doanh", "pregnant"), ("ho-tich-chung-thuc", None), ("dat-dai", "merit"),
    ("ho-tich-chung-thuc", None), ("an-toan-thuc-pham", None), ("moi-truong", None),
    ("ho-tich-chung-thuc", "disabled"), ("dat-dai", None), ("ho-tich-chung-thuc", None),
)  # fmt: skip


@dataclass(frozen=True)
class Links:
    """Addresses and names that pages are opened with."""

    phones: Mapping[str, str]
    zones: Mapping[str, str]
    called_number: str
    dossier: str
    dossier_code: str
    ticket: int
    service: str
    slot: str
    appointment: str
    chief_password: str


def a_morning(hall: Hall) -> Links:
    """Visitors come, are called and served; one hands in a dossier."""
    with hall.client() as client:
        tickets = [_issue(client, place, *visit) for place, visit in enumerate(VISITS)]
        phones = {"waiting": tickets[-1]["status_url"]} | _calls(client)
        called = _post(client, "/api/v1/counters/1/call").json()
        phones["called"] = called["status_url"]
        phones["near"] = _next(client, tickets)
        dossier = _receive(client)
        slot, appointment = _book(client)
        return Links(
            phones=phones,
            zones=add_boards(hall),
            called_number=called["number"],
            dossier=dossier["status_url"],
            dossier_code=dossier["code"],
            ticket=tickets[-1]["id"],
            service=SERVICE,
            slot=slot,
            appointment=appointment,
            chief_password=_chief(hall),
        )


def _calls(client: httpx.Client) -> dict[str, str]:
    """Visitors in each state; where their phones lead."""
    for counter in (1, 2, 4, 5):
        _post(client, f"/api/v1/counters/{counter}/call")
    _post(client, "/api/v1/counters/1/serve")
    ended = {
        "serving": _post(client, "/api/v1/counters/4/serve").json(),
        "finished": _post(client, "/api/v1/counters/1/finish").json(),
        "missed": _post(client, "/api/v1/counters/5/no-show").json(),
    }
    return {state: ticket["status_url"] for state, ticket in ended.items()}


def _next(client: httpx.Client, tickets: list[dict[str, Any]]) -> str:
    """The page of the one who waits behind the fewest."""
    now = [client.get(f"/api/v1/tickets/{each['id']}").json() for each in tickets]
    waiting = [each for each in now if each["state"] == "waiting"]
    return str(min(waiting, key=lambda each: each["ahead"])["status_url"])


def _issue(client: httpx.Client, place: int, service: str, priority: str | None) -> dict[str, Any]:
    body = {"service": service, "priority": priority, "print": False}
    key = {"Idempotency-Key": f"gallery-{place:04}"}
    answer: dict[str, Any] = _post(client, "/api/v1/tickets", body, key).json()
    return answer


def _receive(client: httpx.Client) -> dict[str, Any]:
    procedure = client.get("/api/v1/procedures/1.001193").raise_for_status().json()
    papers = [
        {"code": each["code"], "originals": max(1, each["originals"])}
        for each in procedure["components"]
        if each["required"]
    ]
    body = {"procedure": "1.001193", "applicant": APPLICANT, "components": papers, "print": False}
    key = {"Idempotency-Key": "gallery-dossier"}
    dossier: dict[str, Any] = _post(client, "/api/v1/dossiers", body, key).json()
    _post(client, f"/api/v1/dossiers/{dossier['code']}/process")
    return dossier


def _book(client: httpx.Client) -> tuple[str, str]:
    """People on the next free day: the hour of the first as addresses write it, and its page."""
    found = client.get("/api/v1/appointments/slots", params={"service": SERVICE})
    slots = found.raise_for_status().json()["slots"]
    booked = [_appointment(client, *each) for each in zip(slots[::2], BOOKERS, strict=False)]
    first = datetime.fromisoformat(slots[0]["starts_at"]).astimezone(_HERE)
    return f"{first:%Y-%m-%dT%H:%M}", booked[0]["status_url"]


def _appointment(
    client: httpx.Client, slot: dict[str, str], somebody: tuple[str, str]
) -> dict[str, Any]:
    name, phone = somebody
    body = {"service": SERVICE, "starts_at": slot["starts_at"], "name": name, "phone": phone}
    key = {"Idempotency-Key": f"gallery-{phone}"}
    made: dict[str, Any] = _post(client, "/api/v1/appointments", body, key).json()
    return made


def _chief(hall: Hall) -> str:
    """An administrator who looks at the monitor and the administration; the password."""
    password = secrets.token_urlsafe(LEAST_PASSWORD)
    with installation(hall.data, None) as opened:
        works, office_id = opened.parts.works, opened.office_id
        add_user(works, office_id, name=CHIEF, role=Role.ADMIN, password=password)
    return password


def _post(
    client: httpx.Client,
    path: str,
    body: object | None = None,
    headers: dict[str, str] | None = None,
) -> httpx.Response:
    return client.post(path, json=body, headers=headers).raise_for_status()
