"""Printers from the command line: added, listed, tried."""

from contextlib import closing

import pytest
from click.testing import CliRunner

from counter_server.cli import motcua
from hardware.ports import Paper
from hardware.simulators.printer import SimulatedPrinter, serve_tcp
from tests.unit.printing.paper import codes


@pytest.fixture
def run(tmp_path):
    data = str(tmp_path / "data")

    def command(*words: str):
        return CliRunner().invoke(motcua, [*words, "--data", data])

    assert command("init", "--sample").exit_code == 0
    return command


def test_a_test_page_comes_out_of_the_printer_itself_without_a_server(run):
    pretended = SimulatedPrinter()
    with closing(serve_tcp(pretended)) as wire:
        url = f"tcp://127.0.0.1:{wire.port}"
        assert run("printer", "add", "--name", "sảnh", url).exit_code == 0
        tried = run("printer", "test", "sảnh")
        assert (tried.exit_code, "Đã in thử" in tried.output) == (0, True)
        assert codes(pretended.pages[0]) == ["motcua sảnh"]
        assert url in run("printer", "list").output


def test_what_stops_a_test_page_is_told_in_both_languages(run):
    pretended = SimulatedPrinter()
    pretended.paper = Paper.OUT
    with closing(serve_tcp(pretended)) as wire:
        run("printer", "add", "--name", "sảnh", f"tcp://127.0.0.1:{wire.port}")
        tried = run("printer", "test", "sảnh")
    assert tried.exit_code == 1
    assert "Máy in hết giấy / " in tried.output
    assert "(paper_out)" in tried.output


def test_a_printer_that_nobody_knows_is_told(run):
    tried = run("printer", "test", "kho")
    assert (tried.exit_code, "Không có máy in tên kho" in tried.output) == (1, True)
    refused = run("printer", "add", "--name", "kho", "lpt1")
    assert refused.exit_code == 1
    assert "lpt1" in refused.output
