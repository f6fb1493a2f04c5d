"""Shapes that icons are made of, on a grid of 24, x to the right and y down."""

from math import cos, pi, sin

Point = tuple[float, float]
Stroke = tuple[Point, ...]

GRID = 24.0


def arc(x: float, y: float, radius: float, start: float, end: float) -> Stroke:
    """Points of an arc; degrees from the right, clockwise."""
    count = max(8, int(abs(end - start) / 12))
    angles = [(start + (end - start) * step / count) * pi / 180 for step in range(count + 1)]
    return tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles)


def circle(x: float, y: float, radius: float) -> Stroke:
    """A whole circle."""
    return arc(x, y, radius, 0, 360)


def box(left: float, top: float, right: float, bottom: float) -> Stroke:
    """A rectangle."""
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
