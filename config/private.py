"""Files that hold secrets: nobody but their owner may read them."""

from pathlib import Path

OTHERS = 0o077


def made_private(file: Path) -> bool:
    """Whether others could read a file, who now cannot; another account's stays as it is."""
    try:
        mode = file.stat().st_mode
        if mode & OTHERS:
            file.chmod(mode & 0o7777 & ~OTHERS)
    except OSError:
        return False
    return bool(mode & OTHERS)
