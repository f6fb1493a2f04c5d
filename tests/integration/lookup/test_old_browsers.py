"""Phone pages run on Android's browsers of 2014: ES5 only, and nothing that came after."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

ROOT = Path(__file__).parents[3] / "counter_server"
SCRIPTS = tuple(ROOT / "web/static" / f"phone{part}.js" for part in ("", "-bell", "-keep"))
WORKER = ROOT / "lookup/phone_worker.js"
LATER = (
    r"\b(fetch|Symbol|Map|Set|WeakMap|Proxy|Reflect|URLSearchParams|AbortController)\b\(?",
    r"\bnew Promise\b|\bPromise\.",
    r"\.(includes|startsWith|endsWith|padStart|repeat|find|findIndex|closest|matches|append)\(",
    r"\b(Object\.(assign|entries|values)|Array\.(from|of)|Number\.is\w+)\(",
    r"\.dataset\b|\.classList\b|NodeList",
)
# The parser that Node itself is built on, of the Node that Playwright brings.
PARSE = """
const acorn = require("internal/deps/acorn/acorn/dist/acorn"), fs = require("fs");
for (const path of process.argv.slice(1)) {
  try { acorn.parse(fs.readFileSync(path, "utf8"), { ecmaVersion: 5 }); }
  catch (error) { console.log(path + ": " + error.message); }
}
"""


def newer_syntax(*paths: Path) -> str:
    node = compute_driver_executable()[0]
    command = [node, "--expose-internals", "-e", PARSE, *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_every_script_of_a_phone_page_is_es5():
    assert newer_syntax(*SCRIPTS, WORKER) == ""


def test_newer_syntax_would_be_found(tmp_path):
    script = tmp_path / "new.js"
    script.write_text("var say = () => `x`;", "utf-8")
    assert "Unexpected token" in newer_syntax(script)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_needs_what_came_later(script):
    code = re.sub(r"/\*.*?\*/", "", script.read_text("utf-8"), flags=re.S)
    assert [each[0] for pattern in LATER for each in re.finditer(pattern, code)] == []
