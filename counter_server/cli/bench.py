"""`motcua bench`: runs the benchmarks and prints their ratios."""

import subprocess
import sys

import click

from .demo.processes import ROOT

BENCHMARKS = ("queue", "streams", "board", "printing", "kiosk", "history", "desk")


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(BENCHMARKS))
def bench(names: tuple[str, ...]) -> None:
    """Measure NAMES, or everything: queue, streams, board, printing, kiosk, history, desk."""
    command = [sys.executable, "-m", "tests.benchmarks", *names]
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)
