"""LED displays as data: tables of registers, and examples of what hangs in a hall."""

from collections.abc import Mapping
from pathlib import Path

_FOLDER = Path(__file__).parent / "displays"


def displays() -> Mapping[str, Path]:
    """The tables that come with the program, by the type they are for."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.toml"))}
