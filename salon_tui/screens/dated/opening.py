"""What opens a page about dated records: from a client's card, and from one of these pages to the next."""

from __future__ import annotations

from collections.abc import Sequence

from db.clients.records import ClientRecord
from db.dated.declaration import Dated
from db.dated.queries import dated_record
from db.dated.records import DatedRecord
from salon_tui.screens.base.page import Page
from salon_tui.screens.dated.own_pages import pages_of


def open_record(kind: Dated, page: Page, record: ClientRecord, key: int, keys: Sequence[int]) -> None:
    """One record, to be read; F7 and F8 then go along the list."""
    page.salon_app.show_page(pages_of(kind.code).record, record=record, kind=kind.code, dated=key, among=[*keys])


def open_dated(page: Page, record: ClientRecord, dated: int) -> None:
    """One record, of whatever kind it is, to be read."""

    def found(one: DatedRecord) -> None:
        page.salon_app.show_page(pages_of(one.kind).record, record=record, kind=one.kind, dated=one.id)

    page.perform(lambda desk: dated_record(desk, dated), found)


def begin_record(
    kind: Dated, page: Page, record: ClientRecord, *, like_last: bool = False, from_outside: bool = False
) -> None:
    """The form for a new one: empty, with what may be taken over from the one before, or as it came back."""
    how = {"like_last": like_last, "from_outside": from_outside}
    page.salon_app.show_page(pages_of(kind.code).form, record=record, kind=kind.code, **how)


def amend_record(kind: Dated, page: Page, record: ClientRecord, dated: int) -> None:
    """The form for one that is there: its author puts it right on its own day, later it is revised with a reason."""
    page.salon_app.show_page(pages_of(kind.code).form, record=record, kind=kind.code, dated=dated)


def compare_records(kind: Dated, page: Page, record: ClientRecord, dated: int = 0) -> None:
    """A record beside the one before it; 0 is the latest."""
    page.salon_app.show_page(pages_of(kind.code).comparison, record=record, kind=kind.code, dated=dated)
