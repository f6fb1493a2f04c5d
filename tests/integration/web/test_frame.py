"""What every page shares: static files, headers, gzip, languages."""

import gzip
import re

import pytest

ZIPPED = {"Accept-Encoding": "gzip"}


def test_static_files_travel_packed_and_are_kept_by_their_content(client):
    page = client.get("/sign-in").text
    for address in re.findall(r'href="(/static/[^"]+)"', page):
        answer = client.get(address, headers=ZIPPED)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
    css = client.get("/static/base.css", headers=ZIPPED)
    assert css.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(css.data) == client.get("/static/base.css").data
    assert css.headers["Vary"] == "Accept-Encoding"


def test_a_known_version_is_not_sent_again(client):
    first = client.get("/static/base.css", headers=ZIPPED)
    again = client.get(
        "/static/base.css", headers=ZIPPED | {"If-None-Match": first.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")


def test_the_design_is_css(client):
    answer = client.get("/static/design.css")
    assert answer.mimetype == "text/css"
    assert "--colour-primary:#0B4F6C" in answer.text


def test_typefaces_are_served_for_the_board(client):
    answer = client.get("/fonts/BeVietnamPro-Regular.ttf")
    assert (answer.status_code, answer.mimetype) == (200, "font/ttf")


@pytest.mark.parametrize(
    "path", ["/static/nothing.css", "/static/../errors.py", "/static/%2e%2e/errors.py", "/fonts/x"]
)
def test_nothing_else_is_served(client, path):
    assert client.get(path).status_code == 404


def test_pages_allow_no_inline_script_no_frame_and_no_guessing(client):
    headers = client.get("/sign-in").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_long_pages_travel_packed_and_short_answers_do_not(client):
    long = client.get("/long", headers=ZIPPED)
    assert long.headers["Content-Encoding"] == "gzip"
    assert "á" * 2000 in gzip.decompress(long.data).decode()
    assert "Content-Encoding" not in client.get("/api/v1/nowhere", headers=ZIPPED).headers
    assert "Content-Encoding" not in client.get("/long").headers


def test_a_chosen_language_is_remembered(client):
    assert 'lang="vi"' in client.get("/sign-in").text
    assert '<html lang="en">' in client.get("/sign-in?lang=en").text
    assert '<html lang="en">' in client.get("/sign-in").text
    assert '<html lang="vi">' in client.get("/sign-in?lang=vi").text


def test_a_language_we_do_not_speak_is_not_remembered(client):
    assert "Set-Cookie" not in client.get("/static/base.css?lang=xx").headers


def test_the_language_switch_keeps_the_address(client):
    page = client.get("/nowhere?q=đất đai&lang=en").text
    assert 'href="/nowhere?q=%C4%91%E1%BA%A5t%20%C4%91ai&amp;lang=vi"' in page
