"""The API's documentation is made from its routes, so it lacks none."""

import re

from counter_server.core.api import PREFIX
from tests.support.app import application


def test_every_route_is_documented_and_every_document_has_a_route(sqlite_office):
    app = application(sqlite_office)
    document = app.test_client().get("/api/v1/openapi.json").get_json()
    documented = {
        (method.upper(), path) for path, calls in document["paths"].items() for method in calls
    }
    routes = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(PREFIX) and not rule.rule.endswith("openapi.json")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert documented == routes


def test_every_reference_leads_somewhere(sqlite_office):
    document = application(sqlite_office).test_client().get("/api/v1/openapi.json").get_json()
    schemas = document["components"]["schemas"]
    references = set(re.findall(r"#/components/schemas/([^']+)'", str(document)))
    assert references
    assert references <= set(schemas)


def test_a_body_that_may_be_missing_is_told_so(sqlite_office):
    document = application(sqlite_office).test_client().get("/api/v1/openapi.json").get_json()
    needed = {
        path: document["paths"][f"/api/v1{path}"]["post"]["requestBody"]["required"]
        for path in ("/tickets", "/counters/{counter_id}/call", "/appointments/{code}/check-in")
    }
    assert list(needed.values()) == [True, False, False]


def test_operation_ids_are_unique(sqlite_office):
    document = application(sqlite_office).test_client().get("/api/v1/openapi.json").get_json()
    ids = [call["operationId"] for calls in document["paths"].values() for call in calls.values()]
    assert len(ids) == len(set(ids))
