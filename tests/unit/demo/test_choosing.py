"""Which pretended devices a demo has."""

import click
import pytest

from config.words import LANGUAGES, translator
from counter_server.cli.demo.choosing import Device, chosen, read_devices, why_not

VI = translator("vi")


def read(value: str | None):
    return read_devices(click.Context(click.Command("demo")), click.Option(["--with"]), value)


def test_all_devices_stand_in_the_hall_unless_somebody_chooses():
    assert chosen(None, None) == tuple(Device)
    assert chosen(read("keypad, printer"), None) == (Device.PRINTER, Device.KEYPAD)
    assert Device.SMS not in chosen(None, read("sms,board-player"))
    assert read(None) is None


def test_a_device_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(click.BadParameter, match=r"'robot'.*board-player"):
        read("printer,robot")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_said_with_how_to_get_it(language):
    why = {each: why_not(each, translator(language), lambda _program: None) for each in Device}
    assert "apt install gammu" in why[Device.SMS]
    assert "apt install espeak-ng" in why[Device.VOICE]
    assert not why[Device.PRINTER]


def test_a_machine_that_has_everything_runs_everything():
    assert not any(why_not(each, VI, lambda program: program) for each in Device)
