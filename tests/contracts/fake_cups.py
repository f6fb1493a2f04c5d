"""The commands of CUPS as programs on PATH, over a folder in which a test sets how it goes.

`state` says what `lpstat -l -p` tells; with `stuck` in the folder jobs stay in the queue.
"""

import json
import os
import sys
from pathlib import Path

IDLE = "printer {queue} is idle.  enabled since Tue Nov 24 22:19:31 2026"
DISABLED = "printer {queue} disabled since Tue Nov 24 22:19:32 2026 -\n\tPaused"
PRINTING = "printer {queue} now printing {job}.  enabled since Tue Nov 24 22:19:31 2026"


def install(folder: Path) -> Path:
    """Puts the commands into `folder/bin`, to stand first on PATH."""
    commands = folder / "bin"
    commands.mkdir()
    for name in ("lp", "lpstat", "cancel"):
        command = commands / name
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{__file__}" {name} "$@"\n')
        command.chmod(0o755)
    say(folder, alerts="none")
    return commands


def say(folder: Path, *, alerts: str, head: str = IDLE) -> None:
    (folder / "state").write_text(json.dumps({"head": head, "alerts": alerts}))


def jobs(folder: Path) -> list[Path]:
    """What was handed over, in order."""
    return sorted(folder.glob("van-phong-*.pdf"))


def calls(folder: Path) -> list[list[str]]:
    log = folder / "calls"
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


def _main(folder: Path, command: str, *arguments: str) -> int:
    with (folder / "calls").open("a") as log:
        log.write(json.dumps([command, *arguments]) + "\n")
    words = list(arguments)
    if words[:1] == ["-h"]:
        del words[:2]
    return {"lp": _lp, "lpstat": _lpstat, "cancel": _cancel}[command](folder, words)


def _lp(folder: Path, words: list[str]) -> int:
    queue = words[words.index("-d") + 1]
    if queue != "van-phong":
        print("lp: Error - The printer or class does not exist.", file=sys.stderr)
        return 1
    job = f"{queue}-{len(jobs(folder)) + 1}"
    (folder / f"{job}.pdf").write_bytes(sys.stdin.buffer.read())
    if (folder / "stuck").exists():
        (folder / f"{job}.waits").touch()
    print(f"request id is {job} (1 file(s))")
    return 0


def _lpstat(folder: Path, words: list[str]) -> int:
    if "-W" in words:
        for each in sorted(folder.glob("*.waits")):
            print(f"{each.stem}   root   1024   Tue Nov 24 22:19:31 2026")
        return 0
    queue = words[-1]
    if queue != "van-phong":
        return 1
    state = json.loads((folder / "state").read_text())
    print(state["head"].format(queue=queue, job=f"{queue}-1"))
    if "-l" in words:
        print(f"\tForm mounted:\n\tDescription: {queue}\n\tAlerts: {state['alerts']}\n\tLocation:")
    return 0


def _cancel(folder: Path, words: list[str]) -> int:
    (folder / f"{words[0]}.waits").unlink()
    return 0


if __name__ == "__main__":
    sys.exit(_main(Path(os.environ["FAKE_CUPS"]), *sys.argv[1:]))
