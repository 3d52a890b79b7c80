"""Columns of dated records, such as 皮肤诊断 结论 or 毛孔[左颊], and the records that a row's cells make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from db.core.errors import Flaw, InvalidFields, SalonError
from db.dated.content import checked
from db.dated.declaration import Dated, name_of, row_of
from db.dated.kinds import KINDS
from db.fields.declaration import Field, Kind, Term, When
from db.fields.values import Value
from db.text.cleaning import fold

DAY = Field("day", "", Term("Day", "日期"), Kind.DATE, when=When.PAST)
"""When a record was taken down; a table that doesn't say it has them taken down on the day of the import."""
_DAY_WORDS = ("日期", "日", "day", "date")


class DatedPlace(NamedTuple):
    """What of a record a column holds: the kind's code, and the key of its field, or ``day``."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSaid:
    """A record that a row tells of; it waits until somebody accepts it.

    Attributes:
        kind: Its code.
        day: Its day; None where the table doesn't say.
        values: By key.
        headings: Of its cells.
    """

    kind: str
    day: date | None
    values: Mapping[str, Value]
    headings: tuple[str, ...]


@dataclass(slots=True)
class DatedCells:
    """What the cells of a row say of one kind, as far as it could be read.

    Attributes:
        values: By key, ``day`` among them.
        cells: Heading and text of each cell, by key.
    """

    values: dict[str, Value] = field(default_factory=dict)
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)


def dated_place(heading: str) -> DatedPlace | None:
    """What a heading means, with its group's before it: a field's label behind its kind's, or with its row's."""
    return _headings(tuple(KINDS)).get(fold(heading))


def dated_field(place: DatedPlace) -> Field | None:
    """The field of a column; None for one that there isn't any more."""
    kind = KINDS.get(place.kind)
    return None if kind is None else DAY if place.key == DAY.name else kind.at(place.key)


def as_record(code: str, found: DatedCells, today: date) -> tuple[DatedSaid | None, dict[str, Flaw]]:
    """The record that cells make, and by key what of them can't stand in it.

    Without what such a record can't do without there is none, and nothing of the row can stand there.
    """
    kind = KINDS[code]
    values = {key: value for key, value in found.values.items() if key != DAY.name}
    flaws: dict[str, Flaw] = {}
    while values:
        try:
            good = checked(kind, values, today)
        except InvalidFields as error:
            if not error.flaws.keys() <= values.keys():
                return None, dict.fromkeys(found.cells, Flaw.REQUIRED)
            flaws |= error.flaws
            values = {key: value for key, value in values.items() if key not in flaws}
        except SalonError:
            return None, dict.fromkeys(found.cells, Flaw.TOO_LONG)
        else:
            day = found.values.get(DAY.name)
            headings = tuple(heading for heading, _text in found.cells.values())
            said = DatedSaid(kind=code, day=day if isinstance(day, date) else None, values=good, headings=headings)
            return said, flaws
    return None, flaws


@lru_cache(maxsize=2)
def _headings(codes: tuple[str, ...]) -> Mapping[str, DatedPlace]:
    """Every heading that means something of a record, folded; what would mean two things means none."""
    found: dict[str, DatedPlace] = {}
    several: set[str] = set()
    for kind in map(KINDS.__getitem__, codes):
        for heading, key in _of_kind(kind):
            folded, place = fold(heading), DatedPlace(kind.code, key)
            # where a field is called so, too, the record's own day is meant
            if found.setdefault(folded, place) != place and found[folded] != (kind.code, DAY.name):
                several.add(folded)
    return {heading: place for heading, place in found.items() if heading not in several}


def _of_kind(kind: Dated) -> Iterator[tuple[str, str]]:
    for whose in (kind.label.zh, kind.label.en):
        yield from ((f"{whose} {word}", DAY.name) for word in _DAY_WORDS)
    for key in kind.keys:
        part = kind.part_of(name_of(key))
        row = part.row(row_of(key)) if part.has_rows else None
        label = next(one.label for one in part.fields if one.name == name_of(key))
        terms = [(label.zh, row.term.zh if row else ""), (label.en, row.term.en if row else "")]
        for (name, of_row), whose in zip(terms, (kind.label.zh, kind.label.en), strict=True):
            ways = [f"{name}[{of_row}]", f"{of_row} {name}"] if row else [name]
            yield from ((f"{whose} {way}", key) for way in ways)
            if part.rows:
                # a zone of the face says enough; a number, as of aims, may be of anything
                yield from ((way, key) for way in ways)
