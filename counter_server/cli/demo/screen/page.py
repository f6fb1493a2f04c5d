"""The page of the whole hall: its words, its look, its script."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from config.words import translator

_HERE = Path(__file__).parent
_TYPES = {"hall.css": "text/css", "hall.js": "text/javascript"}


def hall_page(language: str, counter: int) -> str:
    """The page in a language; `counter` is the number of the counter that is shown."""
    looks = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = looks.get_template("hall.html")
    return template.render(_=translator(language), language=language, counter=counter)


@cache
def static_file(name: str) -> tuple[bytes, str] | None:
    """A file of the page and its type; None for any other name."""
    if name not in _TYPES:
        return None
    text = (_HERE / "static" / name).read_text("utf-8")
    return text.encode(), f"{_TYPES[name]}; charset=utf-8"
