"""Which services and products are meant by what is typed, and what speaks against them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from db.core.errors import Flaw
from db.fields.parsing import FieldError
from db.fields.values import Ref
from db.salon.records import ProductRecord, ServiceRecord
from db.visits.queries import speaks_against
from db.visits.records import Conflict
from salon_tui.screens.base.performing import Performer
from salon_tui.words.i18n import _, language

OFFERED = 60
"""Most entries that F4 shows: all of them stand on the page of the catalogue."""

Offered = TypeVar("Offered", ServiceRecord, ProductRecord)
Against = Callable[[int, bool], str]
"""Says in words what speaks against a service or a product, by its id and whether it is a service."""


def nothing_against(id: int, is_service: bool) -> str:
    """Where nobody is known whom it could speak against."""
    return ""


def matching(catalogue: Sequence[Offered], text: str) -> list[Offered]:
    """What is offered and called so: by its number, its whole name, its beginning, pinyin or initials, a part of it."""
    typed = plain(text)
    if not typed:
        return []
    ways: tuple[Callable[[Offered], bool], ...] = (
        lambda one: str(one.code) == typed,
        lambda one: plain(one.name) == typed,
        lambda one: typed in one.readings.split(),
        lambda one: plain(one.name).startswith(typed),
        lambda one: any(reading.startswith(typed) for reading in one.readings.split()),
        lambda one: typed in plain(one.name),
    )
    active = [one for one in catalogue if one.active]
    # a number is a number, and nothing that happens to have the same digit in its name
    for way in ways[:1] if typed.isdecimal() else ways:
        if found := [one for one in active if way(one)]:
            return found
    return []


def offered(catalogue: Sequence[Offered], text: str) -> Sequence[Offered]:
    """What goes with a text; everything, where nothing does."""
    return (matching(catalogue, text) or [one for one in catalogue if one.active])[:OFFERED]


def one_meant(catalogue: Sequence[Offered], text: str) -> Offered:
    """The one that a text means.

    Raises:
        FieldError: ``SEVERAL``, ``NOT_A_CHOICE``, or ``NO_LONGER_OFFERED`` for the number of what is gone.
    """
    found = matching(catalogue, text)
    if len(found) == 1:
        return found[0]
    if not found and text.isdecimal() and any(str(one.code) == text for one in catalogue):
        raise FieldError(Flaw.NO_LONGER_OFFERED)
    raise FieldError(Flaw.SEVERAL if found else Flaw.NOT_A_CHOICE)


def who_is_meant(staff: Mapping[int, Ref], text: str) -> Ref:
    """The member of staff whom a number or a part of a name means.

    Raises:
        FieldError: ``NOBODY_CALLED_SO``, or ``SEVERAL``.
    """
    if text.isdecimal():
        if int(text) not in staff:
            raise FieldError(Flaw.NOBODY_CALLED_SO)
        return staff[int(text)]
    found = [ref for ref in staff.values() if ref.label == text] or [
        ref for ref in staff.values() if text and plain(text) in plain(ref.label)
    ]
    if len(found) != 1:
        raise FieldError(Flaw.SEVERAL if found else Flaw.NOBODY_CALLED_SO)
    return found[0]


def against(page: Performer[Any], client: Callable[[], int], day: Callable[[], date | None] = lambda: None) -> Against:
    """What speaks against a service or a product for the client of a page, read when a list is opened first."""
    nothing: tuple[Conflict, ...] = ()

    @lru_cache(maxsize=1)
    def read(whose: int, on: date | None) -> tuple[Conflict, ...]:
        return page.ask(lambda desk: speaks_against(desk, whose, on), nothing) if whose else nothing

    def words(id: int, is_service: bool) -> str:
        found = [one for one in read(client(), day()) if (one.about, one.is_service) == (id, is_service)]
        return _(", ").join(dict.fromkeys(one.alert.term.text(language()) for one in found))

    return words


def plain(text: str) -> str:
    """A text as it is compared: without blanks, in small letters."""
    return "".join(text.casefold().split())
