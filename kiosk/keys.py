"""Idempotency keys: one a touch."""

from uuid import uuid4


def new_key() -> str:
    """A key nobody has used."""
    return f"kiosk-{uuid4().hex}"
