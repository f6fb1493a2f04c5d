"""How the pages of the administration answer: a form again with its troubles, or onward."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Response, flash, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from config.words import translator
from counter_server.core.answers import language
from counter_server.core.errors import Refused
from counter_server.core.pages import person_for, render
from counter_server.core.parts import Parts
from counter_server.core.who import Act

from .reading import Reading, Trouble

HOME = "/admin/queue"


@dataclass(frozen=True)
class Office:
    """The office of the administrator of this request."""

    parts: Parts
    id: int


def office_of(parts: Parts) -> Office:
    """Refuses everybody but administrators."""
    return Office(parts, person_for(Act.ADMINISTER).office_id)


@dataclass(frozen=True)
class Form:
    """A page with a form: its template and what it shows beside the fields."""

    template: str
    more: Mapping[str, object]

    def draw(self, typed: Mapping[str, str], troubles: Mapping[str, Trouble] | None = None) -> str:
        return render(
            f"admin/{self.template}.html",
            typed=typed,
            troubles=_in_words(troubles or {}),
            **self.more,
        )

    def again(self, reading: Reading) -> Response:
        """The form as it was typed, each trouble beside its field."""
        return make_response(self.draw(request.form, reading.troubles), 422)


def kept(reading: Reading, keep: Callable[[], object], field: str) -> bool:
    """Whether it was kept: only what has no trouble is, and the queue may refuse it.

    A refusal that names no field stands beside `field`.
    """
    if not reading.troubles:
        try:
            keep()
        except Refused as problem:
            reading.trouble(problem.field or field, problem.title, **problem.values)
    return not reading.troubles


def onward(words: str, to: str = HOME, **values: object) -> AnyResponse:
    """Says what was done on the next page."""
    flash(translator(language())(words).format(**values), "good")
    return redirect(to, 303)


def _in_words(troubles: Mapping[str, Trouble]) -> dict[str, str]:
    _ = translator(language())
    return {name: _(each.words).format(**each.values) for name, each in troubles.items()}
