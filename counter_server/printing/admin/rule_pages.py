"""The page of the rules of paper."""

from flask import Blueprint, request
from werkzeug.wrappers import Response as AnyResponse

from counter_server.core.errors import N_
from counter_server.core.parts import Parts
from counter_server.printing.paper_rules import paper_rules, set_paper_rules
from counter_server.printing.rules import PaperRules
from counter_server.queue.admin.answers import Form, kept, office_of, onward
from counter_server.queue.admin.reading import Reading

LONGEST_GOOD_MIN, MOST_COPIES = 240, 50


def add_rule_pages(pages: Blueprint, parts: Parts) -> None:
    """`/rules`."""

    @pages.get("/rules")
    def rules() -> str:
        here = office_of(parts)
        with parts.database.read() as connection:
            known = paper_rules(connection, here.id)
        return Form("paper-rules", {}).draw(_typed(known))

    @pages.post("/rules")
    def change_rules() -> AnyResponse:
        here = office_of(parts)
        reading = Reading(request.form)
        wanted = PaperRules(
            slip_good_min=reading.whole("slip_good_min", 1, LONGEST_GOOD_MIN),
            drops_called=reading.has("drops_called"),
            most_copies=reading.whole("most_copies", 1, MOST_COPIES),
        )
        if kept(reading, lambda: set_paper_rules(parts.works, here.id, wanted), "most_copies"):
            return onward(N_("Đã lưu quy định in."), "/admin/printers")
        return Form("paper-rules", {}).again(reading)


def _typed(rules: PaperRules) -> dict[str, str]:
    return {
        "slip_good_min": str(rules.slip_good_min),
        "drops_called": "1" if rules.drops_called else "",
        "most_copies": str(rules.most_copies),
    }
