"""The design language, read once from design.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("design.toml")


@dataclass(frozen=True)
class Design:
    """Colours as `#RRGGBB`, sizes in density-independent pixels; `board` is its themes' colours.

    `page` and `page_dark` are colours that only pages use.
    """

    colour: dict[str, str]
    contrast: dict[str, str]
    dark: dict[str, str]
    page: dict[str, str]
    page_dark: dict[str, str]
    type: dict[str, float]
    space: dict[str, int]
    radius: dict[str, int]
    touch_least_mm: int
    board: dict[str, dict[str, str]]


@cache
def design() -> Design:
    """The one design language of this installation."""
    raw = tomllib.loads(_FILE.read_text("utf-8"))
    return Design(
        colour=raw["colour"],
        contrast=raw["contrast"],
        dark=raw["dark"],
        page=raw["page"],
        page_dark=raw["page_dark"],
        type=raw["type"],
        space=raw["space"],
        radius=raw["radius"],
        touch_least_mm=raw["touch"]["least_mm"],
        board=raw["board"],
    )


def css_variables() -> str:
    """The design as CSS custom properties: `--colour-ink`, `--type-body`, `--space-m`, ..."""
    language = design()
    lines = _colours(language.colour | language.page)
    lines += [
        f"--type-{_dashed(name)}:{_size(name, value)}" for name, value in language.type.items()
    ]
    lines += [f"--space-{name}:{value}px" for name, value in language.space.items()]
    lines += [f"--radius-{name}:{value}px" for name, value in language.radius.items()]
    return ":root{" + ";".join(lines) + "}\n"


def dark_variables() -> str:
    """The colours for those whose screen is dark, paper stays bright; after `css_variables`."""
    colours = ";".join(_colours(design().dark | design().page_dark))
    rule = f":root{{color-scheme:dark;{colours}}}"
    return f"@media screen and (prefers-color-scheme:dark){{{rule}}}\n"


def board_themes() -> str:
    """The themes of the hall's board as CSS: `[data-theme=light]{--board-ground:...}`."""
    return "".join(
        f"[data-theme={theme}]{{{_board_colours(colours)}}}\n"
        for theme, colours in design().board.items()
    )


def _colours(colours: dict[str, str]) -> list[str]:
    return [f"--colour-{_dashed(name)}:{value}" for name, value in colours.items()]


def _board_colours(colours: dict[str, str]) -> str:
    return ";".join(f"--board-{name}:{value}" for name, value in colours.items())


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _size(name: str, value: float) -> str:
    return str(value) if name == "line_height" else f"{value / 16:g}rem"
