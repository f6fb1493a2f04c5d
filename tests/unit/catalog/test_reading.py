"""The catalogue's file: the sample is whole, and a wrong entry is named."""

from pathlib import Path

import pytest

from counter_server.catalog.reading import WrongCatalog, load_from_toml

SAMPLE = Path("config/offices/chu-se.procedures.toml")
GOOD = """
[[procedures]]
code = "1.1"
service = "dat-dai"
name = { vi = "Đăng ký" }
field = { vi = "Đất đai" }
time_limit = { amount = 3, unit = "working_day" }
components = [{ code = "don", name = { vi = "Đơn" }, originals = 1 }]
fees = []
result = { vi = "Giấy" }
place = { vi = "Quầy" }
legal_basis = "Luật"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "procedures.toml"


def test_the_sample_has_every_field_in_both_languages():
    found = load_from_toml(SAMPLE)
    assert {each.service for each in found} == {
        "dat-dai",
        "ho-tich-chung-thuc",
        "xay-dung",
        "dang-ky-kinh-doanh",
        "moi-truong",
        "an-toan-thuc-pham",
    }
    for each in found:
        names = [each.name, each.field, each.result, each.place]
        names += [part.name for part in each.components] + [fee.case for fee in each.fees]
        assert all(name.vi and name.en for name in names), each.code
        assert any(part.required for part in each.components), each.code


def test_a_good_file_is_read(file: Path):
    file.write_text(GOOD, "utf-8")
    assert [each.code for each in load_from_toml(file)] == ["1.1"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('code = "1.1"', "", "procedure 1 (?): Object missing required field `code`"),
        ('unit = "working_day"', 'unit = "week"', "procedure 1 (1.1): Invalid enum value 'week'"),
        ("amount = 3", 'amount = "ba"', "procedure 1 (1.1): Expected `int`, got `str`"),
        ("amount = 3", "amount = -3", "below 0"),
        ('name = { vi = "Đăng ký" }', 'name = { vi = " " }', "must not be empty"),
        ("[[procedures]]", "[[procedure]]", "no [[procedures]]"),
        ("fees = []", "fees = [", "procedures.toml"),
        ("originals = 1 }]", 'originals = 1 }, { code = "don", name = { vi = "Đơn" } }]', "twice"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_entry(file: Path, old: str, new: str, told: str):
    file.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(WrongCatalog) as problem:
        load_from_toml(file)
    assert told in str(problem.value)
    assert "procedures.toml" in str(problem.value)


def test_a_procedure_that_stands_twice_is_refused(file: Path):
    file.write_text(GOOD + GOOD, "utf-8")
    with pytest.raises(WrongCatalog, match=r"procedure 1\.1 stands twice"):
        load_from_toml(file)


def test_a_file_that_is_not_there_is_told(file: Path):
    with pytest.raises(WrongCatalog):
        load_from_toml(file)
