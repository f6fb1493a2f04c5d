"""Every code that a person or a program can meet is in the page of mending, and no other."""

import ast
from collections.abc import Iterator

import pytest

from counter_server.core import answers, errors
from counter_server.printing.rules import NO_PRINTER, NOT_NEEDED, PAUSED, TOO_LATE, UNKNOWN
from hardware.ports import Problem as PrinterProblem
from hardware.ports import ScannerTrouble
from kiosk.flow.trouble import Trouble
from tests.unit.docs.pages import ROOT, first_column, pieces, text_of

PROBLEMS = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.Problem)
}


def raised_codes() -> Iterator[str]:
    """The first argument of every problem that the source makes."""
    for path in (ROOT / "counter_server").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in PROBLEMS:
                code = node.args[0] if node.args else None
                if isinstance(code, ast.Constant):
                    yield str(code.value)


def name_of(called: ast.expr) -> str | None:
    """Its last part: `Refused` of `errors.Refused`."""
    return getattr(called, "attr", getattr(called, "id", None))


def real_codes() -> set[str]:
    of_http = {code for code, _, _ in answers._HTTP_WORDS.values()}
    return {*raised_codes(), *of_http, answers._FAULT[0]}


# A proxy or an overloaded server answers it; the kiosk knows it.
OF_THE_CONTRACT = {"server_busy"}


def test_every_code_is_told_and_none_that_does_not_exist():
    written = set(first_column(pieces(text_of("mending.md"))["Mã lỗi / Codes"]))
    assert written == real_codes() | OF_THE_CONTRACT


def test_codes_stand_in_the_order_of_the_alphabet():
    written = first_column(pieces(text_of("mending.md"))["Mã lỗi / Codes"])
    assert written == sorted(written)


@pytest.mark.parametrize("code", [*PrinterProblem, *ScannerTrouble], ids=lambda each: each.value)
def test_every_trouble_of_a_device_is_told(code):
    assert f"`{code.value}`" in text_of("devices.md")


@pytest.mark.parametrize("code", [NO_PRINTER, NOT_NEEDED, PAUSED, TOO_LATE, UNKNOWN])
def test_every_problem_of_paper_is_told(code):
    assert f"`{code}`" in text_of("devices.md")


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_of_the_kiosk_is_told(trouble):
    assert f"`{trouble}`" in text_of("mending.md")
