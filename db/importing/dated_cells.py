"""The cells of a row that tell of dated records, read into records that wait until somebody accepts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from db.core.errors import Flaw
from db.core.permissions import Permission
from db.dated.kinds import KINDS
from db.fields.declaration import Field, Kind
from db.fields.parsing import FieldError, ParseContext, parse
from db.fields.values import Ref, Value
from db.importing import words
from db.importing.cells_read import RowSoFar
from db.importing.dated import DatedCells, DatedPlace, DatedSaid, as_record, dated_field
from db.importing.days import read_day
from db.importing.records import Column
from db.text.cleaning import fold

_POINT_ZERO = re.compile(r"([0-9]+)\.0+")


class DatedReader:
    """Reads them.

    Args:
        staff: Members of staff by their names, folded.
        orders: What stands first in the dates of a column, by its place.
        today: Today.
        from_1904: Whether day numbers count from 1904.
    """

    def __init__(self, staff: Mapping[str, Ref], orders: Mapping[int, str], today: date, *, from_1904: bool) -> None:
        self._staff, self._orders, self._around, self._from_1904 = staff, orders, ParseContext(today), from_1904

    def read(self, found: RowSoFar, column: Column, place: DatedPlace, text: str) -> None:
        """Reads a cell; one that can't be read is kept in words."""
        means = dated_field(place)
        cells = found.dated.setdefault(place.kind, DatedCells())
        cells.cells[place.key] = (column.heading, text)
        try:
            cells.values[place.key] = self._value(means, column, text) if means else None
        except FieldError as error:
            _in_words(found, place.kind, place.key, error.flaw)

    def records(self, found: RowSoFar) -> Iterator[DatedSaid]:
        """The records of a row; what can't stand there is kept in words."""
        for code, cells in found.dated.items():
            said, flaws = as_record(code, cells, self._around.today)
            for key, flaw in flaws.items():
                _in_words(found, code, key, flaw)
            if said is not None:
                yield said

    def _value(self, means: Field, column: Column, text: str) -> Value:
        match means.kind:
            case Kind.CHOICE:
                return words.one(means, text)
            case Kind.CHOICES:
                codes, complete = words.several(means, text)
                if not complete:
                    raise FieldError(Flaw.NOT_A_CHOICE)
                return codes
            case Kind.STAFF:
                return member(self._staff, text)
            case Kind.DATE:
                order = self._orders.get(column.place, "")
                return read_day(means, column.heading, text, self._around.today, self._from_1904, order)
            case Kind.NUMBER:
                return parse(means, without_point_zero(text), self._around)
            case _:
                return parse(means, text, self._around)


def member(staff: Mapping[str, Ref], text: str) -> Ref:
    """The member of staff whom a cell names.

    Raises:
        FieldError: ``NOBODY_CALLED_SO``.
    """
    ref = staff.get(fold(text))
    if ref is None:
        raise FieldError(Flaw.NOBODY_CALLED_SO)
    return ref


def without_point_zero(text: str) -> str:
    """A number as people write it: 12.0 is 12."""
    return _POINT_ZERO.sub(r"\1", text)


def _in_words(found: RowSoFar, code: str, key: str, flaw: Flaw) -> None:
    heading, text = found.dated[code].cells[key]
    found.kept[heading] = flaw
    found.note("illness" if KINDS[code].read is Permission.SEE_HEALTH else "remarks", heading, text)
