"""What a page is called, and how it is found by that."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from db.core.permissions import Permission
from salon_tui.words.i18n import _


@cache
def _beginnings(name: str, title: str, words: str) -> str:
    """All that a page is called, folded, each on a line: one look tells whether any begins with something."""
    # the sign-in page opens without it
    from db.text.cleaning import fold

    return "".join(f"\n{fold(word)}" for word in (name, title, *words.split()))


class Place(NamedTuple):
    """A page that people have a name for.

    Attributes:
        page: What the program calls it.
        at: Module and class, from which it is made.
        name: What people call it, in English.
        words: Other words for it, which the find box knows.
        permission: The right that it needs.
    """

    page: str
    at: str
    name: str
    words: str
    permission: Permission

    def title(self) -> str:
        """What people call it in the language in use."""
        return _(self.name)

    def means(self, wanted: str) -> bool:
        """Whether what was typed, folded, is the beginning of its name in either language, or of a word for it."""
        return bool(wanted) and f"\n{wanted}" in _beginnings(self.name, self.title(), self.words)


class OfClient(NamedTuple):
    """A page about the client whose card is open, which is told the number of the card: ``target`` holds ``card``.

    Attributes:
        page: What the program calls it.
        at: Module and class, from which it is made.
        name: What people call it, in English.
        help: What it is for, in English.
        permission: The right that it needs.
    """

    page: str
    at: str
    name: str
    help: str
    permission: Permission
