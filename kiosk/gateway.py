"""The server, as the kiosk speaks with it: the contract over HTTP, with short timeouts."""

from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import quote

import httpx

from counter_server.contract.answered import ServerAway, read_body
from counter_server.contract.appointments import Appointment, CheckInRequest, PhoneNumber
from counter_server.contract.devices import DeviceSelf, HealthReport
from counter_server.contract.dossiers import CardOwner, Stage
from counter_server.contract.kiosks import Kiosk
from counter_server.contract.office import Office, Service
from counter_server.contract.printing import PrintJob
from counter_server.contract.problems import ProblemDetails, problem_in
from counter_server.contract.procedures import Procedure, ProcedureLine
from counter_server.contract.ratings import Rating, RatingRequest, Visit
from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.contract.wire import to_json
from counter_server.contract.words import OwnWords

__all__ = ["Gateway", "Refused", "ServerAway"]

T = TypeVar("T")

_CONNECT_S = 2.0
_READ_S = 5.0
_MOST_PROCEDURES = 50


class Refused(Exception):
    """The server answered with a problem."""

    def __init__(self, problem: ProblemDetails) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Gateway:
    """One pool for all workers; every call answers, or raises `Refused` or `ServerAway`."""

    def __init__(self, server: str, token: str, *, read_s: float = _READ_S) -> None:
        self._read_s = read_s
        self._http = httpx.Client(
            base_url=f"{server.rstrip('/')}/api/v1",
            headers={"Authorization": f"Bearer {token}"},
            timeout=httpx.Timeout(read_s, connect=_CONNECT_S),
            trust_env=False,
        )

    @property
    def is_alone(self) -> bool:
        """Whether it answers from a memory of its own, because the server is away."""
        return False

    @property
    def kept_words(self) -> OwnWords | None:
        """The office's own words of the last time; None without a memory."""
        return None

    def office(self) -> Office:
        """The office of this kiosk."""
        return self._get("/office", Office)

    def kiosk(self) -> Kiosk | None:
        """What the server knows of this kiosk; None from one that has no word for it."""
        try:
            return self._get("/kiosk", Kiosk)
        except Refused:
            return None

    def services(self) -> tuple[Service, ...]:
        """All services, in kiosk order."""
        return self._get("/services", tuple[Service, ...])

    def words(self, version: str) -> OwnWords | None:
        """What the office says otherwise; None when it is that version."""
        answer = self._send("GET", "/words", params={"version": version})
        return None if answer.status_code == 204 else _read(answer, OwnWords)

    def ask_for_ticket(self, wanted: TicketRequest, key: str) -> Ticket:
        """A ticket; the same key gives the same ticket."""
        answer = self._send(
            "POST",
            "/tickets",
            content=to_json(wanted),
            headers={
                "Idempotency-Key": key,
                "Content-Type": "application/json",
                "Accept-Language": wanted.language,
            },
        )
        return _read(answer, Ticket)

    def check_in(self, token: str, language: str) -> Ticket:
        """The ticket of an appointment by its QR's token; asked again, the same ticket."""
        path = f"/appointments/{quote(token, safe='')}/check-in"
        return _read(self._post(path, CheckInRequest(language=language), language), Ticket)

    def appointments(self, phone: str, language: str) -> tuple[Appointment, ...]:
        """What is booked with a phone number from today on, by time."""
        answer = self._post("/appointments/of-phone", PhoneNumber(phone=phone), language)
        return _read(answer, tuple[Appointment, ...])

    def print_jobs(self, ticket: int, wait_s: int) -> tuple[PrintJob, ...]:
        """The ticket's print jobs, newest first, as soon as the newest is settled."""
        query = {"ticket": str(ticket), "wait": str(wait_s)}
        return self._get(
            "/print-jobs", tuple[PrintJob, ...], query=query, read_s=self._read_s + wait_s
        )

    def procedures(self, query: str, language: str) -> tuple[ProcedureLine, ...]:
        """Procedures that fit the query, best first; all of them for an empty one."""
        wanted = {"limit": str(_MOST_PROCEDURES)} | ({"q": query} if query else {})
        return self._get("/procedures", tuple[ProcedureLine, ...], query=wanted, language=language)

    def procedure(self, code: str, language: str) -> Procedure:
        """The whole procedure."""
        return self._get(f"/procedures/{quote(code, safe='')}", Procedure, language=language)

    def visit(self, token: str, language: str) -> Visit:
        """What has become of the slip with that token."""
        return self._get(f"/visits/{quote(token, safe='')}", Visit, language=language)

    def print_again(self, ticket: int, language: str) -> PrintJob:
        """The slip once more; while one is being printed, that one."""
        headers = {"Accept-Language": language}
        return _read(self._send("POST", f"/tickets/{ticket}/print", headers=headers), PrintJob)

    def rate(self, request: RatingRequest, language: str) -> Rating:
        """Once a slip or receipt."""
        return _read(self._post("/ratings", request, language), Rating)

    def dossiers_of_card(self, id_number: str, language: str) -> tuple[Stage, ...]:
        """Code and stage of the newest dossiers of a card's owner."""
        owner = CardOwner(id_number=id_number)
        return _read(self._post("/dossiers/of-card", owner, language), tuple[Stage, ...])

    def stage(self, code: str, language: str) -> Stage:
        """How far the dossier of that code or token has got."""
        return self._get(f"/lookup/{quote(code, safe='')}", Stage, language=language)

    def tell_health(self, report: HealthReport) -> DeviceSelf:
        """How this kiosk finds itself; the answer says what it is called."""
        return _read(self._post("/devices/self/health", report, "vi"), DeviceSelf)

    def close(self) -> None:
        """Let the connections go."""
        self._http.close()

    def _get(
        self,
        path: str,
        shape: type[T],
        *,
        query: Mapping[str, str] | None = None,
        language: str = "vi",
        read_s: float | None = None,
    ) -> T:
        timeout = httpx.Timeout(read_s or self._read_s, connect=_CONNECT_S)
        headers = {"Accept-Language": language}
        return _read(self._send("GET", path, params=query, headers=headers, timeout=timeout), shape)

    def _post(self, path: str, body: object, language: str) -> httpx.Response:
        headers = {"Content-Type": "application/json", "Accept-Language": language}
        return self._send("POST", path, content=to_json(body), headers=headers)

    def _send(self, method: str, path: str, **how: object) -> httpx.Response:
        try:
            answer = self._http.request(method, path, **how)  # type: ignore[arg-type]
        except (httpx.HTTPError, RuntimeError) as error:
            raise ServerAway(type(error).__name__) from error
        if answer.is_success:
            return answer
        raise _refusal(answer)


def _read(answer: httpx.Response, shape: type[T]) -> T:
    return read_body(answer.content, shape)


def _refusal(answer: httpx.Response) -> Exception:
    problem = problem_in(answer.headers.get("Content-Type", ""), answer.content)
    return Refused(problem) if problem else ServerAway(f"status {answer.status_code}")
