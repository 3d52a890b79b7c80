"""A row while it is read: values, reasons against them, and what goes to places of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from db.clients.records import KeptCell
from db.core.errors import Flaw
from db.fields.declaration import Access, Field
from db.fields.never_kept import taken_out
from db.fields.values import Value
from db.importing.dated import DatedCells
from db.importing.health import about_health
from db.importing.records import Column, Means
from db.text.cleaning import clean

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WRITTEN_TOGETHER = re.compile(f"[{HAN}\u3040-\u30ff\uac00-\ud7af]")
_ALLERGY = re.compile("过敏|allerg", re.IGNORECASE)
CONTACT = frozenset({Access.PHONE, Access.ADDRESS, Access.PRIVATE})


@dataclass(slots=True)
class RowSoFar:
    """What has been read of a row.

    Attributes:
        values: By name of the field.
        flaws: Why the row is refused, by field.
        kept: Cells that are kept in words, by heading.
        left_out: Cells that are left out, by heading.
        cells: What goes to places of its own.
        alerts: Entries of box C that words have named.
        notes: Lines of fields of free text, by name of the field.
        own_words: Fields of free text that have their own column's text already, which stands first.
        phones: The client's own numbers, in order, with the heading of each.
        names: Parts of the name.
        address: Parts of the address.
        referrer: The heading and the text of a referrer.
        dated: What it says of dated records, by kind.
    """

    values: dict[str, Value] = field(default_factory=dict)
    flaws: dict[str, Flaw] = field(default_factory=dict)
    kept: dict[str, Flaw] = field(default_factory=dict)
    left_out: dict[str, Flaw] = field(default_factory=dict)
    cells: list[KeptCell] = field(default_factory=list)
    alerts: dict[tuple[str, str], None] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    own_words: set[str] = field(default_factory=set)
    phones: list[tuple[str, str]] = field(default_factory=list)
    names: dict[Means, str] = field(default_factory=dict)
    address: list[str] = field(default_factory=list)
    referrer: tuple[str, str] | None = None
    dated: dict[str, DatedCells] = field(default_factory=dict)

    def note(self, name: str, heading: str, text: str, *, with_heading: bool = True) -> None:
        """Keeps a cell in words; what is about health goes to box C, whatever column it stood in."""
        text, flaw = taken_out(text)
        if flaw is not None:
            self.left_out[heading] = flaw
        if name == "remarks" and about_health(text):
            name = "allergy_detail" if _ALLERGY.search(text) else "illness"
        if text.replace("·", "").strip():
            self.notes.setdefault(name, []).append(f"{heading}：{text}" if heading and with_heading else text)

    def own_note(self, name: str, heading: str, text: str) -> None:
        """Keeps a cell of the column of a field of free text: the first stands alone, others with their headings."""
        if name == "remarks" and about_health(text):
            self.note(name, heading, text, with_heading=False)
        elif name in self.own_words:
            self.note(name, heading, text)
        else:
            self.own_words.add(name)
            before = self.notes.pop(name, [])
            self.note(name, heading, text, with_heading=False)
            self.notes[name] = [*self.notes.get(name, []), *before]

    def fail(self, column: Column, text: str, flaw: Flaw) -> None:
        """Deals with a cell that can't be read as its field's value.

        A required field refuses the row. What is masked elsewhere must not turn up in the remarks, which are open to
        everybody: such a cell is left out and listed. The rest is kept in words, about health in box C.
        """
        assert column.field is not None
        if column.field.required:
            self.flaws[column.field.name] = flaw
        elif column.field.access in CONTACT or flaw in (Flaw.CARD_NUMBER, Flaw.PASSWORD):
            self.left_out[column.heading] = flaw
        else:
            self.kept[column.heading] = flaw
            self.note("illness" if column.field.access is Access.HEALTH else "remarks", column.heading, text)

    def settle(self, fields: Mapping[str, Field]) -> None:
        """Joins what came in parts, once every cell is read."""
        self._settle_name(fields)
        if self.address and "address" in fields:
            self.values["address"] = clean(" ".join(dict.fromkeys(self.address)), fields["address"].limit)
        self._settle_phones()
        self._settle_alerts(fields)
        for name, lines in self.notes.items():
            text = "\n".join(dict.fromkeys(lines))
            # kept rather than cut: a row that says more than its field holds has to be shortened by somebody
            if len(clean(text, len(text), multiline=True)) > fields[name].limit:
                self.flaws[name] = Flaw.TOO_LONG
            else:
                self.values[name] = text

    def _settle_name(self, fields: Mapping[str, Field]) -> None:
        if self.names and not self.values.get("name"):
            whole = joined_name(
                self.names.get(Means.LAST_NAME, ""),
                self.names.get(Means.FIRST_NAME, ""),
                self.names.get(Means.MIDDLE_NAME, ""),
            )
            if len(whole) > fields["name"].limit:
                self.flaws["name"] = Flaw.TOO_LONG
            else:
                self.values["name"] = whole
                self.flaws.pop("name", None)
        if not self.values.get("name"):
            self.flaws.setdefault("name", Flaw.REQUIRED)

    def _settle_phones(self) -> None:
        """The first number is the phone, the second the other one; more are kept where phones are."""
        different = dict.fromkeys(number for _, number in self.phones)
        for name, number in zip(("phone", "phone2"), different, strict=False):
            self.values[name] = number
        more = list(different)[2:]
        for heading, number in self.phones:
            if number in more:
                more.remove(number)
                self.cells.append(KeptCell("phone", heading, number, own=True))
        if "phone" in self.values:
            if flaw := self.flaws.pop("phone", None):
                # another cell had a number: the client comes in, and what couldn't be read is said
                self.left_out.setdefault("phone", flaw)
        elif "phone" not in self.flaws:
            self.flaws["phone"] = Flaw.REQUIRED

    def _settle_alerts(self, fields: Mapping[str, Field]) -> None:
        for name, code in self.alerts:
            if name in fields:
                before = self.values.get(name)
                items = {*(before if isinstance(before, tuple) else ()), code}
                self.values[name] = tuple(entry.code for entry in fields[name].choices if entry.code in items)


def joined_name(last: str, first: str, middle: str = "") -> str:
    """A whole name of its parts: 范 文慧 is 范文慧, Weber, Anna is Anna Weber."""
    if _WRITTEN_TOGETHER.search(last) or (not last and _WRITTEN_TOGETHER.search(first)):
        return clean(f"{last}{middle}{first}", 200)
    return clean(" ".join(filter(None, (first, middle, last))), 200)
