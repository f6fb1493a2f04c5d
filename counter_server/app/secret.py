"""The key that signs sessions."""

import os
import secrets
from pathlib import Path

from config.private import made_private

FILE = "secret.key"


def secret_key(data: Path) -> bytes:
    """The key of a data folder; made once, readable by its owner only, also if it was not so."""
    path = data / FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        made_private(path)
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_hex(32).encode())
    return path.read_bytes()
