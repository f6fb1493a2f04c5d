"""The command: looks, judges, tells."""

import sys
from pathlib import Path

import click

from config.words import LANGUAGES, Translate, translator
from counter_server.cli.group import data_option, settings_of
from counter_server.cli.opening import FIRST, installation
from counter_server.devices.findings import Finding, Level, in_words

from .facts import Facts
from .judging import judged
from .looking import looked_at, looked_from_outside


@click.command()
@data_option
@click.option("--language", type=click.Choice(LANGUAGES), default="vi", show_default=True)
def doctor(data: Path, database: str | None, language: str) -> None:
    """Look everything through and say what is wrong and how to mend it; changes nothing."""
    findings = judged(_looked(data, database, language))
    _ = translator(language)
    for each in findings:
        click.echo(told(each, _))
    if any(each.level is Level.BAD for each in findings):
        sys.exit(1)


def told(finding: Finding, _: Translate) -> str:
    """A finding as a line, with the mend on a second one."""
    said = in_words(finding, _)
    line = f"[{_(finding.level.value)}] {said.title}"
    return f"{line}\n    {said.mend}" if said.mend else line


def _looked(data: Path, database: str | None, language: str) -> Facts:
    try:
        with installation(data, database, FIRST) as opened:
            return looked_at(opened)
    except click.ClickException as refused:
        said = refused.message.splitlines()
        words = said[min(LANGUAGES.index(language), len(said) - 1)]
        return looked_from_outside(settings_of(data, database=database), words)
