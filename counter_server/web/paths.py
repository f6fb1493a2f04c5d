"""What stands in the paths of addresses."""

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

from counter_server.contract.wire import LARGEST_ID


class IdConverter(IntegerConverter):
    """`<int:...>`: an id that no database can hold is nobody's, so its address does not exist."""

    def __init__(self, rules: Map) -> None:
        super().__init__(rules, max=LARGEST_ID)


def install_paths(app: Flask) -> None:
    """Before any route is added."""
    app.url_map.converters["int"] = IdConverter
