"""Where there are several offices, a webhook says whose it is."""

import re

import pytest

from counter_server.cli.founding import SAMPLE
from tests.support.terminal import in_words, initialised, typed

URL = "https://he-thong.example/motcua"


@pytest.fixture
def data(tmp_path):
    made = initialised(tmp_path / "data")
    second = tmp_path / "ia-ko.toml"
    text = re.sub(r'code = "chu-se"', 'code = "ia-ko"', SAMPLE.read_text("utf-8"), count=1)
    second.write_text(text.replace("000.05.16.H21", "000.06.16.H21"), "utf-8")
    assert typed("office", "add", "--office", second, "--data", made).exit_code == 0
    return made


def test_a_webhook_belongs_to_the_office_that_is_named(data):
    add = ("webhook", "add", "--data", data, "--name", "cong", URL)
    unsaid = typed(*add)
    assert in_words(unsaid)
    assert "--office: chu-se, ia-ko" in unsaid.stderr
    assert typed(*add, "--office", "ia-ko").exit_code == 0
    listed = {
        code: typed("webhook", "list", "--data", data, "--office", code).stdout.count(URL)
        for code in ("chu-se", "ia-ko")
    }
    assert listed == {"chu-se": 0, "ia-ko": 1}
    assert in_words(
        typed("webhook", "remove", "--data", data, "--name", "cong", "--office", "chu-se")
    )
    for verb in ("resume", "remove"):
        done = typed("webhook", verb, "--data", data, "--name", "cong", "--office", "ia-ko")
        assert done.exit_code == 0
