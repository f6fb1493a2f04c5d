"""A tiny server that speaks the kiosk's part of the contract, with switches for trouble."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from counter_server.contract.appointments import CheckInRequest, PhoneNumber
from counter_server.contract.dossiers import CardOwner
from counter_server.contract.kiosks import Kiosk, Pause
from counter_server.contract.printing import JobState, PrintJob
from counter_server.contract.problems import MEDIA_TYPE, ProblemDetails
from counter_server.contract.ratings import Rating, RatingRequest
from counter_server.contract.tickets import Ticket, TicketRequest
from counter_server.contract.wire import from_json, to_json
from kiosk.gallery.appointments import APPOINTMENTS
from kiosk.gallery.office import AT, LINES, OFFICE, PROCEDURE, SERVICES, STAGE, TICKET
from kiosk.gallery.own import RETURNED, SERVED, VISIT

TOKEN = "made-up-device-token"

Answer = tuple[int, bytes, str]


@dataclass
class Office:
    """What the fake server knows; tests change it while it runs."""

    tickets: dict[str, Ticket] = field(default_factory=dict)
    asked: list[TicketRequest] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    slip: PrintJob | None = None
    slip_is_settled: Event = field(default_factory=Event)
    is_away: bool = False
    slowness_s: float = 0.0
    refusal: ProblemDetails | None = None
    pause: Pause | None = None
    rated: list[RatingRequest] = field(default_factory=list)
    printed_again: int = 0
    lock: Lock = field(default_factory=Lock)

    def begin_anew(self) -> None:
        """As it was at the start, with a slip that comes out at once."""
        vars(self).update(vars(Office(slip=print_job())))
        self.slip_is_settled.set()

    def issue(self, wanted: TicketRequest, key: str) -> tuple[int, Ticket]:
        with self.lock:
            self.keys.append(key)
            if key in self.tickets:
                return 200, self.tickets[key]
            number = len(self.tickets) + 1
            ticket = msgspec.structs.replace(TICKET, id=number, number=f"A{number:03}")
            self.tickets[key] = ticket
            self.asked.append(wanted)
            return 201, ticket


def print_job(state: JobState = JobState.PRINTED, problem: str | None = None) -> PrintJob:
    return PrintJob(
        id=1,
        kind="slip",
        printer="hall",
        state=state,
        problem=problem,
        created_at=AT,
        printed_at=AT if state is JobState.PRINTED else None,
    )


class KioskServer:
    """`with KioskServer() as server: server.url, server.office`."""

    def __init__(self) -> None:
        self.office = Office()
        self._http = _Quiet(("127.0.0.1", 0), _handler(self.office))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> "KioskServer":
        Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.office.slip_is_settled.set()
        self._http.shutdown()
        self._http.server_close()


class _Quiet(ThreadingHTTPServer):
    """A client that goes is no news."""

    def handle_error(self, *_: Any) -> None:
        """Quiet."""


def _handler(office: Office) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(lambda: _read(office, self.path, self.headers))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self._answer(lambda: _given(office, self.path, body, self.headers))

        def _answer(self, make: Callable[[], Answer]) -> None:
            if office.is_away:
                self.close_connection = True
                return
            status, body, kind = _refused(office, self.headers) or make()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    return Handler


def _refused(office: Office, headers: Any) -> Answer | None:
    if headers.get("Authorization") != f"Bearer {TOKEN}":
        return _problem("token_wrong", 401)
    return _problem_of(office.refusal) if office.refusal else None


def _given(office: Office, path: str, body: bytes, headers: Any) -> Answer:
    match path.removeprefix("/api/v1/").split("/"):
        case ["dossiers", "of-card"]:
            from_json(body, CardOwner)
            return _json((STAGE, RETURNED))
        case ["ratings"]:
            given = from_json(body, RatingRequest)
            office.rated.append(given)
            kept = Rating(stars=given.stars, reasons=given.reasons, rated_at=AT)
            return _json(kept, 201)
        case ["tickets", _, "print"]:
            office.printed_again += 1
            return _json(print_job())
        case ["appointments", "of-phone"]:
            phone = from_json(body, PhoneNumber).phone
            return _json(APPOINTMENTS if phone == "0912345678" else ())
        case ["appointments", "made-up-appointment-02", "check-in"]:
            return _json(msgspec.structs.replace(TICKET, number="B008"), 201)
        case ["appointments", "a-made-up-token-of-22c", "check-in"]:
            from_json(body, CheckInRequest)
            return _json(msgspec.structs.replace(TICKET, number="B007"), 201)
        case ["appointments", _, "check-in"]:
            return _problem("unknown_appointment", 404, headers)
        case _:
            return _ticket(office, body, headers)


def _ticket(office: Office, body: bytes, headers: Any) -> Answer:
    status, ticket = office.issue(from_json(body, TicketRequest), headers["Idempotency-Key"])
    return _json(ticket, status)


def _read(office: Office, path: str, headers: Any) -> Answer:
    parts = urlsplit(path)
    steps = [unquote(step) for step in parts.path.removeprefix("/api/v1/").split("/")]
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    match steps:
        case ["office"]:
            return _json(OFFICE)
        case ["services"]:
            return _json(SERVICES)
        case ["procedures"]:
            return _json([line for line in LINES if query.get("q", "") in _folded(line.name.vi)])
        case ["procedures", PROCEDURE.code]:
            return _json(PROCEDURE)
        case ["lookup", code] if code in (STAGE.code, "a-made-up-token-of-22c"):
            return _json(STAGE)
        case ["lookup", _]:
            return _problem("unknown_dossier", 404, headers)
        case ["kiosk"]:
            return _json(Kiosk(id=1, name="Ki-ốt 1", pause=office.pause))
        case ["visits", "a-made-up-token-of-22c"]:
            return _json(VISIT)
        case ["visits", "b-made-up-token-of-22c"]:
            return _json(SERVED)
        case ["visits", _]:
            return _problem("nothing_to_rate", 404, headers)
        case ["print-jobs"]:
            office.slip_is_settled.wait(float(query.get("wait", 0)) + office.slowness_s)
            return _json([office.slip] if office.slip else [])
        case _:
            return _problem("not_found", 404)


def _folded(text: str) -> str:
    plain = {"Đ": "d", "đ": "d", "ă": "a", "ý": "y", "ế": "e", "ô": "o"}
    return "".join(plain.get(char, char) for char in text).lower()


def _json(value: object, status: int = 200) -> Answer:
    return status, to_json(value), "application/json"


def _problem(code: str, status: int, headers: Any = None) -> Answer:
    is_english = headers is not None and headers.get("Accept-Language") == "en"
    title, detail = ("No such thing", "Ask an officer") if is_english else ("Không có", "Xin hỏi")
    return _problem_of(ProblemDetails(code=code, status=status, title=title, detail=detail))


def _problem_of(problem: ProblemDetails) -> Answer:
    return problem.status, json.dumps(msgspec.to_builtins(problem)).encode(), MEDIA_TYPE
