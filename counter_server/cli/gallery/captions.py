"""What is said below a picture of the gallery."""

import re
import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("captions.toml")
_SIZE = re.compile(r"-(?P<size>\d+x\d+)-(?P<language>\w+)$")
_ROLL = re.compile(r"-(?P<roll>58|80)$")
_KIOSK = re.compile(
    r"(?P<shape>portrait|landscape|small|[0-9]+x[0-9]+)-(?P<language>[a-z]+)-(?P<scene>.+)"
)
_SHAPES = {"portrait": "dọc", "landscape": "ngang", "small": "nhỏ"}


def caption(part: str, stem: str) -> str:
    """Words, then size and language; the bare name for a picture that nothing is said of."""
    if part == "kiosk" and (told := _KIOSK.fullmatch(stem)):
        shape = _SHAPES.get(told["shape"], told["shape"])
        return f"Ki-ốt {shape}: {told['scene']} · {told['language']}"
    for pattern in (_SIZE, _ROLL):
        if found := pattern.search(stem):
            words = said(part, stem[: found.start()])
            more = " · ".join(found.groups()) + (" mm" if pattern is _ROLL else "")
            return f"{words} · {more}"
    return said(part, stem)


def said(part: str, name: str) -> str:
    """The words for a name, or the name."""
    return _words().get(part, {}).get(name, name)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text("utf-8"))
