"""The frame of pages for people: templates with words, who signed in, the way to sign-in.

Templates live in counter_server/web/templates/<room>/ and extend `base.html`; each has `_`,
`language`, `person`, `office_name` and `csrf_token()`.
"""

from flask import g, render_template

from config.words import spoken_languages, translator

from .answers import language
from .api import current_actor
from .who import Act, Person, allowed


class SignInNeeded(Exception):
    """A page for people who signed in; the app sends them to sign-in and back."""


def render(template: str, **values: object) -> str:
    """A page in the language of the request."""
    tongue = language()
    actor = current_actor()
    return render_template(
        template,
        _=translator(tongue),
        language=tongue,
        languages=spoken_languages(),
        person=actor if isinstance(actor, Person) else None,
        office_name=g.get("office_name", ""),
        **values,
    )


def person_for(act: Act) -> Person:
    """The person of this request when they may do it; `SignInNeeded` when nobody signed in."""
    actor = current_actor()
    if not isinstance(actor, Person):
        raise SignInNeeded
    allowed(actor, act)
    return actor
