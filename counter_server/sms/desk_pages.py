"""At intake: the clerk asks, and the applicant agrees to be told when there is a result."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from counter_server.core.errors import N_
from counter_server.core.pages import person_for
from counter_server.core.parts import Parts
from counter_server.core.who import Act
from counter_server.queue.admin.answers import onward

from . import queries
from .consent import give_for_dossier, take_back
from .numbers import masked
from .subjects import dossier_of


def sms_desk_pages(parts: Parts) -> Blueprint:
    """`/desk/dossiers/<code>/sms`; the dossier's page asks `sms_of_dossier(id)`."""
    pages = Blueprint("sms_desk", __name__, url_prefix="/desk/dossiers")

    @pages.app_template_global("sms_of_dossier")
    def sms_of_dossier(dossier_id: int) -> dict[str, object] | None:
        office_id = person_for(Act.RECEIVE).office_id
        with parts.database.read() as connection:
            if not queries.is_on(connection, office_id):
                return None
            given = queries.given_number(connection, office_id, dossier_id=dossier_id)
        return {"given": masked(given) if given else ""}

    @pages.post("/<code>/sms")
    def give(code: str) -> Response:
        office_id, dossier_id = _dossier(parts, code)
        number, agreed = request.form.get("number", "")[:40], request.form.get("consent") == "yes"
        give_for_dossier(parts, office_id, dossier_id, number, agreed=agreed)
        return onward(N_("Sẽ nhắn tin khi có kết quả."), f"/desk/dossiers/{code}")

    @pages.post("/<code>/sms/forget")
    def forget(code: str) -> Response:
        office_id, dossier_id = _dossier(parts, code)
        take_back(parts, office_id, dossier_id=dossier_id)
        return onward(N_("Đã xóa số nhận tin."), f"/desk/dossiers/{code}")

    return pages


def _dossier(parts: Parts, code: str) -> tuple[int, int]:
    office_id = person_for(Act.RECEIVE).office_id
    with parts.database.read() as connection:
        return office_id, dossier_of(connection, office_id, code)
