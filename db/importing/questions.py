"""What a table doesn't tell by itself: questions that somebody answers before it is imported, and the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Ask(StrEnum):
    """Kinds of questions, with their answers."""

    ENCODING = "encoding"
    """Which encoding: the answers are their names, each with three lines."""
    SHEET = "sheet"
    """Which sheet: the answers are their names."""
    QUOTE = "quote"
    """A quotation mark that opens and isn't closed: ``character``."""
    BLOCKS = "blocks"
    """Several people beside each other: ``each`` is a client, or only the ``first``."""
    COLUMN = "column"
    """What a column means: any meaning."""
    STAFF = "staff"
    """The sheet looks like one of staff: they are ``clients`` all the same."""
    UNREADABLE = "unreadable"
    """Cells without a value: ``without`` them."""
    HIDDEN_ROWS = "hidden_rows"
    """``in`` or ``out``."""
    HIDDEN_COLUMNS = "hidden_columns"
    """``in`` or ``out``."""
    COMMENTS = "comments"
    """``in`` or ``out``."""
    EXAMPLES = "examples"
    """Rows that look like examples: ``out`` or ``in``."""
    PRIVATE = "private"
    """Characters that only another computer could show: ``without`` them."""
    DAYS = "days"
    """12/5: ``day`` first or ``month`` first."""
    REGION = "region"
    """Numbers without their country: ``+852``, ``+853``, ``+886``, ``+60``, ``here`` or ``out``."""
    HEALTH = "health"
    """Words about health that may be past or somebody else's: an ``alert`` all the same, or ``words`` only."""
    PERSON = "person"
    """A row about somebody known under another name that says something about health: ``same`` or ``other``."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a table.

    Attributes:
        ask: Its kind.
        about: What it is about: the heading of a column, the guess of a country; empty for the whole table.
        options: The answers to choose from.
        examples: Cells or lines that show what is meant; for an encoding, the lines of each option.
        rows: Numbers of the rows that it is about.
        answer: The answer; empty while it is open.
    """

    ask: Ask
    about: str = ""
    options: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    answer: str = ""

    @property
    def key(self) -> str:
        """What the answer is kept under in :attr:`Reading.answers`."""
        return f"{self.ask.value} {self.about}".strip()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is to be read: everything that was answered, or said without being asked.

    Attributes:
        answers: By :attr:`Question.key`.
        meanings: What columns mean, by heading: the name of a field or of a member of ``Means``.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)

    def answer(self, ask: Ask, about: str = "") -> str:
        """The answer to a question, or empty."""
        return self.answers.get(f"{ask.value} {about}".strip(), "")

    def asked(self, ask: Ask, options: tuple[str, ...], about: str = "", *, examples: tuple[str, ...] = (),
              rows: tuple[int, ...] = ()) -> Question:  # fmt: skip
        """A question with the answer that was given to it, where it is one of its options."""
        given = self.answer(ask, about)
        return Question(ask, about, options, examples, rows, given if given in options else "")
