"""The drivers and how far each was tried: read from config/drivers, one file each."""

import tomllib
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import config
from counter_server.contract.office import Name
from counter_server.contract.wire import Shape, from_plain
from counter_server.core.errors import N_

FOLDER = Path(config.__file__).parent / "drivers"


class Way(StrEnum):
    """What something was tried with."""

    SIMULATOR = "simulator"
    TOOL = "tool"
    HARDWARE = "hardware"


WAY_WORDS = {
    Way.SIMULATOR: N_("máy mô phỏng"),
    Way.TOOL: N_("công cụ thật"),
    Way.HARDWARE: N_("thiết bị thật"),
}


class Check(Shape, frozen=True):
    """`test` is the file in this repository that does it."""

    what: Name
    way: Way
    by: str
    test: str


class Driver(Shape, frozen=True):
    """`name` is the file's; `never` is what nobody has tried yet."""

    kind: str
    title: Name
    url: str
    checks: tuple[Check, ...]
    never: tuple[Name, ...]
    name: str = ""


@lru_cache(maxsize=1)
def drivers() -> tuple[Driver, ...]:
    """All of them, by name."""
    return tuple(_driver(each) for each in sorted(FOLDER.glob("*.toml")))


def driver_names(language: str) -> dict[str, str]:
    """What people call each driver, by its name in reports: `printer-tcp`."""
    return {each.name: each.title.inside(language) for each in drivers()}


def _driver(file: Path) -> Driver:
    plain = tomllib.loads(file.read_text("utf-8"))
    return from_plain({**plain, "name": file.stem}, Driver)
