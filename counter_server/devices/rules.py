"""The code of pairing: its letters, how long it is good, the token that follows; pure."""

import base64
import hashlib
import hmac
import unicodedata
from collections.abc import Callable
from datetime import timedelta

# Without 0 O, 1 I L, 2 Z, 5 S, 8 B and U V, which look alike across a hall.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 6
GOOD_FOR = timedelta(minutes=10)
POLL_EVERY_S = 3
REPORT_EVERY_S = 60

_TOKEN_MARK = "mct_"
_TOKEN_BYTES = 24
_PURPOSE = b"motcua device token"


def new_code(pick: Callable[[str], str]) -> str:
    """A code whose every letter is picked by chance."""
    return "".join(pick(ALPHABET) for _ in range(LENGTH))


def tidy_code(typed: str) -> str:
    """What was typed as a code: without spaces and hyphens, in capitals."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(letter for letter in plain if letter.isalnum())[: LENGTH + 1]


def spaced(code: str) -> str:
    """A code as people read it out: `K7M 4PQ`."""
    half = LENGTH // 2
    return f"{code[:half]} {code[half:]}"


def token_of(secret: str) -> str:
    """The token that belongs to a secret: whoever asks twice hears the same, and none is kept."""
    made = hmac.digest(secret.encode("utf-8", "surrogatepass"), _PURPOSE, hashlib.sha256)
    return _TOKEN_MARK + base64.urlsafe_b64encode(made[:_TOKEN_BYTES]).decode("ascii")
