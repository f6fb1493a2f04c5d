"""The window keeps shut, and a fault of ours is no end."""

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.lockdown.code import hashed
from kiosk.lockdown.guard import Digit, Enter

CODE = "20260"


class Program:
    """What the keeper can do to the program."""

    def __init__(self) -> None:
        self.exit_codes: list[int] = []
        self.renewals = 0

    def renew(self) -> None:
        self.renewals += 1


@pytest.fixture
def program() -> Program:
    return Program()


@pytest.fixture
def keeper(kivy_is_ready: None, program: Program) -> Iterator[Any]:
    from kiosk.lockdown.keeper import Keeper

    keeper = Keeper(hashed(CODE, b"salt"), "vi")
    keeper.leave, keeper.renew = program.exit_codes.append, program.renew
    keeper.begin()
    yield keeper
    keeper.end()


def go_round(keeper: Any) -> None:
    from kivy.core.window import Window

    from kiosk.pilot.finger import Tap

    right, top = Window.width - 3, Window.height - 3
    for x, y in ((2, top), (right, top), (right, 2), (2, 2)):
        tap = Tap(0, 0, is_hasty=False)
        tap.x, tap.y = x, y
        keeper._feel(Window, tap)


def covers() -> list[str]:
    from kivy.core.window import Window

    return [type(child).__name__ for child in Window.children]


def test_closing_the_window_is_refused(keeper: Any) -> None:
    from kivy.core.window import Window

    assert Window.dispatch("on_request_close", source="keyboard")


def test_four_corners_and_the_code_close_the_kiosk(keeper: Any, program: Program) -> None:
    assert covers() == []
    go_round(keeper)
    assert covers() == ["LockPad"]
    for char in CODE:
        keeper.touched(Digit(char))
    keeper.touched(Enter())
    assert program.exit_codes == [10]
    assert covers() == []


def test_a_fault_is_said_sorry_for_and_many_end_the_program(keeper: Any, program: Program) -> None:
    from kivy.base import ExceptionManager

    for _ in range(2):
        assert ExceptionManager.handle_exception(RuntimeError("made up")) == ExceptionManager.PASS
    assert covers() == ["Apology"]
    assert program.exit_codes == []
    ExceptionManager.handle_exception(RuntimeError("made up"))
    assert program.exit_codes == [70]
