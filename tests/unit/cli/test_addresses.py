"""What `serve` says it is ready at can be opened."""

from pathlib import Path

import pytest

from config.settings import Settings, WrongSetting, read_settings
from counter_server.app.addresses import local_address, own_url, public_url


def settings(**more) -> Settings:
    return Settings(Path("data"), port=8080, **more)


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::", ""])
def test_everywhere_is_told_as_this_machines_address(everywhere):
    assert own_url(settings(host=everywhere)) == f"http://{local_address()}:8080"
    assert local_address() not in ("0.0.0.0", "::")


def test_an_address_of_ipv6_stands_in_brackets():
    assert own_url(settings(host="::1")) == "http://[::1]:8080"


def test_phones_are_led_where_the_setting_says():
    given = settings(host="127.0.0.1", public_url="https://mot-cua.example/")
    assert public_url(given) == "https://mot-cua.example"
    assert own_url(given) == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    "url", ["http://192.168.1.10:8080", "https://mot-cua.example", "http://[::1]:8080/", "http://h"]
)
def test_an_address_that_can_be_opened_is_taken(tmp_path, url):
    assert read_settings(tmp_path, {"public_url": url}, {}).public_url == url


@pytest.mark.parametrize(
    "url", ["x", "//h", "http:///x", "http://h:0", "javascript:x", "http://é h"]
)
def test_an_address_that_cannot_is_refused(tmp_path, url):
    with pytest.raises(WrongSetting, match="public_url"):
        read_settings(tmp_path, {"public_url": url}, {})
