"""The files of the page as they travel, and the version that a running board compares."""

import hashlib
from functools import cache

from config.design import board_themes, css_variables

from .page import static_folder, templates_folder

THEMES = "themes.css"


@cache
def page_version() -> str:
    """Changes with every file the board is made from; a running board then loads itself anew."""
    digest = hashlib.sha256()
    for folder in (static_folder(), templates_folder()):
        for path in sorted(folder.iterdir()):
            digest.update(path.name.encode() + path.read_bytes())
    digest.update((board_themes() + css_variables()).encode())
    return digest.hexdigest()[:12]
