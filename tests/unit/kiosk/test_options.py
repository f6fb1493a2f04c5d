"""What the kiosk's program refuses before it opens a window."""

import pytest
from click.testing import CliRunner

from kiosk.__main__ import main

SERVER = ("--server", "http://127.0.0.1:9")


@pytest.mark.parametrize("address", ["foo://x", "socket://127.0.0.1", "socket://h:99999"])
def test_a_scanners_address_that_can_never_be_one_is_told(address):
    told = CliRunner().invoke(main, [*SERVER, "--scanner", address])
    assert told.exit_code == 2
    assert "--scanner" in told.output
    assert "/dev/ttyACM0" in told.output
