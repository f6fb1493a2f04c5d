"""What the page's scripts and styles ask of a television.

The board itself: ES2017 with modules, CSS grid and variables (Chromium 61: sticks, boxes and
televisions of 2018 and later). The plain page: ES5 and CSS 2.1 (Chromium 38: webOS 3.0 and
Tizen 2.4 of 2016).
"""

import gzip
import re

import pytest

from display_board.page import static_folder

FILES = {file.name: file.read_text("utf-8") for file in sorted(static_folder().iterdir())}
OLD = {"old.js", "plain.js"}
MODULES = {name for name in FILES if name.endswith(".js")} - OLD

_LATER_THAN_ES2017 = {
    "optional chaining": r"\?\.[\w(\[]",
    "nullish": r"\?\?",
    "spread of objects": r"\{[^}\n]*\.\.\.",
    "catch without a name": r"\bcatch\s*\{",
    "private or static fields": r"^\s*(#\w+|static\s+\w+\s*=)",
    "dynamic import": r"\bimport\(",
    "async iteration": r"for await|async\s*\*",
    "named groups": r"\(\?<[A-Za-z]",
    "power": r"\*\*=",
    "numbers with _": r"\d_\d",
    "later methods": r"\.(flat|flatMap|matchAll|replaceAll|at|allSettled|any|fromEntries|finally"
    r"|replaceChildren|toSorted|findLast)\(",
    "later objects": r"\b(globalThis|ResizeObserver|AbortController|structuredClone|BigInt"
    r"|WeakRef|queueMicrotask)\b",
}
_LATER_THAN_ES5 = {
    "arrow": r"=>",
    "let, const, class": r"\b(let|const|class|async|await|import|export)\b",
    "template": r"`",
    "rest": r"\.\.\.",
    "for of": r"\bfor\s*\([^)]*\bof\b",
    "later objects": r"\b(Promise|fetch|Map|Set|Symbol|Object\.assign|Array\.from)\b",
    "later methods": r"\.(includes|find|startsWith|padStart|remove|append|closest)\(",
}
_LATER_CSS = {
    "inset": r"\binset\s*:",
    "functions": r":[^;]*\b(clamp|min|max)\(",
    "ratio": r"(?<!-)\baspect-ratio\s*:",
    "is, where, has": r":(is|where|has)\(",
    "gap without grid": r"(?<!grid-)\bgap\s*:",
    "dvh": r"\d(d|s|l)v[hw]\b",
    "nesting": r"&",
}


def code(name: str) -> str:
    """A file without its comments and, for scripts, without what stands in quotes."""
    text = re.sub(r"/\*.*?\*/", "", FILES[name], flags=re.DOTALL)
    if name.endswith(".css"):
        return text
    text = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)
    return re.sub(r"(?<!:)//[^\n]*", "", text)


def too_new(name: str, rules: dict[str, str]) -> list[str]:
    return [rule for rule, found in rules.items() if re.search(found, code(name), re.MULTILINE)]


@pytest.mark.parametrize("name", sorted(MODULES))
def test_modules_speak_es2017(name):
    assert too_new(name, _LATER_THAN_ES2017) == []


@pytest.mark.parametrize("name", sorted(OLD))
def test_scripts_of_the_plain_page_speak_es5(name):
    assert too_new(name, _LATER_THAN_ES5) == []


@pytest.mark.parametrize("name", sorted(each for each in FILES if each.endswith(".css")))
def test_styles_ask_for_nothing_newer(name):
    assert too_new(name, _LATER_CSS) == []


def test_the_plain_style_knows_neither_grid_nor_variables():
    assert not re.search(r"grid|var\(|--|flex|object-fit", code("plain.css"))


def test_the_checks_find_what_is_too_new():
    FILES["new.js"] = "const a = b?.c ?? d;\nclass E {\n  #f = 1;\n}\n"
    try:
        assert len(too_new("new.js", _LATER_THAN_ES2017)) == 3
        assert "let, const, class" in too_new("new.js", _LATER_THAN_ES5)
    finally:
        del FILES["new.js"]


def test_the_page_is_light():
    packed = gzip.compress("".join(FILES.values()).encode(), 9)
    assert len(packed) < 25_000
