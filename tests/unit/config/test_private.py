"""Files of secrets are closed to others; what all programs use is left alone."""

import os

from config.private import made_private


def test_a_file_that_others_could_read_is_closed_once(tmp_path):
    token = tmp_path / "kiosk.token"
    token.write_text("a made-up token", "utf-8")
    token.chmod(0o644)
    assert [made_private(token), made_private(token)] == [True, False]
    assert token.stat().st_mode & 0o777 == 0o600


def test_what_is_no_file_stays_open_to_all(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    pipe.chmod(0o666)
    assert not made_private(pipe)
    assert pipe.stat().st_mode & 0o777 == 0o666


def test_a_file_that_is_not_there_is_no_trouble(tmp_path):
    assert not made_private(tmp_path / "kiosk.token")
