"""`motcua test`: format, lint, types, import contracts, tests; what CI runs."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import click

ROOT = Path(__file__).parents[2]
_CHECKS = (
    ("format", ("ruff", "format", "--check", "--quiet", ".")),
    ("lint", ("ruff", "check", "--quiet", ".")),
    ("types", ("mypy", "--no-error-summary")),
    ("imports", ("import-linter", "lint")),
)


@dataclass(frozen=True)
class _Tier:
    """Tests of a kind, and how long they may take on two cores; more workers where they wait."""

    name: str
    budget_s: int
    workers: int = 2

    @property
    def arguments(self) -> tuple[str, ...]:
        return (f"tests/{self.name}", "-n", str(self.workers), "--dist", "worksteal")


_TIERS = (
    _Tier("unit", 20),
    _Tier("contracts", 30, workers=4),
    _Tier("integration", 150),
    _Tier("ui", 240),
    _Tier("journeys", 120, workers=3),
)
# The slowest of each tier are told, so that they stay few; nothing of a run that went well is kept.
_TELLING = ("--durations=10", "--durations-min=0.5", "-o", "tmp_path_retention_policy=failed")


@click.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--tier", multiple=True, help="Only these: unit, contracts, integration, ui, journeys."
)
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED)
def test(tier: tuple[str, ...], pytest_arguments: tuple[str, ...]) -> None:
    """Run every check, or only some tiers of tests with --tier."""
    failed = [] if tier else [name for name, command in _CHECKS if not _passes(name, command)]
    for each in _TIERS:
        if tier and each.name not in tier:
            continue
        command = ("pytest", "-q", *_TELLING, *each.arguments, *pytest_arguments)
        if not _passes(f"tests: {each.name}", command, each.budget_s):
            failed.append(f"tests: {each.name}")
    if failed:
        click.echo(f"FAILED: {', '.join(failed)}")
        sys.exit(1)
    click.echo("all checks passed")


def _passes(name: str, command: tuple[str, ...], budget_s: int | None = None) -> bool:
    began = time.monotonic()
    program, *arguments = command
    arguments = [str(Path(sys.executable).with_name(program)), *arguments]
    ended = subprocess.run(arguments, cwd=ROOT, env=_surroundings(), check=False)
    took_s = time.monotonic() - began
    word = "ok" if ended.returncode == 0 else "FAILED"
    slow = f", over its budget of {budget_s} s" if budget_s and took_s > budget_s else ""
    click.echo(f"== {name}: {word} ({took_s:.1f} s{slow})")
    return ended.returncode == 0


def _surroundings() -> dict[str, str]:
    """With compiled files kept, or each of a thousand processes compiles the product again."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
