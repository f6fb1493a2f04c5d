"""The pretended keypad as a program of its own."""

import select
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from queue import Queue

import pytest

from hardware.keypads import KEYPAD_TYPES, Command, Key, open_keypad
from tests.support.patience import PATIENCE_S

ROOT = Path(__file__).parents[3]


def said(program: "subprocess.Popen[str]") -> str:
    assert program.stdout
    assert select.select([program.stdout], [], [], 20)[0]
    return program.stdout.readline().strip()


@pytest.mark.parametrize("arguments", [(), ("--port", "0")])
def test_the_keypad_sends_its_keys_and_prints_its_display(arguments: tuple[str, ...]) -> None:
    pipe, keys = subprocess.PIPE, Queue[Key]()
    command = [sys.executable, "-m", "hardware.simulators.keypad", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as program:
        try:
            kind = KEYPAD_TYPES["motcua-ascii"]
            take, away = (lambda key, _: keys.put(key)), (lambda: None)
            with closing(open_keypad(said(program), kind, take, away)) as keypad:
                assert keypad.wait_until_connected(5)
                assert program.stdin
                program.stdin.write("no-show\n")
                program.stdin.flush()
                assert keys.get(timeout=PATIENCE_S) is Command.NO_SHOW
                keypad.show("A012 03")
                assert said(program) == "A012 03"
        finally:
            program.send_signal(signal.SIGINT)
            assert program.wait(10) == 0
