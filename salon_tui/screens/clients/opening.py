"""What Enter opens on a line of a client's card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from db.clients.records import ClientRecord
from db.contacts.records.timeline import Part
from salon_tui.screens.base.page import Page
from salon_tui.screens.dated.opening import open_dated

Open = Callable[[Page, ClientRecord, Any, Sequence[Any]], None]
"""Opens a line: from which page, of whose card, its key, and those of all lines."""


def open_visit(page: Page, record: ClientRecord, key: tuple[str, int], keys: Sequence[Any]) -> None:
    """A visit."""
    page.salon_app.show_visit(page, key[1])


def open_bill(page: Page, record: ClientRecord, key: tuple[str, int], keys: Sequence[Any]) -> None:
    """A bill."""
    page.salon_app.show_page("bill", bill=key[1])


def open_order(page: Page, record: ClientRecord, key: tuple[int, int], keys: Sequence[Any]) -> None:
    """The bill on which it was handed over; before that the list of orders, with the mark on it."""
    order, bill = key
    if bill:
        page.salon_app.show_page("bill", bill=bill)
    else:
        page.salon_app.show_page("orders", order=order)


def open_holding(page: Page, record: ClientRecord, key: int, keys: Sequence[Any]) -> None:
    """The ledger of what was paid ahead."""
    page.salon_app.show_page("ledger", holding=key)


def open_referrer(page: Page, record: ClientRecord, key: int, keys: Sequence[Any]) -> None:
    """Who recommended the client; F7 and F8 then go along the chain."""
    page.salon_app.show_client(page, key, [record.id, *keys])


def open_contact(page: Page, record: ClientRecord, key: tuple[str, int], keys: Sequence[Any]) -> None:
    """A contact, to be put right."""
    page.salon_app.show_page("correct_contact", contact=key[1])


def open_line(page: Page, record: ClientRecord, key: tuple[str, int, int], keys: Sequence[Any]) -> None:
    """What a line of the history is about; of a letter there is no more than what stands there."""
    _day, part, id = key
    match Part(part):
        case Part.APPOINTMENT:
            page.salon_app.show_page("appointment", appointment=id)
        case Part.VISIT:
            page.salon_app.show_visit(page, id)
        case Part.PURCHASE:
            page.salon_app.show_page("bill", bill=id)
        case Part.CONTACT:
            page.salon_app.show_page("correct_contact", contact=id)
        case Part.DATED:
            open_dated(page, record, id)
        case Part.LETTER:
            page.app.bell()
