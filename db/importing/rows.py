"""A row of a table as the values of a client, or the reasons why it can't be one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from db.clients.records import KeptCell
from db.core.errors import Flaw
from db.fields.declaration import Access, Field, Kind
from db.fields.never_kept import is_card_number
from db.fields.parsing import FieldError, ParseContext, parse
from db.fields.values import Ref
from db.importing import words
from db.importing.cells import LONGEST
from db.importing.cells_read import HAN, RowSoFar
from db.importing.dated_cells import DatedReader, member, without_point_zero
from db.importing.days import read_day
from db.importing.doubts import day_order
from db.importing.headings import fold_heading, names_of
from db.importing.health import about_health, read_allergies, told_in
from db.importing.questions import Ask, Question, Reading
from db.importing.records import Column, Means, RawRow, RawTable, ReadRow
from db.importing.row_doubts import RowDoubts
from db.text.cleaning import clean, half_width

SOURCE = "imported"
"""Code of the source of clients whose table names none."""

_GAP = re.compile(f"(?<=[{HAN}])\\s+(?=[{HAN}])")
_IN_NAME = re.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_WECHAT = re.compile(r"[A-Za-z][A-Za-z0-9_\-]{5,19}")
_NO_MEANS_NONE = frozenset({Kind.PHONE, Kind.EMAIL, Kind.IDENTITY, Kind.STAFF, Kind.CLIENT, Kind.BIRTHDAY, Kind.DATE})
"""Kinds where "no" is an empty cell, not an answer."""
_FREE = frozenset({Kind.TEXT, Kind.NOTE})
_NOT_FREE = frozenset({"name", "occupation", "title", "address", "district", "postcode", "wechat", "reading"})
"""Fields of text that don't tell how the client is."""


class RowReader:
    """Reads the rows of one table.

    Args:
        table: The table.
        fields: The fields of the archive.
        staff: Members of staff by their names, folded.
        today: Today.
        reading: What was answered.
    """

    def __init__(
        self, table: RawTable, fields: Sequence[Field], staff: Mapping[str, Ref], today: date, reading: Reading
    ) -> None:
        self._columns = table.heads.columns
        self._from_1904 = table.from_1904
        self._fields = {one.name: one for one in fields}
        self._names = names_of(fields)
        self._staff = staff
        self._around = ParseContext(today)
        self._reading = reading
        self._orders = {
            column.place: day_order(table, reading, column.place) for column in table.heads.columns if column.holds_days
        }
        self._dated = DatedReader(staff, self._orders, today, from_1904=table.from_1904)
        self._doubts = RowDoubts(reading)
        self._number = 0

    def questions(self) -> list[Question]:
        """What the rows that were read leave to be asked."""
        return self._doubts.questions()

    def read(self, row: RawRow) -> ReadRow | None:
        """Reads a row; None where it is empty, only numbered, or the headings once more."""
        cells = [
            (column, text)
            for column, cell in zip(self._columns, row.cells, strict=False)
            if cell and (text := clean(cell[:LONGEST], LONGEST, multiline=True))
        ]
        if (all(column.counts for column, _ in cells) and not row.unreadable) or self._is_head(cells):
            return None
        self._number = row.number
        found = RowSoFar()
        for column, text in cells:
            if not words.says_nothing(text):
                self._read_column(found, column, text)
        self._read_marks(found, row)
        dated = tuple(self._dated.records(found))
        found.settle(self._fields)
        found.values.setdefault("source", SOURCE)
        name = found.values.get("name")
        told = [(one.heading, text) for one, text in cells if not (one.counts and one.means is Means.LEFT_OUT)]
        return ReadRow(
            number=row.number,
            name=name if isinstance(name, str) else "",
            values=found.values,
            flaws={one: found.flaws[one] for one in self._fields if one in found.flaws},
            kept=found.kept,
            left_out=found.left_out,
            cells=tuple(found.cells),
            alerts=tuple(found.alerts),
            referrer=found.referrer,
            source=json.dumps(sorted(told), ensure_ascii=False),
            dated=dated,
        )

    def _is_head(self, cells: list[tuple[Column, str]]) -> bool:
        fielded = [(column, text) for column, text in cells if column.means is Means.FIELD]
        return len(fielded) > 1 and all(self._names.get(fold_heading(text)) for _, text in fielded)

    def _read_marks(self, found: RowSoFar, row: RawRow) -> None:
        """Cells without a value, and comments; what a comment says of health is never left out."""
        for place, _what in row.unreadable:
            column = next((one for one in self._columns if one.place == place and one.heading), None)
            if column is None or column.means in (Means.LEFT_OUT, Means.SECRET):
                continue
            if column.field is not None and column.field.required and not found.values.get(column.field.name):
                found.flaws[column.field.name] = Flaw.NO_VALUE
            else:
                found.left_out[column.heading] = Flaw.NO_VALUE
        wanted = self._reading.answer(Ask.COMMENTS) != "out"
        for _place, text in row.comments:
            comment = clean(text, LONGEST, multiline=True)
            before = len(found.alerts)
            self._scan(found, comment)
            if wanted or len(found.alerts) > before:
                found.note("remarks", "", comment)

    def _read_column(self, found: RowSoFar, column: Column, text: str) -> None:
        match column.means:
            case Means.FIELD if column.field is not None:
                if column.field.kind in _NO_MEANS_NONE and words.plain(text) in words.NO:
                    return
                try:
                    self._read_cell(found, column, column.field, text)
                except FieldError as error:
                    found.fail(column, text, error.flaw)
            case Means.LAST_NAME | Means.FIRST_NAME | Means.MIDDLE_NAME:
                found.names[column.means] = clean(_GAP.sub("", text), 200)
            case Means.HEALTH_ITEM if column.field is not None:
                self._read_item(found, column, column.field.name, text)
            case Means.DATED if column.dated is not None:
                self._dated.read(found, column, column.dated, text)
            case Means.HEALTH:
                self._scan(found, text)
                found.note("illness", column.heading, text)
            case Means.PHONE:
                read = self._doubts.phones(column.heading, text, self._number)
                found.cells += [KeptCell("phone", column.heading, number) for number in read.numbers]
                found.cells += [KeptCell("phone", column.heading, word) for word in read.words]
                if read.unreadable:
                    found.left_out[column.heading] = Flaw.NOT_A_PHONE
            case Means.AMOUNT:
                found.cells.append(KeptCell("amounts", column.heading, clean(text, 60)))
            case Means.SECRET:
                is_card = is_card_number(text) or "卡号" in column.heading or "card" in column.heading.casefold()
                found.left_out[column.heading] = Flaw.CARD_NUMBER if is_card else Flaw.PASSWORD
            case Means.NEW_FIELD:
                self._scan(found, text)
                found.cells.append(KeptCell("new_field", column.heading, clean(text, 2000)))
            case Means.LEFT_OUT if column.by_hand and about_health(text):
                # a column may be left out, what it tells of health never
                self._scan(found, text)
                found.note("illness", column.heading, text)
            case _:
                pass

    def _read_cell(self, found: RowSoFar, column: Column, means: Field, text: str) -> None:
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
                found.values[means.name] = member(self._staff, text)
            case Kind.CLIENT:
                found.referrer = (column.heading, clean(text, means.limit))
            case Kind.BIRTHDAY | Kind.DATE:
                order = self._orders.get(column.place, "")
                today = self._around.today
                found.values[means.name] = read_day(means, column.heading, text, today, self._from_1904, order)
            case _ if means.name == "name":
                self._read_name(found, column, means, text)
            case _ if means.name == "address":
                parsed = parse(means, text, self._around)
                found.address += [parsed] if isinstance(parsed, str) else []
            case Kind.NOTE:
                self._read_note(found, column, means, text)
            case Kind.EMAIL if "@" not in half_width(text) and not _WECHAT.fullmatch(text):
                # 同微信: words, not an address
                found.fail(column, text, Flaw.NOT_AN_EMAIL)
            case Kind.IDENTITY | Kind.NUMBER:
                found.values[means.name] = parse(means, without_point_zero(text), self._around)
            case _:
                if means.kind in _FREE and means.access is Access.OPEN and means.name not in _NOT_FREE:
                    self._scan(found, text)
                found.values[means.name] = parse(means, text, self._around)

    def _read_name(self, found: RowSoFar, column: Column, means: Field, text: str) -> None:
        """A name; a number that stands in it is a phone, which a list of names must not show."""
        bare = _IN_NAME.sub("", text)
        if bare.strip():
            found.phones += [(column.heading, number) for number in _IN_NAME.findall(text)]
            text = bare
        found.values["name"] = parse(means, _GAP.sub("", clean(text, means.limit + 1)), self._around)

    # Phones.

    def _read_phones(self, found: RowSoFar, column: Column, means: Field, text: str) -> None:
        read = self._doubts.phones(column.heading, text, self._number)
        if read.unreadable:
            flaw = Flaw.NEEDS_COUNTRY if read.abroad else Flaw.NOT_A_PHONE
            if means.name == "phone":
                found.flaws[means.name] = flaw
            else:
                found.left_out[column.heading] = flaw
        found.phones += [(column.heading, number) for number in read.numbers]
        for word in read.words:
            if "微信" in column.heading and _WECHAT.fullmatch(word) and "wechat" not in found.values:
                found.values["wechat"] = word
            else:
                found.cells.append(KeptCell("phone", column.heading, word))

    def _read_one_phone(self, found: RowSoFar, column: Column, means: Field, text: str) -> None:
        read = self._doubts.phones(column.heading, text, self._number)
        if read.unreadable or len(read.numbers) > 1:
            raise FieldError(Flaw.NOT_A_PHONE)
        found.values[means.name] = read.numbers[0] if read.numbers else None
        found.cells += [KeptCell("phone", column.heading, word) for word in read.words]

    # Words.

    def _read_choices(self, found: RowSoFar, column: Column, means: Field, text: str) -> None:
        codes, complete = words.several(means, text)
        if codes or complete:
            earlier = found.values.get(means.name)
            found.values[means.name] = tuple(dict.fromkeys((*(earlier if isinstance(earlier, tuple) else ()), *codes)))
        if not complete:
            if means.access is Access.HEALTH:
                self._scan(found, text)
            raise FieldError(Flaw.NOT_A_CHOICE)

    def _read_note(self, found: RowSoFar, column: Column, means: Field, text: str) -> None:
        if means.name == "allergy_detail":
            told = read_allergies(column.heading, text, self._fields.get("allergens"))
            found.note(means.name, column.heading, told.detail, with_heading=False)
            if told.items is not None:
                earlier = found.values.get("allergens")
                found.values["allergens"] = (*(earlier if isinstance(earlier, tuple) else ()), *told.items)
            return
        self._scan(found, text)
        if column.by_hand and self._names.get(fold_heading(column.heading)) != means:
            # its heading says what it is about
            found.note(means.name, column.heading, text)
        else:
            found.own_note(means.name, column.heading, text)

    def _read_item(self, found: RowSoFar, column: Column, question: str, text: str) -> None:
        """A cell of a column like 是否怀孕: yes is the entry, no is kept in words, since the others weren't asked."""
        bare = words.plain(text).rstrip("。.!！")
        if bare in words.NO:
            found.note("illness", column.heading, text)
            return
        if bare in words.YES or len(bare) > 1:
            doubt = re.search("[?？]|可能|曾|以前|maybe|past", text, re.IGNORECASE)
            if not doubt or self._doubts.is_alert(column.item, f"{column.heading} {text}", self._number):
                found.alerts[question, column.item] = None
        if bare not in words.YES:
            found.note("illness", column.heading, text)

    def _scan(self, found: RowSoFar, text: str) -> None:
        """Raises the alerts that words name; those that may be past or somebody else's are asked."""
        told = told_in(text)
        found.alerts |= dict.fromkeys(told.alerts)
        for item in told.doubts:
            if self._doubts.is_alert(item[1], text, self._number):
                found.alerts[item] = None
