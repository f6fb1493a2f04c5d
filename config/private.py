"""Files that hold secrets: nobody but their owner may read them."""

from pathlib import Path
from stat import S_ISREG

OTHERS = 0o077


def made_private(file: Path) -> bool:
    """Whether others could read a file, who now cannot; another account's stays as it is.

    What is no file, as /dev/null or a pipe, keeps no secret, and all programs use it.
    """
    try:
        mode = file.stat().st_mode
        is_open = S_ISREG(mode) and bool(mode & OTHERS)
        if is_open:
            file.chmod(mode & 0o7777 & ~OTHERS)
    except OSError:
        return False
    return is_open
