"""A whole answer leaves as Werkzeug would send it, with less ado."""

import pytest
from flask import Response
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, run_wsgi_app

from counter_server.core.answers import Whole

HEADERS = st.lists(
    st.sampled_from(
        (("X-One", "1"), ("Location", "/ở-đây"), ("Retry-After", "5"), ("Content-Length", "7"))
    ),
    max_size=3,
    unique=True,
)


def sent(kind: type[Response], body: bytes, status: int, headers, way: str):
    """What goes out: body, status line and headers."""
    answer = kind(body, status, content_type="application/json")
    for name, value in headers:
        answer.headers[name] = value
    environ = EnvironBuilder(method=way).get_environ()
    parts, line, found = run_wsgi_app(answer, environ, buffered=True)
    return b"".join(parts), line, sorted(found.to_wsgi_list())


@given(
    st.binary(max_size=9),
    st.sampled_from((200, 201, 204, 304, 307, 404, 503)),
    HEADERS,
    st.sampled_from(("GET", "POST", "HEAD")),
)
def test_it_is_what_werkzeug_sends(body, status, headers, way):
    is_sent_on = status in (200, 201) and any(name == "Location" for name, _ in headers)
    if not is_sent_on:  # nobody makes such an answer, so nobody corrects its address
        given_so = (body, status, headers, way)
        assert sent(Whole, *given_so) == sent(Response, *given_so)


@pytest.mark.parametrize("kind", [Whole, Response])
def test_who_waits_for_its_end_is_told(kind):
    ended: list[str] = []
    answer = kind(b"{}", content_type="application/json")
    answer.call_on_close(lambda: ended.append("ended"))
    run_wsgi_app(answer, EnvironBuilder().get_environ(), buffered=True)
    assert ended == ["ended"]
