"""What was seen zone by zone, as it is typed: ``8+9 3.1, 5 8.2`` is finding 3 in degree 1 on both cheeks.

A list is zones and what was seen there: ``8+9 3.1 1.2``, ``1-6 0`` (looked at, nothing seen), ``17 -`` (not looked at).
20 is the T zone, 21 the U zone, 22 the face. Commas between lists can be left out; a later list adds to an earlier
one, and ``0`` takes away what stood in the zone before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from db.clients.fields.skin import ZONES
from db.core.errors import Flaw
from db.dated.comparing import looked_at
from db.dated.declaration import Values, key_of, name_of
from db.dated.fields import GRADES
from db.dated.kinds.skin import SEEN, SKIN
from db.fields.parsing import FieldError
from db.fields.values import Value

ZONE_CODES = tuple(zone.code for zone in ZONES)
FINDING_CODES = tuple(code for code, _en, _zh in SEEN)
T_ZONE, U_ZONE, FACE = 20, 21, 22
GROUPS: Mapping[int, tuple[int, ...]] = {
    T_ZONE: (1, 2, 7, 15),
    U_ZONE: (8, 9, 13, 14),
    FACE: tuple(range(1, 16)),
}
"""Numbers that mean several zones: forehead, glabella, nose and chin; cheeks and jaw; all but neck, ears and torso."""

NOTHING, NOT_LOOKED = "0", "-"
_PART = SKIN.part_of(FINDING_CODES[0])
_NAMES = frozenset(FINDING_CODES)
_ZONE_WORD = re.compile(r"[0-9]+(?:-[0-9]+)?(?:\+[0-9]+(?:-[0-9]+)?)*")
_SEEN_WORD = re.compile(r"[0-9]+\.[0-9]+(?:\+[0-9]+\.[0-9]+)*")
_SAME = str.maketrans("、；;。·—–−－", ",,,..----")
_RUN = 3
"""Zones that follow each other, from so many on, are written as the first and the last."""


class Told(NamedTuple):
    """What was said of one zone.

    Attributes:
        zone: Its code.
        finding: What was seen; empty for all of the zone.
        grade: In which degree; of all of the zone :data:`NOTHING` or :data:`NOT_LOOKED`.
    """

    zone: str
    finding: str
    grade: str


def read_zones(text: str) -> tuple[Told, ...]:
    """What lists of zones and findings say, in the order in which they say it.

    Raises:
        FieldError: With the word that is not understood: ``NOT_A_ZONE``, ``NOT_A_FINDING``, ``NOT_A_GRADE``;
            ``NO_ZONE`` where none stands before what was seen, ``NOTHING_SAID`` where a zone stands alone,
            ``NOT_ZONES`` for anything else.
    """
    found: list[Told] = []
    plain = re.sub(r"\s*\+\s*", "+", unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME))
    for part in plain.replace("\n", ",").split(","):
        found += _read_list(part.split())
    return tuple(found)


def _read_list(words: Iterable[str]) -> Iterator[Told]:
    """One list; zones that follow upon what was seen begin another one."""
    zones: list[str] = []
    alone = ""
    for word in words:
        if word in (NOTHING, NOT_LOOKED) or _SEEN_WORD.fullmatch(word):
            if not zones:
                raise FieldError(Flaw.NO_ZONE, word)
            alone = ""
            for zone in zones:
                yield from _said_of(zone, word)
        elif _ZONE_WORD.fullmatch(word):
            zones = [*(zones if alone else ()), *_zones(word)]
            alone = f"{alone} {word}".strip()
        else:
            raise FieldError(Flaw.NOT_A_GRADE if re.fullmatch(r"[0-9]+\.", word) else Flaw.NOT_ZONES, word)
    if alone:
        raise FieldError(Flaw.NOTHING_SAID, alone)


def _said_of(zone: str, word: str) -> Iterator[Told]:
    if word in (NOTHING, NOT_LOOKED):
        yield Told(zone, "", word)
        return
    for one in word.split("+"):
        number, _dot, grade = one.partition(".")
        at = _number(number)
        if not 1 <= at <= len(FINDING_CODES):
            raise FieldError(Flaw.NOT_A_FINDING, one)
        if all(grade != entry.code for entry in GRADES):
            raise FieldError(Flaw.NOT_A_GRADE, one)
        yield Told(zone, FINDING_CODES[at - 1], grade)


def _zones(word: str) -> Iterator[str]:
    for one in word.split("+"):
        first, dash, last = one.partition("-")
        low, high = _number(first), _number(last) if dash else _number(first)
        group = GROUPS.get(low, ()) if not dash else ()
        if not group and not 1 <= low <= high <= len(ZONE_CODES):
            raise FieldError(Flaw.NOT_A_ZONE, one)
        yield from (ZONE_CODES[number - 1] for number in group or range(low, high + 1))


def _number(digits: str) -> int:
    """A number of at most two digits; 0, which is none here, for a longer one."""
    return int(digits) if len(digits) <= 2 else 0


def with_told(values: Values, told: Iterable[Told]) -> dict[str, Value]:
    """An analysis with what was said of its zones: a zone of which something is said has been looked at.

    Every zone in which something stands is among those looked at, and keys stand in the order of the form.
    """
    looked = set(looked_at(_PART, values))
    found = dict(values)
    for one in told:
        if one.finding:
            found[key_of(one.finding, one.zone)] = one.grade
        else:
            for finding in FINDING_CODES:
                found.pop(key_of(finding, one.zone), None)
        (looked.discard if one.grade == NOT_LOOKED else looked.add)(one.zone)
    found.pop(_PART.looked, None)
    if looked:
        found[_PART.looked] = tuple(code for code in ZONE_CODES if code in looked)
    return {key: found[key] for key in SKIN.in_order(found)}


def degrees(values: Values) -> dict[str, int]:
    """The highest degree of what was seen in each zone that was looked at, 0 where nothing was."""
    return {
        zone: max((int(str(values.get(key_of(finding, zone), 0))) for finding in FINDING_CODES), default=0)
        for zone in ZONE_CODES
        if zone in looked_at(_PART, values)
    }


def by_number(values: Values) -> dict[int, int]:
    """The same by the number that a zone has on a face."""
    return {ZONE_CODES.index(zone) + 1: degree for zone, degree in degrees(values).items()}


def zones_alone(values: Values) -> dict[str, Value]:
    """Of an analysis what it says of its zones."""
    return {key: value for key, value in values.items() if key == _PART.looked or name_of(key) in _NAMES}


def zones_text(values: Values) -> str:
    """What an analysis says of its zones, as it would be typed; zones that say the same stand together."""
    said: dict[str, list[int]] = {}
    looked = looked_at(_PART, values)
    for number, zone in enumerate(ZONE_CODES, 1):
        seen = [(at, values.get(key_of(finding, zone))) for at, finding in enumerate(FINDING_CODES, 1)]
        words = " ".join(f"{at}.{grade}" for at, grade in seen if grade is not None)
        if zone in looked:
            said.setdefault(words or NOTHING, []).append(number)
    return ", ".join(f"{numbers_text(numbers)} {words}" for words, numbers in said.items())


def numbers_text(numbers: Iterable[int]) -> str:
    """Numbers of zones, as they are typed: ``1-4+7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [[f"{run[0]}-{run[-1]}"] if len(run) >= _RUN else [f"{number}" for number in run] for run in runs]
    return "+".join(word for run in words for word in run)
