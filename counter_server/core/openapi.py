"""The API's documentation, made from the routes and the contract's types (OpenAPI 3.1)."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from counter_server.contract.problems import MEDIA_TYPE, ProblemDetails

from .api import KEY_HEADER, PREFIX, Operation

Json = dict[str, Any]

_REF = "#/components/schemas/{name}"
_PATH_VALUE = re.compile(r"<(?:(\w+):)?(\w+)>")


def openapi(operations: Iterable[Operation], version: str) -> Json:
    """The whole document; paths in the order of the routes."""
    listed = list(operations)
    schemas, components = _schemas(listed)
    paths: Json = {}
    for operation in listed:
        path = PREFIX + _PATH_VALUE.sub(r"{\2}", operation.path)
        paths.setdefault(path, {})[operation.method.lower()] = _described(operation, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "motcua", "version": version},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"device": {"type": "http", "scheme": "bearer"}},
        },
    }


def _schemas(operations: list[Operation]) -> tuple[dict[int, Json], Json]:
    """Each type's schema by its place in the list, and the components they refer to."""
    types: list[Any] = [ProblemDetails]
    for operation in operations:
        types += [each for each in (operation.answer, operation.body) if each is not None]
    made, components = msgspec.json.schema_components(types, ref_template=_REF)
    return {id(kind): schema for kind, schema in zip(types, made, strict=True)}, components


def _described(operation: Operation, schemas: dict[int, Json]) -> Json:
    answers: Json = {str(operation.status): _answer(operation, schemas)}
    if operation.has_key:
        answers["200"] = _answer(operation, schemas)
    answers["default"] = {
        "description": "Problem; codes: " + ", ".join(_codes(operation)),
        "content": {MEDIA_TYPE: {"schema": schemas[id(ProblemDetails)]}},
    }
    described: Json = {
        "summary": operation.summary,
        "operationId": _operation_id(operation),
        "responses": answers,
        "parameters": _parameters(operation),
        "security": [] if operation.may is None else [{"device": []}],
    }
    if operation.body is not None:
        described["requestBody"] = {
            "required": not operation.body_may_lack,
            "content": {"application/json": {"schema": schemas[id(operation.body)]}},
        }
    return described


def _answer(operation: Operation, schemas: dict[int, Json]) -> Json:
    if operation.answer is None:
        return {"description": operation.summary}
    schema = schemas[id(operation.answer)]
    return {"description": operation.summary, "content": {operation.media: {"schema": schema}}}


def _parameters(operation: Operation) -> list[Json]:
    found: list[Json] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "integer" if converter == "int" else "string"},
        }
        for converter, name in _PATH_VALUE.findall(operation.path)
    ]
    found += [
        {"name": name, "in": "query", "schema": {"type": "string"}} for name in operation.query
    ]
    if operation.has_key:
        schema = {"type": "string", "minLength": 8, "maxLength": 100}
        found.append({"name": KEY_HEADER, "in": "header", "required": True, "schema": schema})
    return found


def _codes(operation: Operation) -> list[str]:
    codes = list(operation.errors)
    if operation.body is not None:
        codes.append("wrong_body")
    if operation.has_key:
        codes.append("key_missing")
    if operation.may is not None:
        codes += ["token_missing", "token_wrong", "not_allowed"]
    return [*codes, "server_fault"]


def _operation_id(operation: Operation) -> str:
    words = re.findall(r"[a-z]+", _PATH_VALUE.sub(r"by_\2", operation.path))
    return "_".join([operation.method.lower(), *words])
