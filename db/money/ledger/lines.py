"""Where on a paper ledger a movement stands: the first page has fewer lines than the others."""

from __future__ import annotations

from typing import NamedTuple

FIRST_PAGE, NEXT_PAGES = 17, 20
"""Lines of the first page, under what was bought, and of every other."""


class Place(NamedTuple):
    """A line of a paper ledger, both counted from 1."""

    page: int
    line: int


def place_of(number: int) -> Place:
    """Where the ``number``-th movement of a ledger is written, counted from 1."""
    if number <= FIRST_PAGE:
        return Place(1, number)
    page, line = divmod(number - FIRST_PAGE - 1, NEXT_PAGES)
    return Place(page + 2, line + 1)
