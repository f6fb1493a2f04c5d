"""Reads the pages of the documentation."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md")))

_CODE = re.compile(r"`([^`\n]+)`")
_PIECE = re.compile(r"^#+ (?P<title>.+?)$\n(?P<text>.*?)(?=^#+ |\Z)", re.MULTILINE | re.DOTALL)


def text_of(name: str) -> str:
    """A page of docs/."""
    return (DOCS / name).read_text("utf-8")


def pieces(text: str) -> dict[str, str]:
    """The text under each heading."""
    return {found["title"]: found["text"] for found in _PIECE.finditer(text)}


def first_column(text: str) -> list[str]:
    """What stands in backticks in the first column of the tables."""
    cells = (line.split("|")[1] for line in text.splitlines() if line.startswith("| "))
    return [code for cell in cells for code in _CODE.findall(cell)]


def commands(text: str) -> list[str]:
    """Lines of code that call motcua, without what the shell adds."""
    lines = (line.strip() for line in text.splitlines() if re.match(r" {4}\S", line))
    said = (re.search(r"\./motcua [^>|]*", line) for line in lines)
    return [found.group().strip() for found in said if found]
