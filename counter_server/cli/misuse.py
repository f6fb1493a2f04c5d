"""A command typed wrongly, in words: click says it in English sentences, which are told anew."""

import re
from typing import IO, Any

import click

from counter_server.core.errors import N_

from .group import in_words

_FOR = r"Invalid value for (?P<name>.+?): "
_VALUE = r"(?P<value>'.*')"
_PATH = rf"{_FOR}\w+ {_VALUE} "
_NEAR = r"'\.\s*\(?Did you mean(?: one of)?:? (?P<near>.*?)\?\)?"
_HOW = N_("Xem cách dùng bằng {command} --help.")
_CHOOSE = N_("{name} không nhận {value}; chọn trong: {choices}.")
_NO_OPTION = N_("Không có tùy chọn {name}.")
_NO_COMMAND = N_("Không có lệnh {name}.")
_SENTENCES = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (rf"No such option '(?P<name>.*?){_NEAR}", N_("Không có tùy chọn {name}; có {near}.")),
        (rf"No such command '(?P<name>.*?){_NEAR}", N_("Không có lệnh {name}; có {near}.")),
        (r"No such option:? '?(?P<name>.*?)'?\.?", _NO_OPTION),
        (r"No such command '(?P<name>.*)'\.", _NO_COMMAND),
        (r"Missing command\.", N_("Thiếu tên lệnh.")),
        (
            r"Missing (?:option|argument) (?P<name>.*?)\. Choose from:(?P<choices>.*)",
            N_("Thiếu {name}; chọn trong: {choices}."),
        ),
        (r"Missing (?:option|argument) (?P<name>.*?)\.", N_("Thiếu {name}.")),
        (r"Got unexpected extra arguments? \((?P<value>.*)\)", N_("Thừa {value}.")),
        (r"Option '(?P<name>.*)' does not take a value\.", N_("{name} không nhận giá trị nào.")),
        (r"Option '(?P<name>.*)' requires .*", N_("{name} cần có giá trị đi sau.")),
        (rf"{_FOR}{_VALUE} is not one of (?P<choices>.*)\.", _CHOOSE),
        (rf"{_FOR}{_VALUE} is not (?P<choices>'.*')\.", _CHOOSE),
        (
            rf"{_FOR}{_VALUE} is not a valid (?:integer|float).*",
            N_("{name} là số, không nhận {value}."),
        ),
        (
            rf"{_FOR}(?P<value>\S+) is not in the range (?P<range>.*)\.",
            N_("{name} trong khoảng {range}, không nhận {value}."),
        ),
        (rf"{_PATH}does not exist\.", N_("{name}: không có {value}.")),
        (rf"{_PATH}is a file\.", N_("{name}: {value} là tệp, không phải thư mục.")),
        (rf"{_PATH}is a directory\.", N_("{name}: {value} là thư mục, không phải tệp.")),
        (rf"{_PATH}is not \w+able\.", N_("{name}: không có quyền với {value}.")),
        (rf"{_FOR}{_VALUE}: (?P<reason>.*)", N_("{name}: không mở được {value}.")),
        (rf"{_FOR}(?P<reason>.*)", N_("Giá trị của {name} không dùng được: {reason}.")),
    )
)


class Misuse(click.UsageError):
    """Words first, then how the command is used; ends with 2 like every usage error."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"motcua: {self.message}", file=file, err=file is None)
        if self.ctx is not None:
            click.echo(self.ctx.get_usage(), file=file, err=file is None)


def in_our_words(error: click.UsageError) -> click.UsageError:
    """The same error in Vietnamese and English; what we said ourselves is left as it is."""
    if isinstance(error, Misuse | click.exceptions.NoArgsIsHelpError):
        return error
    return Misuse(_told(error), error.ctx)


def _told(error: click.UsageError) -> str:
    said = error.format_message()
    command = error.ctx.command_path if error.ctx else "motcua"
    for pattern, words in _SENTENCES:
        if found := pattern.fullmatch(said):
            values = {name: " ".join(value.split()) for name, value in found.groupdict().items()}
            values = {name: value.rstrip(".") for name, value in values.items()}
            return in_words(words, _HOW, {**values, "command": command})
    return said
