"""The face by its eighteen zones, as lines of text: how much is seen in each, and what became of it since last time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from db.dated.comparing import Difference, How
from db.dated.declaration import Values, name_of, row_of
from db.dated.fields import GRADES
from db.dated.kinds.skin import SKIN
from db.dated.zones import FINDING_CODES, ZONE_CODES, degrees
from db.fields.declaration import Term
from db.fields.numbering import without_number
from salon_tui.screens.dated.changes import CARRIED, NOT_LOOKED, SIGNS
from salon_tui.widgets.paint import Piece, fit_pieces, size
from salon_tui.widgets.parts import grade
from salon_tui.words.i18n import language

PART = SKIN.part_of(FINDING_CODES[0])

_DRAWN = (
    r"      .---------------.      ",
    r"{R} .'     {  1  }     '. {L}",
    r"  / {  4  }       {  3  } \  ",
    r" |         {  2  }         | ",
    r" | {  6  }         {  5  } | ",
    r" | { 11  }   / \   { 10  } | ",
    r" | {  9  } {  7  } {  8  } | ",
    r"  \        { 12  }        /  ",
    r"   \ { 14  }     { 13  } /   ",
    r"    '.     { 15  }     .'    ",
    r"      '--.         .--'      ",
    r"{ 17  }  | { 16  } |  { 18  }",
)
"""Where each zone stands, seven cells for each; left and right are the client's, who looks at whoever reads this."""
CELLS = len(_DRAWN[0])
ROWS = len(_DRAWN)
_SIDES = {"R": Term("R", "右"), "L": Term("L", "左")}
_PLACE = re.compile(r"(\{ *\w+ *\})")


class Seen(NamedTuple):
    """What is seen in one zone.

    Attributes:
        degree: The highest of what was seen; None where nobody looked.
        sign: What became of it, or :data:`CARRIED`; empty where there is nothing to say.
    """

    degree: int | None
    sign: str = ""


def seen_by_zone(
    values: Values, differences: Iterable[Difference] = (), carried: Collection[str] = ()
) -> Mapping[str, Seen]:
    """What is seen in each zone.

    Args:
        values: The analysis.
        differences: What changed since the one before; empty where there is none.
        carried: Keys of what was taken over, and that nobody has looked at yet.
    """
    seen = degrees(values)
    changes: dict[str, set[How]] = {}
    for one in differences:
        if name_of(one.key) in FINDING_CODES and one.how is not How.SAME:
            changes.setdefault(row_of(one.key), set()).add(one.how)
    taken_over = {row_of(key) for key in carried}
    found: dict[str, Seen] = {}
    for zone in ZONE_CODES:
        if zone not in seen:
            found[zone] = Seen(None)
            continue
        sign = CARRIED if zone in taken_over else _sign(changes.get(zone, set()))
        found[zone] = Seen(seen[zone], sign)
    return found


def face(seen: Mapping[str, Seen]) -> list[list[Piece]]:
    """The face, :data:`ROWS` lines of :data:`CELLS` cells: its number by each zone, its degree and a sign."""
    return [[piece for part in _PLACE.split(line) if part for piece in _drawn(part, seen)] for line in _DRAWN]


def legend(cells: int) -> list[list[Piece]]:
    """What the squares mean, as many beside each other as there is room for; squares and word stay together."""
    rows: list[list[Piece]] = []
    for step in GRADES:
        said: list[Piece] = [grade(int(step.code)), (f" {without_number(step.term.text(language()))}", "label")]
        if rows and size(rows[-1]) + 2 + size(said) <= cells:
            rows[-1] += ["  ", *said]
        else:
            rows.append(said)
    return rows


def _sign(changes: set[How]) -> str:
    """One sign for a zone; where some is lighter and some heavier, it is other than it was."""
    if len(changes) > 1:
        changes = changes - {How.UNSURE}
    return SIGNS[changes.pop()] if len(changes) == 1 else SIGNS[How.OTHER] if changes else ""


def _drawn(part: str, seen: Mapping[str, Seen]) -> Sequence[Piece]:
    if not part.startswith("{"):
        return [(part, "shade")]
    name = part.strip("{} ")
    if name in _SIDES:
        return fit_pieces([(_SIDES[name].text(language()), "label")], len(part))
    number = int(name)
    zone = seen[ZONE_CODES[number - 1]]
    label: Piece = (f"{number:>2} ", "label")
    if zone.degree is None:
        return [label, (f"{NOT_LOOKED:<4}", "quiet")]
    sign = zone.sign or " "
    return [label, grade(zone.degree), (sign, "quiet" if sign == CARRIED else "strong")]
