"""`?lang=` chooses the language of a page and of all that follow."""

from flask import Flask, Response, request
from werkzeug.datastructures import MultiDict
from werkzeug.urls import iri_to_uri

from config.words import spoken_languages
from counter_server.core.answers import carried_language
from counter_server.core.api import this_request
from counter_server.core.which_office import asked_base

_A_YEAR_S = 365 * 24 * 3600
_NAMES = {"vi": "Tiếng Việt", "en": "English", "jra": "Jrai", "bdq": "Bahnar"}


def install_languages(app: Flask) -> None:
    """Remembers the choice; gives templates what speaks of languages."""
    app.jinja_env.globals["in_language"] = in_language
    app.jinja_env.globals["carried_language"] = carried_language
    app.jinja_env.globals["language_name"] = language_name
    app.after_request(_remember)


def in_language(code: str) -> str:
    """The address of this page in another language."""
    if request.method != "GET":
        return f"{asked_base()}/?lang={code}"
    arguments = MultiDict(request.args)
    arguments["lang"] = code
    query = "&".join(f"{name}={value}" for name, value in arguments.items(multi=True))
    return iri_to_uri(f"{asked_base()}{request.path}?{query}")


def language_name(code: str) -> str:
    """A language's name in itself."""
    return _NAMES.get(code, code)


def _remember(answer: Response) -> Response:
    if b"lang=" not in this_request().query_string:
        return answer
    chosen = request.args.get("lang")
    if chosen in spoken_languages() and request.cookies.get("lang") != chosen:
        answer.set_cookie("lang", chosen, max_age=_A_YEAR_S, httponly=True, samesite="Lax")
    return answer
