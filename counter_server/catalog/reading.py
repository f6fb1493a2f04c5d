"""Procedures and days out of TOML files; what is wrong is told with file and entry."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from counter_server.contract.procedures import Procedure
from counter_server.contract.wire import WrongBody, from_plain


class WrongCatalog(ValueError):
    """A catalogue file that cannot be used; the text names file and entry."""


def load_from_toml(path: Path) -> tuple[Procedure, ...]:
    """The `[[procedures]]` of a file in their order, or `WrongCatalog`."""
    entries = _parsed(path).get("procedures")
    if not isinstance(entries, list) or not entries:
        raise WrongCatalog(f"{path}: no [[procedures]]")
    found = tuple(_procedure(path, place, entry) for place, entry in enumerate(entries, 1))
    _refuse_twins(path, "procedure", [each.code for each in found])
    return found


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongCatalog(f"{path}: {error}") from error


def _procedure(path: Path, place: int, entry: Any) -> Procedure:
    code = entry.get("code", "?") if isinstance(entry, dict) else "?"
    where = f"{path}: procedure {place} ({code})"
    try:
        found = from_plain(entry, Procedure)
    except WrongBody as error:
        raise WrongCatalog(f"{where}: {error}") from error
    if not found.code.strip() or not found.name.vi.strip():
        raise WrongCatalog(f"{where}: code and name must not be empty")
    if found.time_limit.amount < 0 or any((fee.amount_vnd or 0) < 0 for fee in found.fees):
        raise WrongCatalog(f"{where}: a time or a fee below 0")
    _refuse_twins(Path(where), "component", [each.code for each in found.components])
    return found


def _refuse_twins(where: Path, kind: str, codes: list[str]) -> None:
    twins = [code for code, times in Counter(codes).items() if times > 1]
    if twins:
        raise WrongCatalog(f"{where}: {kind} {twins[0]} stands twice")
