"""What is seen zone by zone, as a list beside the face: what changed first, then what was taken over, then the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from db.clients.fields.skin import ZONES
from db.dated.comparing import Difference, How, looked_at
from db.dated.declaration import Values, key_of, name_of
from db.dated.kinds.skin import SEEN
from db.dated.zones import FINDING_CODES, ZONE_CODES, numbers_text
from db.fields.declaration import Term
from salon_tui.screens.dated.changes import CARRIED, NOT_LOOKED, change_words
from salon_tui.screens.skin.face import PART
from salon_tui.widgets.paint import Piece, fit, flow, width
from salon_tui.words.i18n import _, language, ngettext

_NUMBERS = 11
"""Cells of a line besides names and words."""
_FINDINGS = {code: Term(en, zh) for code, en, zh in SEEN}
_ZONES = {zone.code: zone.term for zone in ZONES}
_FIRST = (How.HEAVIER, How.NEW, How.OTHER, How.UNSURE, How.LIGHTER, How.GONE, How.CHANGED, How.SAME)
"""In which order changes are told: what may be a matter first."""


class _Line(NamedTuple):
    """One finding in one zone; of equal ones the first stands first."""

    rank: int
    zone: int
    finding: str
    degrees: str
    words: str
    style: str


def seen_rows(
    values: Values,
    differences: Sequence[Difference],
    carried: Collection[str],
    cells: int,
    rows: int,
) -> list[list[Piece]]:
    """What is seen, a line for each finding of a zone, and at the end where nobody looked.

    Args:
        values: The analysis.
        differences: What changed since the one before; empty where there is none.
        carried: Keys of what was taken over, and that nobody has looked at yet.
        cells: The width; where it has no room for words, signs stand alone.
        rows: How many lines there are at most; what has no room is counted in the last.
    """
    found = sorted(_lines(values, differences, carried))
    unseen = numbers_text(at for at, zone in enumerate(ZONE_CODES, 1) if zone not in looked_at(PART, values))
    last = flow([(f"{unseen}  ", "label"), (_("not looked at"), "quiet")], cells) if unseen else []
    room = rows - len(last)
    if len(found) > room:
        left = len(found) - room + 1
        found = found[: room - 1]
        last.insert(0, [(ngettext("{count} finding more", "{count} findings more", left).format(count=left), "label")])
    longest = [max((width(text(line)) for line in found), default=0) for text in (_zone_name, _finding_name, _words)]
    names, what, words = longest
    # where room is short the numbers of zones stand for their names, and signs for words
    names = names if names + what + words + _NUMBERS <= cells else 0
    is_short = names + what + words + _NUMBERS > cells
    lines: list[list[Piece]] = []
    for line in found:
        whole: list[Piece] = [
            (f"{line.zone:>2} ", "label"),
            fit(_zone_name(line), names + 1) if names else "",
            fit(_finding_name(line), what + 1),
            (f"{line.degrees:>5} ", line.style),
            (line.words[:1] if is_short else line.words, line.style),
        ]
        lines.append(whole)
    return [*lines, *last]


def _words(line: _Line) -> str:
    return line.words


def _zone_name(line: _Line) -> str:
    return _ZONES[ZONE_CODES[line.zone - 1]].text(language())


def _finding_name(line: _Line) -> str:
    return _FINDINGS[line.finding].text(language())


def _lines(values: Values, differences: Iterable[Difference], carried: Collection[str]) -> Iterable[_Line]:
    changes = {one.key: one for one in differences if name_of(one.key) in _FINDINGS}
    for at, zone in enumerate(ZONE_CODES, 1):
        for finding in FINDING_CODES:
            key = key_of(finding, zone)
            grade, change = values.get(key), changes.get(key)
            if grade is None and (change is None or change.how is How.SAME):
                continue
            if key in carried:
                yield _Line(len(_FIRST), at, finding, str(grade), f"{CARRIED} " + _("taken over"), "quiet")
            elif change is None or change.how is How.SAME:
                yield _Line(len(_FIRST) + 1, at, finding, str(grade), "", "label")
            else:
                yield _Line(_FIRST.index(change.how), at, finding, _degrees(change), change_words(change), "strong")


def _degrees(change: Difference) -> str:
    """Before and after; where nothing is noted, but somebody looked, that is 0."""
    nothing = NOT_LOOKED if change.how is How.UNSURE else "0"
    return " > ".join(nothing if degree is None else str(degree) for degree in (change.before, change.after))
