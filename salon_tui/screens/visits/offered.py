"""Which services and products are meant by what is typed, and what speaks against them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from db.clients.records import Alert
from db.core.errors import Flaw
from db.fields.parsing import FieldError
from db.fields.values import Ref
from db.salon.records import ProductRecord, ServiceRecord
from db.visits.conflicts import speaks_against
from salon_tui.words.i18n import _, language

OFFERED = 60
"""Most entries that F4 shows: all of them stand on the page of the catalogue."""

Offered = TypeVar("Offered", ServiceRecord, ProductRecord)


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


def against(alerts: Sequence[Alert], tags: tuple[str, ...], *, is_service: bool) -> str:
    """What speaks against a service or a product with these tags, in words."""
    found = [alert.term.text(language()) for alert in alerts if speaks_against(alert, tags, is_service=is_service)]
    return _(", ").join(found)


def plain(text: str) -> str:
    """A text as it is compared: without blanks, in small letters."""
    return "".join(text.casefold().split())
