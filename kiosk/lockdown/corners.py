"""The hidden way to the officer's code: the four corners of the glass, clockwise. Pure."""

from dataclasses import dataclass

_WAY = ("top-left", "top-right", "bottom-right", "bottom-left")
_LONGEST_S = 8.0


@dataclass(frozen=True)
class Round:
    """How many corners were touched in order, and since when."""

    touched: int = 0
    began_s: float = 0.0

    @property
    def is_whole(self) -> bool:
        return self.touched == len(_WAY)


def corner_of(x: float, y: float, size: tuple[float, float], side: float) -> str | None:
    """The corner at a place of the glass (from its left and bottom), where there is no target."""
    width, height = size
    vertical = "bottom" if y <= side else "top" if y >= height - side else None
    horizontal = "left" if x <= side else "right" if x >= width - side else None
    return f"{vertical}-{horizontal}" if vertical and horizontal else None


def after_touch(so_far: Round, corner: str | None, now_s: float) -> Round:
    """One touch further, or from the beginning: any other touch in between ends it."""
    is_late = now_s - so_far.began_s > _LONGEST_S
    if so_far.touched and not so_far.is_whole and not is_late and corner == _WAY[so_far.touched]:
        return Round(so_far.touched + 1, so_far.began_s)
    return Round(1, now_s) if corner == _WAY[0] else Round()
