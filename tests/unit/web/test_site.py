"""What is said once instead of with every request is the same as what Flask says each time."""

import pytest
from flask import Blueprint, Flask, request
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BuildError
from werkzeug.test import EnvironBuilder

from counter_server.core.api import this_request
from counter_server.web.site import Guard, Site

HOSTS = st.sampled_from(
    (
        "localhost:8080",
        "127.0.0.1",
        "Mot-Cua.Local",
        "motcua.example:80",
        "motcua.example:443",
        "[::1]:8080",
        "bad host",
        "xã.vn",
        "-",
        "",
    )
) | st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=12)
PATHS = st.sampled_from(("/", "/desk", "/desk/", "//desk", "/a//b", "/t/x%C6%B0", "/o/x", ""))
WAYS = st.sampled_from(("GET", "POST", "HEAD", "DELETE"))


def site_and_flask() -> tuple[Site, Flask]:
    made = Site("site", static_folder=None), Flask("flask", static_folder=None)
    for app in made:
        app.add_url_rule("/desk", "desk", lambda: "", methods=["GET", "POST"])
        app.add_url_rule("/", "front", lambda: "")
        app.add_url_rule("/t/<token>", "ticket", lambda token: token)
        app.add_url_rule("/a/b/", "deep", lambda: "")
    return made


SITE, FLASK = site_and_flask()


def seen(app: Flask, environ: dict[str, object]) -> object:
    """How an app takes a request: host, rule and links, or how it refuses it."""
    try:
        with app.request_context(dict(environ)) as context:
            adapter, refused = context.url_adapter, context.request.routing_exception
            if adapter is None:  # such a host leads nowhere
                return type(refused)
            return (
                context.request.host,
                str(context.request.url_rule),
                context.request.view_args,
                (type(refused), getattr(refused, "new_url", None)),
                adapter.build("desk", force_external=True),
                adapter.build("ticket", {"token": "ư"}),
            )
    except (HTTPException, BuildError) as error:
        return type(error)


@given(HOSTS, PATHS, WAYS, st.sampled_from(("http", "https")), st.sampled_from(("", "/x")))
def test_a_request_is_matched_and_linked_as_by_flask(host, path, way, scheme, script):
    environ = EnvironBuilder(path="/", method=way).get_environ()
    environ.update(
        PATH_INFO=path, SCRIPT_NAME=script, HTTP_HOST=host, QUERY_STRING="q=%C6%B0&lang=vi"
    )
    environ["wsgi.url_scheme"] = scheme
    assert seen(SITE, environ) == seen(FLASK, environ)


def test_without_a_host_or_for_another_protocol_flask_itself_is_asked():
    plain = EnvironBuilder(path="/desk").get_environ()
    del plain["HTTP_HOST"]
    asks_more = EnvironBuilder(path="/desk").get_environ()
    asks_more.update(HTTP_CONNECTION="Upgrade", HTTP_UPGRADE="websocket")
    for environ in (plain, asks_more):
        assert seen(SITE, environ) == seen(FLASK, environ)


@given(
    st.sampled_from(
        ("", "0", "12", "-1", "+1", "1.5", "1_0", "٣", "x", " 7", "9" * 18, "9" * 5000)
    ),
    st.sampled_from((None, "chunked", "gzip, chunked", "identity")),
)
def test_a_length_is_read_as_by_flask(told, coding):
    environ = EnvironBuilder(path="/desk", method="POST").get_environ()
    environ["CONTENT_LENGTH"] = told
    if coding is not None:
        environ["HTTP_TRANSFER_ENCODING"] = coding
    with SITE.request_context(dict(environ)):
        ours = request.content_length
    with FLASK.request_context(dict(environ)):
        assert ours == request.content_length


def test_the_request_itself_is_what_the_proxy_stands_for():
    with SITE.test_request_context("/desk?lang=en"):
        assert this_request().args == request.args
        assert this_request() is this_request()


@pytest.fixture
def guarded():
    app = Site("guarded", static_folder=None)
    app.config.update(SECRET_KEY=b"x" * 16)
    guard = Guard()
    guard.init_app(app)
    for name in ("pages", "api"):
        blueprint = Blueprint(name, __name__, url_prefix=f"/{name}")
        blueprint.add_url_rule("/do", "do", lambda: "done", methods=["GET", "POST"])
        if name == "api":
            guard.leave_out(blueprint)
        app.register_blueprint(blueprint)
    return app.test_client()


def test_only_what_is_left_out_takes_a_form_from_anywhere(guarded):
    assert guarded.get("/pages/do").status_code == 200
    assert guarded.post("/pages/do").status_code == 400
    assert guarded.post("/api/do").status_code == 200
