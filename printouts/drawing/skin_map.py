"""The face with the numbered zones of the skin analysis, in vectors.

The unit face is 62 mm wide and 100 mm high, shoulders included, with its middle between the eyes at (0, 0). It is seen
from the front: the client's left is on the right of the paper, and says so. How much was seen in a zone is told by what
stands around its number: a ring, half a black band, a whole one; black alone tells it, so that a copy still does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from types import MappingProxyType

from printouts.drawing.kit import MM, Paper, Point

Curve = Sequence[Sequence[Point]]
_NUMBER, DEGREE = 1.75, 2.6
"""Radius in mm of the circle around a number, and of what tells a degree around that."""
_QUARTER = 0.5523
"""How far a quarter of a circle of radius 1 is bent."""

_HEAD: Curve = (
    ((0, -36),),
    ((-18, -36), (-28.5, -25), (-28.5, -5)),
    ((-28.5, 9), (-27.6, 19), (-23.6, 28.5)),
    ((-19.4, 38.4), (-9.4, 48.5), (0, 48.5)),
    ((9.4, 48.5), (19.4, 38.4), (23.6, 28.5)),
    ((27.6, 19), (28.5, 9), (28.5, -5)),
    ((28.5, -25), (18, -36), (0, -36)),
)
_HAIRLINE: Curve = (((-27.4, -14),), ((-22, -26), (-10, -28.4), (0, -26.4)), ((10, -28.4), (22, -26), (27.4, -14)))
_BORDERS_BOTH: tuple[Curve, ...] = (
    (((-5.5, -27),), ((-5.0, -20), (-5.2, -14), (-5.8, -11.5))),  # forehead, glabella
    (((-18.5, -23.4),), ((-18.2, -19), (-18.6, -14), (-19.2, -10.6))),  # forehead, temple
    (((-28.2, -9.0),), ((-22, -11.4), (-12, -12.4), (-5.8, -11.5))),  # brow line
    (((-5.8, -11.5),), ((-5.0, -7), (-5.0, -2), (-5.6, 3))),  # beside the glabella and the root of the nose
    (((-5.6, 3),), ((-10, 8.4), (-20, 8.6), (-28.2, 6.0))),  # under the eye
    (((-5.6, 3),), ((-7, 9), (-9, 13.5), (-9, 17.4)), ((-8.8, 20), (-5.5, 20.4), (0, 20.6))),  # nose
    (((-9, 17.8),), ((-14, 16.4), (-21, 17.4), (-27.2, 15.4))),  # cheekbone, cheek
    (((-9, 18.2),), ((-12.4, 21.5), (-13.8, 27), (-12, 32))),  # cheek, mouth
    (((-12, 32),), ((-15.6, 30.6), (-19.8, 29.8), (-23.3, 29.4))),  # cheek, jaw
    (((-12, 32),), ((-11.6, 38), (-10.2, 43), (-8.2, 47))),  # jaw, chin
)
_BORDERS: tuple[Curve, ...] = (
    (((-5.3, -3.0),), ((-2, -2.2), (2, -2.2), (5.3, -3.0))),
    (((-12, 32.2),), ((-5, 35.8), (5, 35.8), (12, 32.2))),
)
_FEATURES_BOTH: tuple[tuple[Curve, float], ...] = (
    ((((-21.5, -6.4),), ((-17, -9.8), (-11, -9.6), (-7.4, -7.0))), 1.1),
    ((((-20.6, 0),), ((-17.4, -3.6), (-11.4, -3.6), (-8.0, 0.6))), 0.8),
    ((((-20.6, 0),), ((-17, 2.6), (-11.6, 2.8), (-8.0, 0.6))), 0.5),
    ((((-2.6, 16.6),), ((-4.6, 15.4), (-6.2, 16.6), (-5.6, 18.4))), 0.7),
    ((((-27.8, 1.5),), ((-31.5, -2.5), (-34, 1.5), (-32.8, 8.2)), ((-31.8, 14.2), (-30.2, 17.6), (-27.2, 16.6))), 0.7),
    ((((-14.5, 43.8),), ((-14.8, 48.5), (-15.5, 51.5), (-17.5, 54)), ((-21, 57), (-26, 58.5), (-31, 60))), 0.8),
)
_MOUTH: tuple[tuple[Curve, float], ...] = (
    ((((-2.4, 17.6),), ((-1, 18.6), (1, 18.6), (2.4, 17.6))), 0.7),
    ((((-8.6, 27.4),), ((-5.6, 25.6), (-2.6, 24.6), (0, 25.8)), ((2.6, 24.6), (5.6, 25.6), (8.6, 27.4))), 0.8),
    ((((-8.6, 27.4),), ((-4, 28.4), (4, 28.4), (8.6, 27.4))), 0.6),
    ((((-8.6, 27.4),), ((-5.4, 31.4), (5.4, 31.4), (8.6, 27.4))), 0.7),
)
# The client's right is on the left of the paper, as when one looks at somebody.
_NUMBERS: dict[int, Point] = {
    1: (0, -20.5),
    2: (0, -7.0),
    3: (23.4, -15.2),
    4: (-23.4, -15.2),
    5: (24.6, -2.4),
    6: (-24.6, -2.4),
    7: (0, 9.5),
    8: (18.6, 24.0),
    9: (-18.6, 24.0),
    10: (17.6, 12.2),
    11: (-17.6, 12.2),
    12: (-11.4, 24.6),
    13: (16.4, 35.6),
    14: (-16.4, 35.6),
    15: (0, 41.5),
    16: (0, 53.5),
    17: (31.0, 5.0),
    18: (22.5, 60.5),
}


def draw_face(
    paper: Paper,
    x: float,
    y: float,
    scale: float,
    left: str,
    right: str,
    degrees: Mapping[int, int] = MappingProxyType({}),
) -> None:
    """Draws the face.

    Args:
        paper: Where.
        x: Middle of the face in mm.
        y: Height of the eyes in mm.
        scale: Size; 1 is 62 mm wide.
        left: What stands beside the client's left side.
        right: What stands beside the client's right side.
        degrees: How much was seen, 1 to 3, by the number of the zone; on a form that is drawn already,
            :func:`draw_degrees` adds it.
    """

    def at(curve: Curve, side: int = 1) -> list[list[Point]]:
        return [[(x + side * across * scale, y + down * scale) for across, down in piece] for piece in curve]

    paper.path(at(_HEAD), 0.9, closed=True)
    paper.path(at(_HAIRLINE), 0.5, black=0.5)
    for side, curve in (*product((1, -1), _BORDERS_BOTH), *product((1,), _BORDERS)):
        paper.path(at(curve, side), 0.45, black=0.6, dash=(1.4, 1.3))
    for side, (curve, weight) in product((1, -1), _FEATURES_BOTH):
        paper.path(at(curve, side), weight, black=0.8)
    for curve, weight in _MOUTH:
        paper.path(at(curve), weight, black=0.8)
    for side in (-1, 1):
        paper.circle(x + side * 14.3 * scale, y - 0.2 * scale, 1.7 * scale, 0.6, black=0.8)
    for number, (px, py) in places(x, y, scale).items():
        if degree := degrees.get(number, 0):
            draw_degree(paper, px, py, degree)
        else:
            paper.circle(px, py, _NUMBER, 0.5, white=True)
        paper.text(px, py + 0.78, str(number), 6, bold=True, align="c")
    paper.text(x - 30 * scale, y - 28 * scale, right, 6.4, black=0.8, align="c")
    paper.text(x + 30 * scale, y - 28 * scale, left, 6.4, black=0.8, align="c")


def places(x: float, y: float, scale: float) -> dict[int, Point]:
    """The middle of each zone's number, in mm; what is asked is what :func:`draw_face` was told."""
    return {number: (x + across * scale, y + down * scale) for number, (across, down) in _NUMBERS.items()}


def draw_degrees(paper: Paper, x: float, y: float, scale: float, degrees: Mapping[int, int]) -> None:
    """Draws into a face how much was seen in each zone.

    Args:
        paper: Where.
        x: Middle of the face in mm, as :func:`draw_face` was told.
        y: Height of the eyes.
        scale: Size.
        degrees: 1 to 3 by the number of the zone.
    """
    for number, (px, py) in places(x, y, scale).items():
        if degree := degrees.get(number, 0):
            draw_degree(paper, px, py, degree)
            paper.text(px, py + 0.78, str(number), 6, bold=True, align="c")


def draw_degree(paper: Paper, x: float, y: float, degree: int, size: float = 1.0) -> None:
    """Draws a degree from 1 to 3 around a point: a ring; the ring with its left half black; all of it black."""
    inner, outer = _NUMBER * size, DEGREE * size
    middle = (inner + outer) / 2
    paper.circle(x, y, outer, 0.7 * size, white=True)
    for side in (-1, 1)[: degree - 1]:
        across, near, bow = x + side * middle, x + side * middle * _QUARTER, middle * _QUARTER
        upper, lower = ((near, y - middle), (across, y - bow), (across, y)), ((across, y + bow), (near, y + middle))
        paper.path([[(x, y - middle)], upper, [*lower, (x, y + middle)]], (outer - inner) * MM)
    paper.circle(x, y, inner, 0.5 * size, white=True)
