"""A command typed wrongly is told in Vietnamese, then in English, and ends with 2."""

import click
import pytest

from counter_server.cli.misuse import in_our_words
from tests.support.terminal import in_words, typed


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        ("nope", "Không có lệnh nope", "There is no command nope"),
        ("--nope", "Không có tùy chọn --nope", "There is no option --nope"),
        ("init --nope", "Không có tùy chọn --nope", "There is no option --nope"),
        ("init --dat x", "có '--data'", "there is '--data'"),
        ("init --data", "--data cần có giá trị đi sau", "--data needs a value"),
        ("init --sample=1", "--sample không nhận giá trị nào", "--sample takes no value"),
        ("serve extra", "Thừa extra", "extra is too much"),
        ("policy set", "Thiếu 'POLICY'", "'POLICY' is missing"),
        ("policy set dice", "'POLICY' không nhận 'dice'; chọn trong: 'balanced'", "choose from"),
        ("device add --name x", "Thiếu '--kind'; chọn trong: ", "'--kind' is missing"),
        (f"serve --data {__file__}", "là tệp, không phải thư mục", "is a file, not a folder"),
    ],
)
def test_what_is_wrong_is_told_in_both_languages(words, vietnamese, english):
    told = typed(*words.split())
    assert in_words(told, code=2)
    first, second, *_ = told.stderr.splitlines()
    assert vietnamese in first
    assert english in second
    assert "--help" in second


def test_how_the_command_is_used_stands_below():
    assert typed("init", "--nope").stderr.splitlines()[-1].startswith("Usage: motcua init ")


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("'x' is not a valid integer.", "'--n' là số, không nhận 'x'."),
        ("7 is not in the range 0<=x<=5.", "'--n' trong khoảng 0<=x<=5, không nhận 7."),
        ("File 'x' does not exist.", "'--n': không có 'x'."),
        ("Path 'x' is not readable.", "'--n': không có quyền với 'x'."),
        ("something new.", "Giá trị của '--n' không dùng được: something new."),
    ],
)
def test_a_wrong_value_is_told_with_its_option(reason, words):
    told = in_our_words(click.BadParameter(reason, param_hint="'--n'"))
    assert told.exit_code == 2
    assert told.format_message().startswith(words)


def test_what_we_said_ourselves_is_left_as_it_is():
    assert (
        in_our_words(click.UsageError("Chọn một / Choose one")).message == "Chọn một / Choose one"
    )
