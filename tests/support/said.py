"""What the product says to people: every text marked for translation, where it stands."""

from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parents[2]
ROOMS = ("config", "counter_server", "display_board", "kiosk")
_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
_KEYWORDS = {"_": None, "N_": None, "gettext": None, "translate": None}


@cache
def said() -> dict[str, str]:
    """Each Vietnamese text and the file where it stands first."""
    found: dict[str, str] = {}
    for room in ROOMS:
        options = {"**/templates/**.html": {"silent": "false"}}
        for name, _line, message, _comments, _context in extract_from_dir(
            ROOT / room, _METHODS, options, keywords=_KEYWORDS
        ):
            for text in [message] if isinstance(message, str) else list(message):
                if text:
                    found.setdefault(text, f"{room}/{name}")
    return found
