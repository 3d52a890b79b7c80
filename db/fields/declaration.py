"""What a field is: the one declaration that form, paper, masking, import and history derive from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade in both languages.

    Paper shows both at once, so terms of the trade carry both; sentences of the program are in the
    gettext catalogue instead.
    """

    en: str
    zh: str

    def text(self, language: str) -> str:
        """The term in a language: Chinese for every ``zh…``, English otherwise."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a choice list.

    Attributes:
        code: What the archive keeps; never shown and never translated.
        term: What people read.
    """

    code: str
    term: Term


class Kind(StrEnum):
    """How a field is typed, checked and shown."""

    TEXT = "text"
    NOTE = "note"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    DATE = "date"
    BIRTHDAY = "birthday"
    PHONE = "phone"
    EMAIL = "email"
    MONEY = "money"
    NUMBER = "number"
    TIME = "time"
    """A clock time, in minutes since midnight."""
    IDENTITY = "identity"
    MONTH = "month"
    """A month of a year, ``2024-05``, or a year alone."""
    STAFF = "staff"
    CLIENT = "client"
    SERVICE = "service"
    PRODUCT = "product"
    DATED = "dated"
    """Another dated record of the client."""


class Access(StrEnum):
    """Which row of the permission table decides who sees a field's value."""

    OPEN = "open"
    PHONE = "phone"
    ADDRESS = "address"
    PRIVATE = "private"
    HEALTH = "health"


class Store(StrEnum):
    """Where the archive keeps a field."""

    COLUMN = "column"
    """A column of the table of its model."""
    CONSENT = "consent"
    """An append-only line per answer (box A)."""
    HEALTH = "health"
    """One line per item asked (box C)."""
    ANSWER = "answer"
    """One line per answered field: the rest of the intake form, and the salon's own fields."""


class When(StrEnum):
    """Where a day that is typed without its year is looked for."""

    PAST = "past"
    FUTURE = "future"
    NEAR = "near"
    """The nearest of all."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field, declared once.

    Attributes:
        name: Key in records, requests and history; the column's name where there is one.
        box: Number of the box on paper and on the screen, such as ``B4``; empty where paper has none.
        label: What people read.
        kind: How it is typed, checked and shown.
        choices: The choice list of ``CHOICE`` and ``CHOICES``.
        access: Who may see the value.
        store: Where the value is kept.
        required: Refused when empty.
        complete: Counts for completeness.
        limit: Longest text, in characters.
        headings: Headings of imported tables that mean this field, besides its labels.
        hint: What may be typed, in one short sentence.
        when: Where a day without its year is looked for.
        short: The label in a form on the screen, where it is more than that has room for.
        phrases: What is often written in a text, to be chosen instead of typed.
        unless: Name of a field that makes this one needless once it is answered: Enter passes over it then.
        scale: Whether its choices are steps, the lightest first, so that two values compare.
        ask: The sentence to be said aloud to ask for it.
        of: The kind of dated record that a field of kind ``DATED`` means.
    """

    name: str
    box: str
    label: Term
    kind: Kind = Kind.TEXT
    choices: tuple[Choice, ...] = ()
    access: Access = Access.OPEN
    store: Store = Store.COLUMN
    required: bool = False
    complete: bool = False
    limit: int = 120
    headings: tuple[str, ...] = ()
    hint: Term | None = None
    when: When = When.NEAR
    short: Term | None = None
    phrases: tuple[Term, ...] = ()
    unless: str = ""
    scale: bool = False
    ask: Term | None = None
    of: str = ""

    _by_code: Mapping[str, Choice] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def by_code(self) -> Mapping[str, Choice]:
        """The entries of its list by their codes; each answer of a form is looked for."""
        found = self._by_code
        if found is None:
            found = {entry.code: entry for entry in self.choices}
            object.__setattr__(self, "_by_code", found)
        return found

    def choice(self, code: str) -> Choice | None:
        """The entry with a code, or None where the list has none (an entry the salon removed)."""
        return self.by_code.get(code)


@dataclass(frozen=True, slots=True)
class Box:
    """A lettered box of the intake form, with its fields in the paper's order."""

    letter: str
    label: Term
    fields: tuple[Field, ...] = field(default=())
