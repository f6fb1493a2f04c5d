"""The pages of some rooms in an app of their own, and a clerk's browser that speaks plain HTTP."""

import re
from collections.abc import Iterable

from flask import Blueprint, Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from counter_server.accounts.identify import install_identity
from counter_server.accounts.pages import accounts_pages
from counter_server.core.api import Api
from counter_server.core.parts import Parts
from counter_server.queue.seating import why_stay
from counter_server.web import install_web
from counter_server.web.install import TEMPLATES
from counter_server.web.site import Guard, Site

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def pages_app(parts: Parts, pages: Iterable[Blueprint] = (), apis: Iterable[Api] = ()) -> Flask:
    """An app with sign-in, error pages, CSRF protection and the given rooms."""
    app = Site(__name__, template_folder=str(TEMPLATES), static_folder=None)
    app.secret_key = "only for tests"
    guard = Guard()
    guard.init_app(app)
    install_web(app)
    install_identity(app, parts)
    for blueprint in (accounts_pages(parts, why_stay(parts)), *pages):
        app.register_blueprint(blueprint)
    for api in apis:
        guard.leave_out(api.blueprint)
        app.register_blueprint(api.blueprint)
    return app


def post(client: FlaskClient, path: str, *, page: str, **form: str) -> TestResponse:
    """Posts a form as it stands on a page, with the page's CSRF token."""
    return client.post(path, data={"csrf_token": token_on(client, page), **form})


def token_on(client: FlaskClient, page: str) -> str:
    """The CSRF token of the first form of a page."""
    found = _TOKEN.search(client.get(page).get_data(as_text=True))
    assert found, f"no form on {page}"
    return found[1]


def sign_in(client: FlaskClient, name: str, password: str, **form: str) -> TestResponse:
    """Signs in as a person does."""
    return post(client, "/sign-in", page="/sign-in", name=name, password=password, **form)
