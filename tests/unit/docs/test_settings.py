"""Settings, printers, office files and packages as they are written are as they are."""

import re
import tomllib
from dataclasses import fields
from itertools import chain

import pytest

from config.settings import Settings, read_settings
from counter_server.cli.founding import OfficeDescription, OfficeHead, WorkingTime
from counter_server.cli.serve import serve
from counter_server.contract.office import PriorityClass
from counter_server.contract.procedures import Component, Fee, Procedure, TimeLimit, TimeUnit
from counter_server.queue.describing import (
    Calling,
    CounterDescription,
    ProfileDescription,
    ServiceDescription,
)
from counter_server.queue.opening import Hours
from hardware.printing import address
from tests.unit.docs.pages import ROOT, first_column, pieces, text_of

SETTINGS = [each for each in fields(Settings) if each.name != "data"]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda each: each.name)
def test_every_setting_is_told_with_flag_variable_and_default(setting):
    flags = {opt for parameter in serve.params for opt in parameter.opts}
    flag = "--" + setting.name.replace("_", "-")
    default = f"`{setting.default}`" if setting.default != "" else "empty"
    row = f"| `{setting.name}` | `{flag}` | `MOTCUA_{setting.name.upper()}` | {default} |"
    assert flag in flags
    assert row in text_of("settings.md")


def test_no_setting_is_told_that_does_not_exist():
    top = pieces(text_of("settings.md"))["Thiết lập / Settings"]
    assert first_column(top) == [each.name for each in SETTINGS]


def test_the_example_file_can_be_read(tmp_path):
    example = re.search(r"```toml\n(.*?)```", text_of("settings.md"), re.DOTALL)
    assert example is not None
    (tmp_path / "motcua.toml").write_text(example[1], "utf-8")
    assert read_settings(tmp_path, {}, {}).public_url == "http://192.168.1.10:8080"


@pytest.mark.parametrize("scheme", address.EXAMPLES)
def test_every_kind_of_printer_is_told(scheme):
    urls = first_column(pieces(text_of("devices.md"))["Máy in phiếu / Slip printers"])
    assert [url for url in urls if url.startswith(f"{scheme}://") and address.read(url)]


def test_every_option_of_a_printer_is_told_with_its_default_first():
    rows = text_of("devices.md")
    for option, default, call in _printer_options():
        assert re.search(rf"^\| `{option}` \| `{default}`", rows, re.MULTILINE), call


def _printer_options() -> list[tuple[str, str, str]]:
    source = (ROOT / "hardware/printing/address.py").read_text("utf-8")
    asked = re.findall(r"options\.\w+\(\"(\w+)\", ([^,)\n]+)", source)
    defaults = {"default=True": "yes", "usual.value": "yes"}
    found = [(name, defaults.get(said, said.strip('"')), said) for name, said in asked]
    assert {"paper", "dpi", "status", "confirm", "baudrate", "flow"} <= {n for n, _, _ in found}
    return found


@pytest.mark.parametrize(
    ("heading", "shapes"),
    [
        ("`[office]`", (OfficeHead,)),
        ("`[[services]]`, in the kiosk's order", (ServiceDescription,)),
        ("`[[counters]]`", (CounterDescription,)),
        ("`[[priorities]]`, may be missing", (PriorityClass,)),
        ("`hours` of a service (giờ nhận số)", (Hours,)),
        ("`[[profiles]]`, may be missing", (ProfileDescription,)),
        ("`[calling]`, may be missing", (Calling,)),
        ("`[working_time]`, may be missing", (WorkingTime,)),
        ("Thủ tục / `[[procedures]]` in `<name>.procedures.toml`", (Procedure, Component)),
    ],
)
def test_every_key_of_an_office_file_is_told_and_none_that_does_not_exist(heading, shapes):
    written = first_column(pieces(text_of("office-file.md"))[heading])
    assert set(written) == {name for shape in shapes for name in shape.__struct_fields__}


def test_every_table_of_an_office_file_has_its_heading():
    headings = " ".join(pieces(text_of("office-file.md")))
    assert [
        name for name in OfficeDescription.__struct_fields__ if f"{name}]" not in headings
    ] == []


def test_times_and_fees_of_a_procedure_are_told():
    text = text_of("office-file.md")
    names = (*TimeLimit.__struct_fields__, *Fee.__struct_fields__, *TimeUnit)
    assert [name for name in names if not re.search(rf"\b{name}\b", text)] == []


def test_every_direct_dependency_is_in_the_table_and_no_other():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    table = pieces((ROOT / "README.md").read_text("utf-8"))["Gói dùng / What it stands on"]
    written = first_column(table)
    assert sorted(written) == sorted({re.split(r"[\[><=]", each)[0] for each in asked})
