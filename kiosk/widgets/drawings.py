"""Our icons, as strokes on a grid of 24, x to the right and y down."""

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


def _star() -> Stroke:
    turns = [(9.5 if step % 2 == 0 else 4.2, (step * 36 - 90) * pi / 180) for step in range(11)]
    return tuple((12 + radius * cos(angle), 12.6 + radius * sin(angle)) for radius, angle in turns)


DRAWINGS: dict[str, tuple[Stroke, ...]] = {
    "ticket": (
        (
            *((3, 6), (21, 6), (21, 10), *arc(21, 12, 2, 270, 90), (21, 18), (3, 18), (3, 14)),
            *(*arc(3, 12, 2, 90, -90), (3, 6)),
        ),
        ((15, 9), (15, 10.5)),
        ((15, 13.5), (15, 15)),
        ((7, 10), (11, 10)),
        ((7, 14), (11, 14)),
    ),
    "papers": (
        ((6, 3), (14, 3), (18, 7), (18, 21), (6, 21), (6, 3)),
        ((14, 3), (14, 7), (18, 7)),
        ((9, 12), (15, 12)),
        ((9, 16), (15, 16)),
    ),
    "search": (circle(10.5, 10.5, 6.5), ((15.4, 15.4), (21, 21))),
    "back": (((20, 12), (4, 12)), ((11, 5), (4, 12), (11, 19))),
    "next": (((9, 5), (16, 12), (9, 19)),),
    "up": (((5, 15), (12, 8), (19, 15)),),
    "down": (((5, 9), (12, 16), (19, 9)),),
    "home": (
        ((3, 11.5), (12, 4), (21, 11.5)),
        ((5.5, 10), (5.5, 20), (18.5, 20), (18.5, 10)),
        ((10, 20), (10, 14), (14, 14), (14, 20)),
    ),
    "check": (((5, 13), (10, 18), (19, 7)),),
    "qr": (
        box(3, 3, 10, 10),
        box(14, 3, 21, 10),
        box(3, 14, 10, 21),
        ((6.5, 6), (6.5, 7)),
        ((17.5, 6), (17.5, 7)),
        ((6.5, 17), (6.5, 18)),
        ((14, 14), (14, 17), (17, 17)),
        ((21, 14), (18, 14)),
        ((21, 18), (21, 21), (17.5, 21)),
        ((14, 20.5), (14, 21)),
    ),
    "printer": (
        ((7, 17), (3.5, 17), (3.5, 9), (20.5, 9), (20.5, 17), (17, 17)),
        ((7, 9), (7, 3), (17, 3), (17, 9)),
        box(7, 14, 17, 21),
    ),
    "clock": (circle(12, 12, 9), ((12, 6.5), (12, 12), (16, 14))),
    "people": (
        circle(9, 8, 3.6),
        arc(9, 20, 6.5, 180, 360),
        arc(16, 8, 3.2, 250, 450),
        arc(16.5, 20, 5.2, 285, 360),
    ),
    "cloud": (
        arc(7.5, 14.5, 4, 90, 255)
        + arc(12, 11, 5.2, 205, 345)
        + arc(17.3, 14.8, 3.7, 270, 450)
        + ((7.5, 18.5),),
        ((4, 4), (20, 21)),
    ),
    "star": (_star(),),
    "lock": (box(5, 11, 19, 21), ((8, 11), (8, 8), *arc(12, 8, 4, 180, 360), (16, 11))),
    "card": (
        box(2, 5, 22, 19),
        circle(8, 10.5, 2.2),
        arc(8, 17, 3.4, 190, 350),
        ((14, 10), (19, 10)),
        ((14, 14), (19, 14)),
    ),
    "info": (circle(12, 12, 9), ((12, 11), (12, 17)), ((12, 7.4), (12, 7.6))),
    "money": (
        box(2, 6, 22, 18),
        circle(12, 12, 3),
        ((5.5, 12), (5.6, 12)),
        ((18.4, 12), (18.5, 12)),
    ),
    "place": ((*arc(12, 10, 6.5, 150, 390), (12, 21.5), (6.4, 13.2)), circle(12, 10, 2.3)),
    "erase": (
        ((8, 5), (21, 5), (21, 19), (8, 19), (2, 12), (8, 5)),
        ((12, 9), (17, 15)),
        ((17, 9), (12, 15)),
    ),
    "cross": (((6, 6), (18, 18)), ((18, 6), (6, 18))),
    "again": (arc(12, 12, 8, -60, 235), ((16.6, 1.5), (16.2, 5.2), (20, 6))),
    "door": (
        ((4, 21), (20, 21)),
        ((6, 21), (6, 9), *arc(12, 9, 6, 180, 360), (18, 21)),
        ((14.2, 13), (14.2, 14.5)),
    ),
}
