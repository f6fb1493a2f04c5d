"""Where a device keeps its token: a file that only its own account can read."""

import os
from collections.abc import Mapping
from pathlib import Path

from config.private import made_private

_FILE = "{program}.token"


def usual_file(program: str, environment: Mapping[str, str] = os.environ) -> Path:
    """Below the account's own state folder (XDG)."""
    state = environment.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(state) / "motcua" / _FILE.format(program=program)


def kept_token(file: Path) -> str:
    """What the file holds, else ""; `UnicodeError` is raised for what cannot be a token.

    One that others could read, as it was copied there, is theirs no longer.
    """
    made_private(file)
    try:
        return file.read_bytes().strip().decode("ascii")
    except FileNotFoundError:
        return ""


def keep_token(file: Path, token: str) -> None:
    """Whole or not at all, and never readable by others, not even for a moment."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as written:
        written.write(token + "\n")
        written.flush()
        os.fsync(written.fileno())
    beside.replace(file)
