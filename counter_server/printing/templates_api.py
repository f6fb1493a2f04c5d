"""Slips laid out beforehand, for kiosks."""

from flask import request

from counter_server.contract.slips import SlipTemplates
from counter_server.core.api import Api, Reply
from counter_server.core.parts import Parts
from counter_server.core.who import Device, Person

from .templates import slip_templates


def templates_api(parts: Parts) -> Api:
    """GET /slip-templates."""
    api = Api("slip_templates")

    @api.get(
        "/slip-templates",
        answer=SlipTemplates,
        query=("version",),
        summary="Slips a kiosk fills in and prints by itself; 204 when the version is the same",
    )
    def templates(actor: Device | Person) -> Reply:
        with parts.database.read() as connection:
            version = request.args.get("version", "")
            return Reply(slip_templates(connection, actor.office_id, version))

    return api
