"""`motcua test`: format, lint, types, import contracts, tests; what CI runs."""

import subprocess
import sys
import time
from pathlib import Path

import click

ROOT = Path(__file__).parents[2]
_CHECKS = (
    ("format", ("ruff", "format", "--check", "--quiet", ".")),
    ("lint", ("ruff", "check", "--quiet", ".")),
    ("types", ("mypy", "--no-error-summary")),
    ("imports", ("import-linter", "lint")),
)
_TIERS = (
    ("unit", ("tests/unit", "-n", "2")),
    ("contracts", ("tests/contracts", "-n", "2")),
    ("integration", ("tests/integration", "-n", "2")),
    ("ui", ("tests/ui", "-n", "2", "--dist", "loadscope")),
    ("journeys", ("tests/journeys", "-n", "2")),
)


@click.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--tier", multiple=True, help="Only these: unit, contracts, integration, ui, journeys."
)
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED)
def test(tier: tuple[str, ...], pytest_arguments: tuple[str, ...]) -> None:
    """Run every check, or only some tiers of tests with --tier."""
    failed = [] if tier else [name for name, command in _CHECKS if not _passes(name, command)]
    for name, arguments in _TIERS:
        if tier and name not in tier:
            continue
        command = ("pytest", "-q", *arguments, *pytest_arguments)
        if not _passes(f"tests: {name}", command):
            failed.append(f"tests: {name}")
    if failed:
        click.echo(f"FAILED: {', '.join(failed)}")
        sys.exit(1)
    click.echo("all checks passed")


def _passes(name: str, command: tuple[str, ...]) -> bool:
    began = time.monotonic()
    program, *arguments = command
    arguments = [str(Path(sys.executable).with_name(program)), *arguments]
    ended = subprocess.run(arguments, cwd=ROOT, check=False)
    word = "ok" if ended.returncode == 0 else "FAILED"
    click.echo(f"== {name}: {word} ({time.monotonic() - began:.1f} s)")
    return ended.returncode == 0
