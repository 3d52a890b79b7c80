"""How the parts of a kind stand in its form: a field once, or once a row under the row's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from db.dated.declaration import Dated, Part, Values, key_of
from db.dated.records import DatedLine
from db.fields.declaration import Field, Kind
from db.fields.parsing import ParseContext
from db.fields.values import Value
from db.salon.records import ProductRecord, ServiceRecord
from salon_tui.screens.dated.naming import CatalogueReader, RecordReader
from salon_tui.widgets.field_reader import FieldReader, Reader
from salon_tui.widgets.form_state import Entry, FormState, RowList
from salon_tui.words.i18n import language


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the fields of a form may mean.

    Attributes:
        context: What reading any field may need.
        services, products: The catalogue, with what is no longer offered.
        records: The client's records of the kinds that fields of this one refer to, by kind.
    """

    context: Callable[[], ParseContext]
    services: Sequence[ServiceRecord] = ()
    products: Sequence[ProductRecord] = ()
    records: Mapping[str, Sequence[DatedLine]] = field(default_factory=dict)

    def reader(self, field: Field) -> Reader:
        """How a field is typed."""
        match field.kind:
            case Kind.SERVICE:
                return CatalogueReader(self.services)
            case Kind.PRODUCT:
                return CatalogueReader(self.products)
            case Kind.DATED:
                return RecordReader(self.records.get(field.of, ()))
            case _:
                return FieldReader(field, self.context)


class PartForm(Protocol):
    """A part in a form."""

    entries: Sequence[Entry]
    """What is typed for it, in the order of the form."""
    lists: Sequence[RowList]
    """Which of them stand in rows."""

    def known(self, values: Values) -> Mapping[str, object]:
        """What its entries begin with, by their names, from the values of a record by key."""

    def values(self, state: FormState) -> dict[str, Value]:
        """The values that its entries mean, by key."""

    def entry_of(self, key: str) -> str:
        """The name of the entry in which a key is typed."""


class Fields:
    """A part whose fields are typed each for itself; those of a row stand under its name."""

    def __init__(self, kind: Dated, part: Part, known: Known) -> None:
        codes = [row.code for row in part.rows] or [str(number + 1) for number in range(part.most)]
        self._rows = [self._row(kind, part, known, code) for code in codes] if part.has_rows else []
        rows = self._rows or [self._row(kind, part, known, "")]
        self.entries: Sequence[Entry] = [entry for row in rows for entry in row]
        self.lists: Sequence[RowList] = [RowList(self._rows, grows=bool(part.most))] if self._rows else []

    def known(self, values: Values) -> Mapping[str, object]:
        """The values themselves."""
        return values

    def values(self, state: FormState) -> dict[str, Value]:
        """What was understood."""
        found = state.values()
        return {entry.name: found[entry.name] for entry in self.entries if entry.name in found}

    def entry_of(self, key: str) -> str:
        """An entry is called as its key."""
        return key

    def _row(self, kind: Dated, part: Part, known: Known, code: str) -> list[Entry]:
        section = part.label.text(language())
        if code:
            row = part.row(code)
            assert row is not None, "it is one of the part's own"
            section = f"{section} · {row.term.text(language())}"
        return [self._entry(kind, part, known, one, code, section) for one in part.fields]

    def _entry(self, kind: Dated, part: Part, known: Known, one: Field, code: str, section: str) -> Entry:
        is_first = code in ("", "1") or (bool(part.rows) and code == part.rows[0].code)
        box = kind.boxes.get(part.name if code else one.name, "")
        if code and not (is_first and one is part.fields[0]):
            # one number stands for all rows: it leads to the first of them
            box = ""
        # a row that is left empty asks for nothing
        named = replace(one, name=key_of(one.name, code), box=box, required=one.required and not code)
        return Entry(named, known.reader(named), section=section)


def part_forms(kind: Dated, known: Known) -> list[PartForm]:
    """Every part of a kind, as it stands in the form."""
    return [Fields(kind, part, known) for part in kind.parts]
