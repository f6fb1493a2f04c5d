"""`/admin`: leads to the first page of the administration."""

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from counter_server.core.parts import Parts


def front_door(_parts: Parts) -> Blueprint:
    """Whoever did not sign in is asked to by the page it leads to."""
    pages = Blueprint("front_door", __name__)

    @pages.get("/admin")
    def administration() -> Response:
        return redirect("/admin/queue", 303)

    return pages
