"""Settings of one installation: a data folder, a database, an address.

They come from the command line, then `MOTCUA_*` of the environment, then `motcua.toml` in the
data folder, then the defaults here.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

FILE = "motcua.toml"
_EXAMPLE_URL = "http://192.168.1.10:8080"
_EXAMPLE_HOSTS = "a.example=chu-se, b.example=dak-doa"
_HOSTS = re.compile(r"\s*([\w.-]+\s*=\s*[\w.-]+\s*(,\s*[\w.-]+\s*=\s*[\w.-]+\s*)*)?", re.ASCII)
_SPANS = {"port": range(65536), "workers": range(1, 65), "trusted_proxies": range(10)}


@dataclass(frozen=True)
class Settings:
    """What a server needs to know before it opens its database.

    `database`: a SQLAlchemy URL; empty means SQLite in the data folder.
    `public_url`: how phones reach the server; empty means `http://<host>:<port>`.
    `workers`: server processes; more than one only on PostgreSQL.
    `trusted_proxies`: how many proxies of our own stand before the server and say who asks.
    `hosts`: which office a host name speaks for, `a.example=chu-se, b.example=dak-doa`.
    """

    data: Path
    database: str = ""
    host: str = "0.0.0.0"
    port: int = 8080
    public_url: str = ""
    workers: int = 1
    trusted_proxies: int = 0
    hosts: str = ""


class WrongSetting(ValueError):
    """A setting cannot be used; the text says which and why."""


def read_settings(
    data: Path, given: Mapping[str, object], environment: Mapping[str, str] = os.environ
) -> Settings:
    """The settings of a data folder; `given` holds what the command line said (None: nothing)."""
    from_file = _file(data / FILE)
    values: dict[str, object] = {}
    for each in fields(Settings):
        if each.name == "data":
            continue
        for source in (given.get(each.name), environment.get(f"MOTCUA_{each.name.upper()}")):
            if source is not None:
                values[each.name] = source
                break
        else:
            if each.name in from_file:
                values[each.name] = from_file[each.name]
    return Settings(data=data, **_typed(values))  # type: ignore[arg-type]


def _file(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongSetting(f"{path}: {error}") from error
    known = {each.name for each in fields(Settings)}
    unknown = sorted(set(found) - known)
    if unknown:
        raise WrongSetting(f"{path}: không có mục / no such setting: {', '.join(unknown)}")
    return found


def _typed(values: dict[str, object]) -> dict[str, object]:
    """What came as text, as the numbers they are."""
    numbers = {
        name: _number(name, values[name], span) for name, span in _SPANS.items() if name in values
    }
    url = str(values.get("public_url", ""))
    if url and not _can_be_opened(url):
        raise WrongSetting(f"public_url = {url!r}: ghi như / write it like {_EXAMPLE_URL}")
    if not _HOSTS.fullmatch(str(values.get("hosts", ""))):
        raise WrongSetting(f"hosts = {values['hosts']!r}: ghi như / write it like {_EXAMPLE_HOSTS}")
    return {**values, **numbers}


def _can_be_opened(url: str) -> bool:
    """Whether a browser could: http or https, a host, no space, no question, no password."""
    try:
        parts = urlsplit(url)
        is_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_plain = url.isprintable() and not set(url) & set(' ?#@\\<>"')
    return parts.scheme in ("http", "https") and is_host and is_plain


def _number(name: str, value: object, span: range) -> int:
    text = str(value)
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text) in span:
        return int(text)
    limits = f"{span[0]}–{span[-1]}"
    raise WrongSetting(f"{name} = {text!r}: phải là số {limits} / must be {limits}")
