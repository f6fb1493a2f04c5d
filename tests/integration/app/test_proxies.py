"""The server behind nginx, and in front of nobody."""

from dataclasses import replace

import pytest
from flask import Flask, request

from counter_server.app import create_app
from counter_server.app.proxies import behind_proxies

FORWARDED = {
    "X-Forwarded-For": "203.0.113.9, 198.51.100.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "evil.example",
}


def seen(count: int) -> list[str]:
    """Who asks, how, and whom, as a handler sees it behind so many proxies."""
    app = Flask("behind")
    behind_proxies(app, count)
    app.add_url_rule(
        "/", view_func=lambda: [request.remote_addr, request.scheme, request.host], methods=["GET"]
    )
    found: list[str] = app.test_client().get("/", headers=FORWARDED).json
    return found


def test_nobody_is_believed_without_a_proxy():
    assert seen(0) == ["127.0.0.1", "http", "localhost"]


@pytest.mark.parametrize(("count", "address"), [(1, "198.51.100.7"), (2, "203.0.113.9")])
def test_only_what_our_own_proxies_added_is_believed(count, address):
    assert seen(count)[0] == address


def test_a_proxy_says_https_but_not_another_host():
    assert seen(1)[1:] == ["https", "localhost"]


@pytest.mark.parametrize(("url", "secure"), [("https://mc.example", True), ("http://mc", False)])
def test_the_sign_in_cookie_is_kept_to_https_where_phones_use_it(sqlite_office, url, secure):
    app = create_app(replace(sqlite_office.parts, public_url=url), b"a key for tests only")
    assert app.config["SESSION_COOKIE_SECURE"] is secure
