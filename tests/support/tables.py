"""Knows every table of the product, so that a test database has them all."""

import importlib
import pkgutil

import counter_server


def all_tables() -> None:
    """Imports the tables of every room."""
    for module in pkgutil.walk_packages(counter_server.__path__, "counter_server."):
        if module.name.rsplit(".", 1)[-1] in {"tables", "offices", "event_log"}:
            importlib.import_module(module.name)
