"""An address that is right but for a slash at its end leads to where it was meant."""

from urllib.parse import quote

from flask import Response, current_app, request
from werkzeug.exceptions import HTTPException

from counter_server.core.which_office import asked_base

_LOOKING = ("GET", "HEAD")


def meant_address() -> str | None:
    """The address without its last slash where that one exists: `/desk/` means `/desk`."""
    path = request.path.rstrip("/")
    if not path or path == request.path or request.method not in _LOOKING:
        return None
    try:
        current_app.create_url_adapter(request).match(path, method="GET")  # type: ignore[union-attr]
    except HTTPException:
        return None
    path = asked_base() + quote(path)
    query = request.query_string.decode("ascii", "replace")
    return f"{path}?{query}" if query else path


def led_to(address: str) -> Response:
    """A redirect that browsers remember."""
    return Response(status=308, headers={"Location": address})
