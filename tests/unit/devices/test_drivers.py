"""The checklists say what is true: every test they name exists, and nothing is kept quiet."""

import re
from pathlib import Path

import pytest

from counter_server.devices.drivers import Driver, Way, drivers
from hardware.printing.address import EXAMPLES, driver_of

ROOT = Path(__file__).parents[3]
each_driver = pytest.mark.parametrize("driver", drivers(), ids=lambda each: each.name)


def test_every_way_to_a_printer_has_its_checklist():
    assert {driver_of(url) for url in EXAMPLES.values()} <= {each.name for each in drivers()}


@each_driver
def test_what_was_tried_is_a_file_of_this_house(driver: Driver):
    assert driver.checks
    missing = [each.test for each in driver.checks if not (ROOT / each.test).is_file()]
    assert missing == []


@each_driver
def test_what_was_tried_without_the_real_thing_says_what_was_never_tried(driver: Driver):
    if all(each.way is not Way.HARDWARE for each in driver.checks):
        assert driver.never


@each_driver
def test_a_checklist_is_said_in_both_languages(driver: Driver):
    names = [driver.title, *driver.never, *(each.what for each in driver.checks)]
    assert all(each.vi and each.en and each.vi != each.en for each in names)


@each_driver
def test_a_simulator_that_is_named_is_there(driver: Driver):
    named = [each.by for each in driver.checks if re.fullmatch(r"hardware(\.\w+)+", each.by)]
    paths = [ROOT / each.replace(".", "/") for each in named]
    assert all(path.with_suffix(".py").exists() or path.is_dir() for path in paths)
