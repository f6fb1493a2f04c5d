"""What citizens thought, for those who supervise."""

from datetime import timedelta

from flask import Blueprint, request

from counter_server.core.pages import person_for, render
from counter_server.core.parts import Parts
from counter_server.core.who import Act
from counter_server.queue.queries import today

from .queries import STARS, summaries
from .rules import REASON_WORDS

SPANS = (1, 7, 30, 365)


def ratings_pages(parts: Parts) -> Blueprint:
    """`/monitor/ratings`: by service, of the last days."""
    pages = Blueprint("ratings", __name__, url_prefix="/monitor/ratings")

    @pages.get("")
    def ratings() -> str:
        person = person_for(Act.SUPERVISE)
        asked = request.args.get("days", "")
        days = int(asked) if asked in {str(each) for each in SPANS} else 30
        with parts.database.read() as connection:
            day = today(connection, person.office_id, parts.clock())
            found = summaries(connection, person.office_id, day - timedelta(days=days - 1))
        return render(
            "queue/ratings.html",
            summaries=found,
            days=days,
            spans=SPANS,
            stars=STARS,
            reason_words=REASON_WORDS,
        )

    return pages
