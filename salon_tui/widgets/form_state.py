"""What a form holds: texts as typed, what was understood, and what is wrong; without a screen, so easily tested."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as default
from typing import Any

from db.core.errors import Flaw
from db.fields.declaration import Field, Kind, When
from db.fields.parsing import FieldError, ParseContext, readable_parts
from db.fields.showing import none_typed
from db.fields.values import Hidden, Value
from salon_tui.widgets.field_reader import FieldReader, Reader
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import _

_MONTH_AND_DAY = 4
"""Digits of a day of the months to come: a year before them begins with no month."""


@dataclass(slots=True)
class Entry:
    """One field in a form."""

    field: Field
    reader: Reader
    text: str = ""
    value: object = None
    flaw: Flaw | None = None
    wrong: str = ""
    """Which of the words that were typed is meant by the flaw, where it is one of several."""
    left: bool = False
    hidden: bool = False
    section: str = ""
    aside: bool = False
    """Enter passes over it while it is empty: seldom asked, but there for Down and for whoever needs it."""
    folds: bool = False
    """Stands in a line with its neighbours, to be read, where width is short and the keys are elsewhere."""
    away: bool = False
    """Stands nowhere: it belongs to a row that follows one in which nothing stands yet."""
    carried: bool = False
    """What stands there was taken over from an earlier record, and nothing has been typed over it."""
    passed: bool = False
    """Somebody has had the page before them on which it stands."""
    before: list[str] = default(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether the keys can go there: this person may see it, and it stands on the form."""
        return not (self.hidden or self.away)

    @property
    def name(self) -> str:
        """The field's name."""
        return self.field.name

    @property
    def shown(self) -> str:
        """What stands in the field while it isn't being typed in."""
        if self.flaw is not None and self.text:
            return self.text
        return self.reader.show(self.value)

    @property
    def editing(self) -> str:
        """What stands in the line that is typed in."""
        return self.text

    def drawn(self, cells: int) -> Sequence[Sequence[Piece]]:
        """What is drawn below the field, for a width; nothing for most."""
        return ()

    def begin(self, value: object) -> None:
        """Puts in what is known already; nothing counts as typed."""
        self.value, self.text = value, self.reader.typed(value)
        self.flaw, self.left, self.before = None, False, []
        self.carried = self.passed = False

    def take(self, text: str) -> None:
        """Takes a text as it is typed."""
        self.text, self.carried = text, False
        try:
            self.value = self.reader.read(text)
            self.flaw = None
        except FieldError as error:
            self.value, self.flaw, self.wrong = None, error.flaw, error.word

    def arrive(self) -> None:
        """The focus comes."""

    def step(self, by: int) -> bool:
        """Moves inside the field; gives False where another field follows."""
        return False

    def enter(self) -> bool:
        """Enter; gives False where it goes on to the next field."""
        return False

    def leave(self) -> None:
        """The focus goes."""
        self.settle()

    def settle(self) -> None:
        """What is typed is finished: from now on the field says what is wrong."""
        self.left = True
        if self.field.required and not self.text and not self.hidden:
            self.flaw = Flaw.REQUIRED

    def undo(self) -> bool:
        """Takes back what was typed last; gives False where nothing was."""
        if not self.before:
            return False
        self.take(self.before.pop())
        return True

    def copy(self) -> Entry:
        """As it is now, for taking a scan back."""
        return replace(self, before=[*self.before])

    def become(self, was: Entry) -> None:
        """As it was."""
        self.text, self.value, self.flaw, self.wrong = was.text, was.value, was.flaw, was.wrong
        self.left, self.before = was.left, was.before
        self.carried, self.passed = was.carried, was.passed

    def draft(self) -> dict[str, object]:
        """What is typed, as JSON to be kept: by ids where it was understood."""
        value = None if self.flaw or self.value is None else self.reader.kept(self.value)
        return {"text": self.text} if value is None else {"kept": value}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Types again what a draft holds."""
        self.take(str(kept["text"] if "text" in kept else self.reader.typed(self.reader.back(kept["kept"]))))

    @property
    def by_one_key(self) -> bool:
        """Whether a single digit answers it."""
        if self.field.kind not in (Kind.CHOICE, Kind.YES_NO, Kind.STAFF):
            return False
        numbers = [number for number, _label in self.reader.offers()]
        return bool(numbers) and all(len(number) == 1 for number in numbers)

    def answered_by(self, text: str) -> bool:
        """Whether nothing more belongs to what was typed: the digit of a choice, month and day of a day to come."""
        if self.flaw is not None or not text.isdecimal():
            return False
        is_day = self.field.kind is Kind.DATE and self.field.when is When.FUTURE
        return len(text) == _MONTH_AND_DAY if is_day else self.by_one_key and len(text) == 1

    def offers(self) -> list[tuple[str, str]]:
        """What can be chosen; of a list of several, none of them as well."""
        offers = self.reader.offers()
        if self.field.kind is Kind.CHOICES and none_typed(self.field.choices) == "0" and offers:
            return [("0", _("none")), *offers]
        return offers

    def ticked(self) -> tuple[list[str], str]:
        """The numbers of what is chosen of several, and what was typed that the list doesn't have."""
        if self.flaw is None:
            return self.reader.typed(self.value).split(), ""
        found, rest = readable_parts(self.field.choices, self.text)
        return self.reader.typed(found).split() if found else [], rest


@dataclass(frozen=True, slots=True)
class RowList:
    """Rows of fields that stand below each other.

    Attributes:
        rows: The entries of each row.
        grows: Whether only the rows in which something stands are seen, and the one after them.
    """

    rows: Sequence[Sequence[Entry]]
    grows: bool

    def open(self) -> None:
        """Opens the row after the last one in which something stands; Enter passes over the rest of an empty row."""
        filled = [any(entry.text or entry.hidden for entry in row) for row in self.rows]
        last = max((at for at, is_filled in enumerate(filled) if is_filled), default=-1)
        for at, row in enumerate(self.rows):
            for place, entry in enumerate(row):
                entry.away = self.grows and at > last + 1
                entry.aside = place > 0 and not filled[at]


class FormState:
    """The entries of a form, in order.

    Args:
        entries: All of them.
        lists: Which of them stand in rows.
    """

    def __init__(self, entries: Sequence[Entry], lists: Sequence[RowList] = ()) -> None:
        self.entries = list(entries)
        self.lists = lists
        self.open_rows()
        self._clean = self._texts()

    def open_rows(self) -> None:
        """Opens the row of each list in which something can be added."""
        for one in self.lists:
            one.open()

    def entry(self, name: str) -> Entry:
        """The entry of a field."""
        return next(entry for entry in self.entries if entry.name == name)

    def start(self, values: Mapping[str, object]) -> None:
        """Puts in what is known already; nothing counts as typed."""
        for entry in self.entries:
            value = values.get(entry.name)
            entry.hidden = isinstance(value, Hidden)
            entry.begin(value)
        self.open_rows()
        self._clean = self._texts()

    def step_from(self, at: int, by: int) -> int:
        """Which entry comes next in a direction, of those that this person may see; the same where none does."""
        found = at + by
        while 0 <= found < len(self.entries) and not self.entries[found].is_open:
            found += by
        return found if 0 <= found < len(self.entries) else max(0, at)

    def after(self, at: int) -> int:
        """Which entry Enter goes to."""
        found = self.step_from(at, 1)
        while self._passes_over(self.entries[found]):
            further = self.step_from(found, 1)
            if further == found:
                break
            found = further
        return found

    def _passes_over(self, entry: Entry) -> bool:
        other = entry.field.unless
        return not entry.text and (entry.aside or bool(other and self.entry(other).value is not None))

    def type(self, entry: Entry, text: str) -> None:
        """Takes a text as it is typed."""
        entry.take(text)
        self.open_rows()

    def check(self) -> Entry | None:
        """Looks at every field as if it were left, and gives the first that is wrong."""
        for entry in self.entries:
            entry.settle()
        return next((entry for entry in self.entries if entry.flaw), None)

    def refuse(self, flaws: Mapping[str, Flaw]) -> Entry | None:
        """Marks what the archive refused and gives the first of it."""
        for entry in self.entries:
            if entry.name in flaws:
                entry.flaw, entry.left = flaws[entry.name], True
        return next((entry for entry in self.entries if entry.name in flaws), None)

    def values(self) -> dict[str, Value]:
        """What was understood, by name of the field; hidden fields are left out."""
        return {entry.name: entry.value for entry in self.entries if not entry.hidden}  # type: ignore[misc]

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._texts() != self._clean

    def saved(self) -> None:
        """What stands there now is what is saved."""
        self._clean = self._texts()

    def draft(self) -> str:
        """What was typed and is not saved, as a text to be kept; what stands in the record is not."""
        kept = {
            entry.name: entry.draft()
            for entry in self.entries
            if not entry.hidden and entry.text != self._clean.get(entry.name, "")
        }
        return json.dumps(kept, ensure_ascii=False)

    def restore(self, draft: str) -> None:
        """Types again what a draft holds."""
        kept: dict[str, dict[str, object]] = json.loads(draft)
        for entry in self.entries:
            if entry.name in kept and not entry.hidden:
                entry.restore(kept[entry.name])
        self.open_rows()

    def _texts(self) -> dict[str, str]:
        return {entry.name: entry.text for entry in self.entries}


def entries_of(
    fields: Sequence[Field], context: Callable[[], ParseContext], section: Callable[[Field], str] = lambda field: ""
) -> list[Entry]:
    """Entries for fields of the catalogue, with the heading under which each stands."""
    return [Entry(field, FieldReader(field, context), section=section(field)) for field in fields]
