"""One style sheet for the pages behind a QR code: light, and whole on ten-year-old browsers.

Android's browser of 2014 knows no custom properties: each value stands there as itself first, and
then as a property for browsers that can be dark.
"""

import re
from functools import lru_cache
from pathlib import Path

from config.design import css_variables, dark_variables

PARTS = ("base.css", "phone.css")

_VALUE = re.compile(r"(--[\w-]+):([^;}]+)")
_USE = re.compile(r"var\((--[\w-]+)\)")
_DECLARATION = re.compile(r"(?<=[;{])([\w-]+):([^;{}]*var\([^;{}]*)")
_COLOUR = "--colour-"


def visitor_css(folder: Path) -> str:
    """The design, the frame and the phone's own rules as one text."""
    return _made(tuple((folder / name).read_text("utf-8") for name in PARTS))


@lru_cache(maxsize=4)
def _made(texts: tuple[str, ...]) -> str:
    variables = css_variables()
    values = dict(_VALUE.findall(variables))
    rules = "".join(plain_first(text, values) for text in texts)
    return variables + dark_variables() + rules


def plain_first(text: str, values: dict[str, str]) -> str:
    """Sizes become plain; colours stand plain and then, again, as they were."""

    def twice(found: re.Match[str]) -> str:
        name, value = found.groups()
        plain = _USE.sub(lambda use: values[use[1]], value)
        sized = _USE.sub(
            lambda use: use[0] if use[1].startswith(_COLOUR) else values[use[1]], value
        )
        return f"{name}:{plain}" if plain == sized else f"{name}:{plain};{name}:{sized}"

    return _DECLARATION.sub(twice, text)
