"""How the lines of a field that holds several things are understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from db.core.errors import Flaw
from db.fields.parsing import FieldError


class Offer(NamedTuple):
    """A line to choose.

    Attributes:
        number: What is typed for it.
        text: What it is called.
        columns: What else stands beside it, such as minutes and a price; each at the right of its column.
        against: What speaks against it: seen, and told by whoever takes the answer, never hidden.
    """

    number: str
    text: str
    columns: tuple[str, ...] = ()
    against: str = ""


class LineReader(Protocol):
    """How one line is understood."""

    def read(self, text: str, before: Any = None) -> tuple[Any, ...]:
        """What a text means, mostly one thing, as a change of what stood there before; raises FieldError."""

    def typed(self, value: Any) -> str:
        """One thing as it is typed."""

    def show(self, value: Any) -> tuple[str, str]:
        """One thing in words, and its amount, which stands at the right edge."""

    def offers(self, text: str) -> list[Offer]:
        """What can be added, by number, as far as it goes with what is typed."""

    def heads(self) -> tuple[str, ...]:
        """What stands above the names and columns of what can be added."""

    def hands(self, value: Any) -> list[tuple[str, str]]:
        """Who can have done it, by number; empty where that is not asked."""

    def by(self, value: Any, number: str) -> Any:
        """The same, done by somebody of :meth:`hands`."""

    def kept(self, value: Any) -> list[Any]:
        """One thing as a draft keeps it: ids, no numbers of lists."""

    def back(self, kept: Sequence[Any]) -> Any:
        """One thing from a draft."""


class Together:
    """How the form reads the field as a whole: each line for itself, see :class:`LineReader`."""

    def read(self, text: str) -> object:
        """Not asked."""
        raise FieldError(Flaw.NOT_A_CHOICE)

    def show(self, value: object) -> str:
        """Not asked."""
        return ""

    def typed(self, value: object) -> str:
        """Not asked."""
        return ""

    def offers(self) -> list[tuple[str, str]]:
        """F4 has a list for each line."""
        return []

    def kept(self, value: object) -> object:
        """Not asked."""
        return None

    def back(self, kept: object) -> object:
        """Not asked."""
        return None
