"""What tests may do faster than an office does: nothing here changes what an answer is.

An office starts once and runs for months; a test run makes a thousand applications, each with
the same routes and templates, and signs hundreds of people in.
"""

import gc
import ssl
from collections.abc import Callable
from functools import cache

import pytest
from argon2 import PasswordHasher
from flask import Flask
from httpx import create_ssl_context
from httpx._transports import default as httpx_transports
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

from counter_server.accounts import passwords

OF_AN_OFFICE = passwords._hasher
Builder = Callable[..., tuple[str, str]]
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class _Memory(BytecodeCache):
    """Templates compiled once per process; the bucket's checksum is that of the source."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self._kept.get((bucket.key, bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheap passwords; certificates, templates and routes made ready once; fewer collections."""
    monkeypatch.setattr(passwords, "_hasher", _CHEAP)
    monkeypatch.setattr(httpx_transports, "create_ssl_context", _certificates)
    monkeypatch.setattr(Flask, "jinja_options", {"bytecode_cache": _Memory()})
    monkeypatch.setattr(Rule, "_compile_builder", _remembering(Rule._compile_builder))
    gc.set_threshold(20_000, 20, 20)  # as the server's workers have it
    gc.freeze()  # what was imported stays to the end, and need not be looked through again


def _certificates(**wanted: object) -> ssl.SSLContext:
    """Every client reads all authorities of the world anew, to speak plain HTTP with this machine.

    `wanted` may hold a context of the client's own.
    """
    return _known_certificates() if wanted["verify"] is True else create_ssl_context(**wanted)


@cache
def _known_certificates() -> ssl.SSLContext:
    return create_ssl_context()


def _remembering(compile_builder: Callable[[Rule, bool], Builder]) -> Callable[..., Builder]:
    """What builds a rule's address depends on the rule alone, and gets it anew at each call."""
    built: dict[object, Builder] = {}

    def remembered(rule: Rule, append_unknown: bool = True) -> Builder:
        key = (append_unknown, rule.rule, tuple(rule._trace), repr(rule.defaults))
        if key not in built:
            built[key] = compile_builder(rule, append_unknown)
        return built[key]

    return remembered
