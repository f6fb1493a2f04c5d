"""`motcua leds test` against pretended displays that are programs of their own."""

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from PIL import Image

from counter_server.cli.demo.processes import Program
from counter_server.cli.leds import leds

ROOT = Path(__file__).parents[3]
LAYOUT = """
[[bus]]
address = "{sign}"
protocol = "alpha"
[[bus.display]]
name = "main"
unit = "01"
[[bus]]
address = "{panels}"
protocol = "modbus"
answer_s = 1.0
[[bus.display]]
name = "q1"
unit = 1
type = "dm36b06"
shows = "counter"
counter = 1
[[bus.display]]
name = "q2"
unit = 2
type = "dm36b06"
shows = "counter"
counter = 2
"""


Hall = tuple[Program, Program, Path]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    sign = pretended(tmp_path, "--protocol=alpha", "--units=01", "--port=0", "--page-port=0")
    panels = pretended(tmp_path, "--protocol=modbus", "--units=1,2", f"--out={tmp_path / 'out'}")
    layout = tmp_path / "led.toml"
    layout.write_text(LAYOUT.format(sign=sign.line(), panels=panels.line()), "utf-8")
    yield sign, panels, layout
    assert (sign.end(signal.SIGINT), panels.end()) == (0, 0)


def pretended(folder: Path, *arguments: str) -> Program:
    return Program("led", ["hardware.simulators.led", *arguments], folder / "led.log")


def test_the_test_pattern_reaches_all_and_tells_how_it_went(
    hall: Hall,
) -> None:
    sign, panels, layout = hall
    page = sign.line().removeprefix("page ")
    panels.say("silent 2")
    done = CliRunner().invoke(leds, ["test", "--layout", str(layout), "--seconds", "0"])
    assert done.exit_code == 1
    assert [line.split(":")[0] for line in done.output.splitlines()] == [
        "main sent",
        "q1 ok",
        "q2 silent",
    ]
    while sign.line() != "01 100% MAIN":
        pass
    while panels.line() != "1 100% 1":
        pass
    assert "led.png" in httpx.get(page).text
    assert httpx.get(page + "led.png").content.startswith(b"\x89PNG")
    only = ["test", "--layout", str(layout), "--display", "q1", "--seconds", "0"]
    assert CliRunner().invoke(leds, only).exit_code == 0
    panels.end()
    with Image.open(layout.parent / "out" / "led.png") as drawn:
        assert drawn.width > 100


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--layout", "nowhere.toml"], "cannot be read"),
        (["--layout", str(ROOT / "config/led/hall.toml"), "--display", "x"], "no display x"),
        (["--layout", str(ROOT / "config/led/displays/dm36b06.toml")], "dm36b06.toml"),
    ],
)
def test_what_cannot_be_tried_is_told(arguments: list[str], words: str) -> None:
    done = CliRunner().invoke(leds, ["test", *arguments])
    assert done.exit_code == 1
    assert words in done.output
