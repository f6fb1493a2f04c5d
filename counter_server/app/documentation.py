"""`/api/v1/openapi.json`: the API's documentation."""

from collections.abc import Iterable

from flask import Blueprint, Response

from config.version import motcua_version
from counter_server.core.answers import json_answer
from counter_server.core.api import PREFIX, Operation
from counter_server.core.openapi import openapi


def documentation(operations: Iterable[Operation]) -> Blueprint:
    """Serves the document, made once."""
    pages = Blueprint("documentation", __name__, url_prefix=PREFIX)
    document = openapi(operations, motcua_version())

    @pages.get("/openapi.json")
    def openapi_document() -> Response:
        return json_answer(document)

    return pages
