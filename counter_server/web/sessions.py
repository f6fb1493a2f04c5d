"""Sessions are for pages: the API reads tokens only and spares itself the cookie."""

from flask import Flask, Request
from flask.sessions import NullSession, SecureCookieSession, SecureCookieSessionInterface

from counter_server.core.api import PREFIX


class PageSessions(SecureCookieSessionInterface):
    """An API request has no session to read; to write one there is an error."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if request.path.startswith(f"{PREFIX}/"):
            return NullSession()
        return super().open_session(app, request)


def install_sessions(app: Flask) -> None:
    """Before the first request."""
    app.session_interface = PageSessions()
