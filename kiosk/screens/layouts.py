"""Reads the layouts: every `.kv`, once, widgets before the screens made of them."""

from importlib import import_module
from pathlib import Path

from kivy.lang import Builder

_KIOSK = Path(__file__).parent.parent


def load_layouts() -> None:
    """Make every widget known to Kivy and give it its layout."""
    for room in ("widgets", "screens"):
        layouts = sorted((_KIOSK / room).glob("*.kv"), key=_order)
        for module in sorted((_KIOSK / room).glob("[a-z]*.py")):
            import_module(f"kiosk.{room}.{module.stem}")
        for layout in layouts:
            if str(layout) not in Builder.files:
                Builder.load_file(str(layout))


def _order(layout: Path) -> tuple[bool, str]:
    """Rules apply in the order they are read, and those of a target are meant to be overruled."""
    return layout.stem != "target", layout.stem
