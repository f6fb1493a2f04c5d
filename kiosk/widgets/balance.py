"""Where lines end: as few as can be, each about as long, so that no word is left alone. Pure."""

from collections.abc import Sequence

_CLOSE_ENOUGH = 2.0


def balanced_width(lines: Sequence[Sequence[float]], width: float) -> float:
    """The least width at which words of these widths take no more rows than they must.

    A word's width has the space after it.
    """
    needed = _height(lines, width)
    low, high = 0.0, width
    while high - low > _CLOSE_ENOUGH:
        middle = (low + high) / 2
        if _height(lines, middle) > needed:
            low = middle
        else:
            high = middle
    return high


def _height(lines: Sequence[Sequence[float]], width: float) -> int:
    return sum(_rows(words, width) for words in lines)


def _rows(words: Sequence[float], width: float) -> int:
    """A word that is wider than the width breaks, and takes as many rows as it fills."""
    rows, used = 1, 0.0
    for word in words:
        if used and used + word > width:
            rows, used = rows + 1, 0.0
        used += word
        rows += int(word // max(width, 1.0))
    return rows
