"""Settings from the command line, the environment and the file."""

import pytest

from config.settings import WrongSetting, read_settings


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("port", "65536"),
        ("workers", "0"),
        ("workers", "many"),
        ("trusted_proxies", "-1"),
        ("trusted_proxies", "٣"),
    ],
)
def test_a_number_out_of_its_range_is_told_by_its_name(tmp_path, name, wrong):
    with pytest.raises(WrongSetting, match=name):
        read_settings(tmp_path, {name: wrong}, {})


@pytest.mark.parametrize("name", ["port", "workers", "trusted_proxies"])
def test_a_number_may_come_from_anywhere(tmp_path, name):
    assert getattr(read_settings(tmp_path, {name: "2"}, {}), name) == 2
    assert getattr(read_settings(tmp_path, {}, {f"MOTCUA_{name.upper()}": "3"}), name) == 3
    (tmp_path / "motcua.toml").write_text(f"{name} = 4\n", "utf-8")
    assert getattr(read_settings(tmp_path, {}, {}), name) == 4
