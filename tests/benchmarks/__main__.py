"""`python -m tests.benchmarks [queue|streams|desk ...]`: prints figures and ratios."""

import importlib
import sys

ALL = ("queue", "streams", "board", "printing", "kiosk", "history", "desk")


def main(names: list[str]) -> None:
    """Runs the named benchmarks, or all."""
    for name in names or ALL:
        print(f"# {name}", flush=True)
        for figure in importlib.import_module(f"tests.benchmarks.{name}_bench").figures():
            print(figure, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
