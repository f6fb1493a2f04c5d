"""The house stays in order: small files, small functions, nothing that must not stand in it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HISTORY = ROOT / "counter_server" / "migrations" / "versions"  # made by a generator
MOST_LINES = 400
MOST_FUNCTION_LINES = 40


def kept_files(*endings: str) -> list[Path]:
    """Files that git keeps or would keep, by ending."""
    return [path for path in all_kept_files() if path.name.endswith(endings)]


@cache
def all_kept_files() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return tuple(path for path in paths if path.exists() and HISTORY not in path.parents)


def test_no_file_is_over_400_lines():
    long = {
        str(path.relative_to(ROOT)): count
        for path in kept_files(".py", ".js", ".css", ".html", ".kv", "motcua")
        if (count := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_no_function_is_over_40_lines():
    long = []
    for path in kept_files(".py"):
        for node in functions(ast.parse(path.read_text("utf-8"))):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > MOST_FUNCTION_LINES:
                long.append(f"{path.relative_to(ROOT)}: {node.name}: {length}")
    assert long == []


def functions(block: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All of them, however deep; no function hides in an expression, and most nodes are such."""
    for node in ast.iter_child_nodes(block):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
        if isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from functions(node)


def test_no_file_is_named_after_nothing():
    nameless = {"utils.py", "helpers.py", "manager.py", "common.py", "base.py", "misc.py"}
    assert [path for path in kept_files(".py") if path.name in nameless] == []


@pytest.mark.parametrize("name", ["".join(("py", "pi.org")), "".join(("npm", "js.org"))])
def test_no_registry_is_named(name):
    text_endings = (".py", ".toml", ".lock", ".md", ".js", ".css", ".html", ".po", ".kv", "motcua")
    named = [path for path in kept_files(*text_endings) if name in path.read_text("utf-8")]
    assert named == []


def test_every_package_says_in_a_sentence_what_it_is():
    silent = [
        str(path.relative_to(ROOT))
        for path in kept_files("__init__.py")
        if "tests" not in path.parts and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []
