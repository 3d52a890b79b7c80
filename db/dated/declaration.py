"""What a dated record is: one declaration, from which form, list, comparison, history, masking and paper derive.

A record's values have flat keys: a field's name, and behind it in brackets the row that it stands in, such as
``moisture`` or ``pores[l_cheek]`` or ``goal[2]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property, partial

from db.core.errors import Flaw
from db.core.permissions import Permission
from db.fields.declaration import Choice, Field, Kind, Term
from db.fields.values import Value
from db.text.dates import months_after

Values = Mapping[str, Value]


class Chapter(StrEnum):
    """Where in a client's file a kind of record is looked for."""

    HEALTH = "health"
    SKIN = "skin"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of fields: once, once a row of a fixed list such as the zones of the face, or once a row of a free list.

    Attributes:
        name: What it is called in the program.
        label: What people read above it.
        fields: Its fields; their names are unlike those of every other part.
        rows: The rows of a fixed list.
        most: How many rows a free list may have; 0 for a part that isn't one.
        looked: The field, of another part, which says what rows were looked at: only what was seen is kept in a row,
            and nothing there means "none" where somebody looked.
    """

    name: str
    label: Term
    fields: tuple[Field, ...]
    rows: tuple[Choice, ...] = ()
    most: int = 0
    looked: str = ""

    def row(self, code: str) -> Choice | None:
        """A row by its code, those of a free list by their number from 1; None where there is no such row."""
        return next((row for row in self.all_rows if row.code == code), None)

    @property
    def all_rows(self) -> tuple[Choice, ...]:
        """The rows that there may be, in their order."""
        numbers = (str(number) for number in range(1, self.most + 1))
        return self.rows or tuple(Choice(number, Term(number, number)) for number in numbers)

    @property
    def has_rows(self) -> bool:
        """Whether its fields stand once a row."""
        return bool(self.rows or self.most)


@dataclass(frozen=True, slots=True)
class Carry:
    """What a record may take over from the one before.

    Attributes:
        most: How often in a row; then it is looked at anew.
        never: Fields that are never taken over, such as an instrument's figures.
    """

    most: int = 2
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from a record's content on a day.

    Attributes:
        due: When something is to be done about it: the next reading, the next analysis.
        until: The last day on which it holds; None for ever.
        mark: A code of the kind's ``marks``; empty where nothing is to be said.
    """

    due: date | None = None
    until: date | None = None
    mark: str = ""


NOTHING = Derived()
_UNTIL = Term("Until", "到期")


def _derives_nothing(values: Values, taken: date, today: date) -> Derived:
    return NOTHING


def _again_after(months: int, values: Values, taken: date, today: date) -> Derived:
    return Derived(due=months_after(taken, months))


def _has_no_flaw(values: Values) -> Mapping[str, Flaw]:
    return {}


@dataclass(frozen=True, kw_only=True, repr=False)
class Dated:
    """A kind of dated record.

    Attributes:
        code: What the archive calls it.
        box: The lettered box of the intake form that it fills; empty where there is none.
        label: What people call it.
        form: The version of its questions; old records keep theirs.
        chapter: Where in a client's file it is looked for.
        parts: Its fields.
        chain: Whether only one counts at a time: a later one is a new version of it, with a reason.
        chain_by: The field whose every value has a chain of its own, such as the service of a consent.
        at_home: Whether clients can answer it at home, on a form that is sent or taken along and comes back.
        read: The right to read it.
        write: The right to write it.
        consent: What the client has to agree to.
        headline: The fields that a list shows.
        carry: What may be taken over from the one before; None where nothing may.
        again: Months after which it is taken down anew, or the client is asked again for what she can answer herself; 0
            where it lasts.
        weight: What one that is in date weighs in how complete a file is, where a required field weighs 3; 0 where it
            doesn't count.
        due_label: What the day is called on which something is to be done about it, or until which it holds.
        marks: What :attr:`derive` may say of a record, in words.
        alarms: Codes of those marks that ask for something to be done, or warn.
        derive: What follows from values, the day they were taken down, and today; the day of :attr:`again` by itself.
        checks: What is wrong with values together, by key.
        later: The part that is filled in on days after, by whoever looks then, as long as the record is due.
        takes: Fields that, left empty, are what the catalogue says: each with the field that names a product or a
            service, and that one's column.
    """

    code: str
    label: Term
    parts: tuple[Part, ...]
    box: str = ""
    form: int = 1
    chapter: Chapter = Chapter.PLAN
    chain: bool = False
    chain_by: str = ""
    at_home: bool = False
    read: Permission = Permission.SEE_HEALTH
    write: Permission = Permission.RECORD_HEALTH
    consent: str = "consent_health"
    headline: tuple[str, ...] = ()
    carry: Carry | None = None
    due_label: Term = _UNTIL
    marks: tuple[Choice, ...] = ()
    alarms: frozenset[str] = frozenset()
    again: int = 0
    weight: int = 0
    derive: Callable[[Values, date, date], Derived] = _derives_nothing
    checks: Callable[[Values], Mapping[str, Flaw]] = _has_no_flaw
    later: str = ""
    takes: tuple[tuple[str, str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.again and self.derive is _derives_nothing:
            object.__setattr__(self, "derive", partial(_again_after, self.again))

    def right(self, *, from_outside: bool) -> Permission:
        """The right to write it down; what somebody has answered on paper is keyed in as the intake form is."""
        keyed = from_outside and self.write is Permission.RECORD_HEALTH
        return Permission.KEY_HEALTH if keyed else self.write

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return f"<{self.code}>"

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields, in the order of the form."""
        return tuple(field for part in self.parts for field in part.fields)

    @property
    def boxes(self) -> dict[str, str]:
        """Box numbers by the names of fields and of parts that have rows; 1 is the day; none where paper has no box."""
        if not self.box:
            return {}
        names = ["day"]
        for part in self.parts:
            names += [part.name] if part.has_rows else [field.name for field in part.fields]
        return {name: f"{self.box}{number}" for number, name in enumerate(names, 1)}

    def part_of(self, name: str) -> Part:
        """The part that a field stands in."""
        return self._parts[name]

    def at(self, key: str) -> Field | None:
        """The field that a key means, called as the key, its label with that of its row; None for no key of this kind.

        Rows of a free list are labelled by their numbers.
        """
        return self.keyed.get(key)

    @property
    def keys(self) -> Iterable[str]:
        """Every key that there may be, in the order of the form."""
        return self.keyed.keys()

    def known(self, keys: Iterable[str]) -> tuple[Field, ...]:
        """The fields that these keys mean, in the order of the form; keys of another kind are left out."""
        keyed = self.keyed
        # mostly they are in order already, which a set would lose
        return tuple(map(keyed.__getitem__, self.in_order(filter(keyed.__contains__, keys))))

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Keys in the order of the form: part by part, row by row."""
        return sorted(keys, key=self._places.__getitem__)

    @cached_property
    def _parts(self) -> Mapping[str, Part]:
        """The part of each field."""
        return {field.name: part for part in self.parts for field in part.fields}

    @cached_property
    def keyed(self) -> Mapping[str, Field]:
        """The fields of all keys that there are, in the order of the form."""
        found: dict[str, Field] = {}
        for part in self.parts:
            if not part.has_rows:
                found |= {field.name: field for field in part.fields}
            for row in part.all_rows:
                for field in part.fields:
                    key = key_of(field.name, row.code)
                    en, zh = f"{field.label.en}, {row.term.en}", f"{row.term.zh} {field.label.zh}"
                    # a row that is left empty asks for nothing
                    found[key] = replace(field, name=key, label=Term(en, zh), required=False)
        return found

    @cached_property
    def coded(self) -> Mapping[str, str]:
        """Keys of all fields whose values are codes, with the names of these fields."""
        return {key: name_of(key) for key, field in self.keyed.items() if field.kind in (Kind.CHOICE, Kind.CHOICES)}

    @cached_property
    def required(self) -> tuple[tuple[Part, list[str]], ...]:
        """The parts that ask for an answer, with the names of the fields that do."""
        asking = ((part, [field.name for field in part.fields if field.required]) for part in self.parts)
        return tuple((part, names) for part, names in asking if names)

    @cached_property
    def choosable(self) -> frozenset[tuple[str, str]]:
        """Every key that has one code of a list, with every code of that list."""
        choices = [(key, field) for key, field in self.keyed.items() if field.kind is Kind.CHOICE]
        return frozenset((key, code) for key, field in choices for code in field.by_code)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Which key comes before which."""
        return {key: place for place, key in enumerate(self.keyed)}


def name_of(key: str) -> str:
    """The field's name in a key."""
    return key.partition("[")[0]


def row_of(key: str) -> str:
    """The row in a key; empty for a field that stands once."""
    return key.partition("[")[2].rstrip("]")


def key_of(name: str, row: str) -> str:
    """The key of a field in a row."""
    return f"{name}[{row}]" if row else name
