"""A row of a table as the values of a client, or the reasons why it can't be one (R143)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.errors import Flaw
from db.fields import Access, Field, Kind
from db.fields.entry import FieldError, Surroundings, parse
from db.importing import words
from db.importing.cells import LONGEST
from db.importing.days import read_day
from db.importing.headings import names_of
from db.importing.health import about_health, read_allergies
from db.importing.phones import FEWEST_DIGITS, read_phones
from db.importing.records import Column, RawRow, RawTable, ReadRow
from db.records import Ref, Value
from db.text import clean, fold, half_width

SOURCE = "imported"
"""Code of the source of clients whose table names none."""

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAP = re.compile(f"(?<=[{_HAN}])\\s+(?=[{_HAN}])")
_POINT_ZERO = re.compile(r"([0-9]+)\.0+")
_NO_MEANS_NONE = frozenset({Kind.PHONE, Kind.EMAIL, Kind.IDENTITY, Kind.STAFF, Kind.CLIENT, Kind.BIRTHDAY, Kind.DATE})
"""Kinds where "no" is an empty cell, not an answer."""
_CONTACT = frozenset({Access.PHONE, Access.ADDRESS, Access.PRIVATE})


@dataclass(slots=True)
class _Reading:
    """A row while it is read."""

    values: dict[str, Value] = field(default_factory=dict)
    flaws: dict[str, Flaw] = field(default_factory=dict)
    kept: dict[str, Flaw] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    phones: list[tuple[str, str]] = field(default_factory=list)
    referrer: tuple[str, str] | None = None

    def note(self, name: str, heading: str, text: str) -> None:
        """Keeps a cell in words, in the remarks or in another field of free text."""
        self.notes.setdefault(name, []).append(f"{heading}：{text}" if heading else text)

    def fail(self, column: Column, text: str, flaw: Flaw) -> None:
        """Keeps in words what can't be read as its field's value.

        Remarks are open to everybody: what is masked elsewhere must not turn up there, so a row with such a cell is
        refused, and what is about health goes to a field of box C.
        """
        assert column.field is not None
        if column.field.required or column.field.access in _CONTACT:
            self.flaws[column.field.name] = flaw
            return
        self.kept[column.heading] = flaw
        self.note("illness" if column.field.access is Access.HEALTH else "remarks", column.heading, text)


class RowReader:
    """Reads the rows of one table.

    Args:
        table: The table.
        fields: The fields of the archive.
        staff: Members of staff by their names, folded.
        today: Today.
    """

    def __init__(self, table: RawTable, fields: Sequence[Field], staff: Mapping[str, Ref], today: date) -> None:
        self._columns = table.heads.columns
        self._from_1904 = table.from_1904
        self._fields = {one.name: one for one in fields}
        self._names = names_of(fields)
        self._staff = staff
        self._around = Surroundings(today)

    def read(self, row: RawRow) -> ReadRow | None:
        """Reads a row; None where it is empty, only numbered, or the headings once more."""
        cells = [
            (column, text)
            for column, cell in zip(self._columns, row.cells, strict=False)
            if cell and not column.dropped and (text := clean(cell[:LONGEST], LONGEST, multiline=True))
        ]
        if all(column.counts for column, _ in cells) or self._is_head(cells):
            return None
        found = _Reading()
        for column, text in cells:
            if column.field is None:
                found.note("illness" if about_health(column.heading) else "remarks", column.heading, text)
            elif not words.says_nothing(text) and not (
                column.field.kind in _NO_MEANS_NONE and words.plain(text) in words.NO
            ):
                try:
                    self._read_cell(found, column, column.field, text)
                except FieldError as error:
                    found.fail(column, text, error.flaw)
        self._settle_phones(found)
        self._settle_notes(found)
        found.values.setdefault("source", SOURCE)
        if not found.values.get("name"):
            found.flaws.setdefault("name", Flaw.REQUIRED)
        name = found.values.get("name")
        return ReadRow(
            row.number,
            name if isinstance(name, str) else "",
            found.values,
            {one: found.flaws[one] for one in self._fields if one in found.flaws},
            found.kept,
            found.referrer,
            json.dumps(sorted((column.heading, text) for column, text in cells), ensure_ascii=False),
        )

    def _is_head(self, cells: list[tuple[Column, str]]) -> bool:
        fielded = [(column, text) for column, text in cells if column.field]
        return len(fielded) > 1 and all(self._names.get(fold(text)) for _, text in fielded)

    def _read_cell(self, found: _Reading, column: Column, means: Field, text: str) -> None:
        match means.kind:
            case Kind.PHONE if means.name != "emergency_phone":
                self._read_phones(found, column, means, text)
            case Kind.PHONE:
                self._read_one_phone(found, column, means, text)
            case Kind.CHOICE:
                found.values[means.name] = words.one(means, text)
            case Kind.CHOICES:
                self._read_choices(found, column, means, text)
            case Kind.STAFF:
                found.values[means.name] = self._member(text)
            case Kind.CLIENT:
                found.referrer = (column.heading, clean(text, means.limit))
            case Kind.BIRTHDAY | Kind.DATE:
                found.values[means.name] = read_day(means, column.heading, text, self._around.today, self._from_1904)
            case Kind.NOTE:
                self._read_note(found, column, means, text)
            case _ if means.name == "name":
                found.values["name"] = parse(means, _GAP.sub("", clean(text, means.limit + 1)), self._around)
            case Kind.EMAIL if "@" not in half_width(text) and sum(map(str.isdigit, text)) < FEWEST_DIGITS:
                # 同微信: words, not an address
                found.kept[column.heading] = Flaw.NOT_AN_EMAIL
                found.note("remarks", column.heading, text)
            case Kind.IDENTITY | Kind.NUMBER:
                found.values[means.name] = parse(means, _POINT_ZERO.sub(r"\1", text), self._around)
            case _:
                found.values[means.name] = parse(means, text, self._around)

    def _read_phones(self, found: _Reading, column: Column, means: Field, text: str) -> None:
        read = read_phones(text)
        if read.unreadable:
            found.flaws[means.name] = Flaw.NOT_A_PHONE
        found.phones += [(column.heading, number) for number in read.numbers]
        for word in read.words:
            found.note("remarks", column.heading, word)

    def _read_one_phone(self, found: _Reading, column: Column, means: Field, text: str) -> None:
        read = read_phones(text)
        if read.unreadable or len(read.numbers) > 1:
            raise FieldError(Flaw.NOT_A_PHONE)
        found.values[means.name] = read.numbers[0] if read.numbers else None
        for word in read.words:
            found.note("remarks", column.heading, word)

    def _read_choices(self, found: _Reading, column: Column, means: Field, text: str) -> None:
        codes, complete = words.several(means, text)
        if codes or complete:
            earlier = found.values.get(means.name)
            found.values[means.name] = tuple(dict.fromkeys((*(earlier if isinstance(earlier, tuple) else ()), *codes)))
        if not complete:
            raise FieldError(Flaw.NOT_A_CHOICE)

    def _read_note(self, found: _Reading, column: Column, means: Field, text: str) -> None:
        if means.name == "allergy_detail":
            told = read_allergies(column.heading, text, self._fields.get("allergens"))
            found.note(means.name, "", told.detail)
            if told.items is not None:
                earlier = found.values.get("allergens")
                found.values["allergens"] = (*(earlier if isinstance(earlier, tuple) else ()), *told.items)
            return
        if means.name in found.told:
            found.note(means.name, column.heading, text)
        else:
            found.told.add(means.name)
            found.notes.setdefault(means.name, []).insert(0, text)

    def _member(self, text: str) -> Ref:
        ref = self._staff.get(fold(text))
        if ref is None:
            raise FieldError(Flaw.NOBODY_CALLED_SO)
        return ref

    def _settle_phones(self, found: _Reading) -> None:
        """The first number is the phone, the second the other one; more are kept in words."""
        different = dict.fromkeys(number for _, number in found.phones)
        for name, number in zip(("phone", "phone2"), different, strict=False):
            found.values[name] = number
        more = list(different)[2:]
        for heading, number in found.phones:
            if number in more:
                more.remove(number)
                found.note("remarks", heading, number)
        if "phone" not in found.values and "phone" not in found.flaws:
            found.flaws["phone"] = found.flaws.pop("phone2", Flaw.REQUIRED)

    def _settle_notes(self, found: _Reading) -> None:
        for name, lines in found.notes.items():
            text = "\n".join(lines)
            # kept rather than cut: a row that says more than its field holds has to be shortened by somebody
            if len(clean(text, len(text), multiline=True)) > self._fields[name].limit:
                found.flaws[name] = Flaw.TOO_LONG
            else:
                found.values[name] = text
