"""The officer's code: digits, kept only as a hash."""

import hashlib
import hmac
import re
from base64 import b64decode, b64encode

LENGTHS = range(4, 13)
_KIND = "scrypt"


def hashed(code: str, salt: bytes) -> str:
    """What a file keeps of a code; `ValueError` unless it is 4 to 12 digits."""
    if not (code.isascii() and code.isdigit() and len(code) in LENGTHS):
        raise ValueError("4–12 chữ số / 4 to 12 digits")
    return f"{_KIND}${b64encode(salt).decode()}${b64encode(_digest(code, salt)).decode()}"


def is_right(code: str, kept: str) -> bool:
    """The code is the one that was hashed; a damaged hash fits none."""
    match = re.fullmatch(rf"{_KIND}\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)", kept.strip())
    if match is None:
        return False
    try:
        salt, digest = (b64decode(part, validate=True) for part in match.groups())
    except ValueError:
        return False
    return hmac.compare_digest(_digest(code, salt), digest)


def _digest(code: str, salt: bytes) -> bytes:
    return hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1)
