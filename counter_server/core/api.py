"""The frame of the API: a route, who may call it and what travels, said once and documented by it.

```python
api = Api("queue")

@api.post("/tickets", may=Act.ISSUE, body=TicketRequest, answer=Ticket, status=201,
          summary="Issue a ticket", errors=("unknown_service", "service_closed"))
def issue(actor: Device | Person, body: TicketRequest) -> Reply: ...
```
A handler takes `actor`, then `body` when there is one, then the path's values by name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Request, Response, g, request
from werkzeug.exceptions import ClientDisconnected

from counter_server.contract.wire import WrongBody, from_json

from .answers import json_answer
from .errors import N_, Malformed
from .who import Act, Actor, Nobody, allowed
from .wrong_body import what_is_wrong

PREFIX = "/api/v1"
KEY_HEADER = "Idempotency-Key"
_KEY = f"HTTP_{KEY_HEADER.upper().replace('-', '_')}"  # how WSGI writes it

Handler = Callable[..., Any]

_NOBODY = Nobody()
_SMALL = 64 * 1024  # bytes


@dataclass(frozen=True)
class Reply:
    """A value with a status of its own; None as value is an empty 204."""

    value: object | None
    status: int = 200


@dataclass(frozen=True)
class Operation:
    """One call of the API: what it takes and gives, as the route and the documentation need it."""

    method: str
    path: str
    summary: str
    answer: Any
    may: Act | None = Act.READ
    body: Any = None
    status: int = 200
    query: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    has_key: bool = False
    media: str = "application/json"
    body_may_lack: bool = False


class Api:
    """The calls of one room."""

    def __init__(self, room: str) -> None:
        self.blueprint = Blueprint(f"{room}_api", __name__, url_prefix=PREFIX)
        self.operations: list[Operation] = []

    def get(self, path: str, **said: Any) -> Callable[[Handler], Handler]:
        return self._route("GET", path, **said)

    def post(self, path: str, **said: Any) -> Callable[[Handler], Handler]:
        return self._route("POST", path, **said)

    def _route(self, method: str, path: str, **said: Any) -> Callable[[Handler], Handler]:
        """`said`: the further fields of `Operation`."""
        call = Operation(method, path, **said)
        self.operations.append(call)

        def register(handler: Handler) -> Handler:
            def view(**path_values: Any) -> Response:
                actor = current_actor() if call.may is None else allowed(current_actor(), call.may)
                given = (actor,) if call.body is None else (actor, _body(call))
                return _respond(handler(*given, **path_values), call.status)

            self.blueprint.add_url_rule(path, handler.__name__, view, methods=[method])
            return handler

        return register


def this_request() -> Request:
    """The request itself, for who asks it more than one thing: each look through a proxy costs."""
    found: Request = request._get_current_object()  # type: ignore[attr-defined]
    return found


def current_actor() -> Actor:
    """Who sent this request; set by accounts before every request."""
    actor: Actor = g.get("actor", _NOBODY)
    return actor


def idempotency_key() -> str:
    """The caller's key of this touch, 8 to 100 characters, or `Malformed`."""
    key: str = this_request().environ.get(_KEY, "")
    if 8 <= len(key) <= 100 and key.isprintable():
        return key
    raise Malformed(
        "key_missing",
        N_("Thiếu đầu mục Idempotency-Key."),
        N_("Gửi một khóa riêng, dài 8 đến 100 ký tự, cho mỗi lần chạm."),
        field=KEY_HEADER,
    )


def _body(call: Operation) -> Any:
    sent = _sent()
    if call.body_may_lack and sent in (b"", b"null"):
        return call.body()
    try:
        return from_json(sent, call.body)
    except WrongBody as error:
        wrong = what_is_wrong(str(error))
        raise Malformed(
            "wrong_body",
            wrong.words,
            N_("Sửa theo tài liệu API rồi gửi lại; chưa có gì thay đổi."),
            values=wrong.values,
        ) from error


def _sent() -> bytes:
    """The body as it came; a small one that tells its length takes no three streams to read."""
    asked = this_request()
    length = asked.content_length
    if length is None or length > _SMALL:
        return asked.get_data()
    sent: bytes = asked.environ["wsgi.input"].read(length)
    if len(sent) < length:
        raise ClientDisconnected
    return sent


def _respond(result: object, status: int) -> Response:
    if isinstance(result, Response):
        return result
    if isinstance(result, Reply):
        if result.value is None:
            return Response(status=204)
        return json_answer(result.value, result.status)
    return json_answer(result, status)
