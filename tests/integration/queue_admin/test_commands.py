"""Offices and the policy from the command line."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from counter_server.cli import motcua
from counter_server.cli.founding import SAMPLE


@pytest.fixture
def run(tmp_path):
    data = str(tmp_path / "data")

    def command(*words: str, **more):
        return CliRunner().invoke(motcua, [*words, "--data", data], **more)

    assert command("init", "--sample").exit_code == 0
    return command


@pytest.fixture
def second(tmp_path):
    path = tmp_path / "ia-ko.toml"
    path.write_text(
        re.sub(r'code = "chu-se"', 'code = "ia-ko"', SAMPLE.read_text("utf-8"), count=1).replace(
            "000.05.16.H21", "000.06.16.H21"
        )
    )
    return str(path)


def test_two_offices_do_not_share_an_agency_code(run, second, tmp_path):
    shared = tmp_path / "shared.toml"
    shared.write_text(Path(second).read_text("utf-8").replace("000.06.16", "000.05.16"), "utf-8")
    refused = run("office", "add", "--office", str(shared))
    assert (refused.exit_code, "000.05.16.H21" in refused.output) == (1, True)
    assert len(run("office", "list").stdout.splitlines()) == 1


def test_a_further_office_is_founded_once(run, second):
    assert run("office", "add", "--office", second).exit_code == 0
    again = run("office", "add", "--office", second)
    assert (again.exit_code, "ia-ko" in again.output) == (1, True)
    lines = run("office", "list").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["chu-se", "ia-ko"]


def test_with_several_offices_a_device_says_whose_it_is(run, second):
    device = ("device", "add", "--kind", "board", "--name", "sanh")
    assert run(*device).exit_code == 0
    run("office", "add", "--office", second)
    unsaid = run(*device)
    assert (unsaid.exit_code, "--office: chu-se, ia-ko" in unsaid.output) == (1, True)
    assert run(*device, "--office", "ia-ko").exit_code == 0
    assert run(*device, "--office", "nowhere").exit_code == 1
    assert (
        run("printer", "add", "--name", "p", "tcp://127.0.0.1:9100", "--office", "ia-ko").exit_code
        == 0
    )


def test_a_policy_is_set_and_a_day_without_visits_has_no_preview(run):
    assert run("policy", "set", "first_come").exit_code == 0
    assert run("policy", "set", "dice").exit_code == 2
    shown = run("policy", "preview")
    assert (shown.exit_code, "Không có lượt nào để xem thử." in shown.output) == (1, True)
