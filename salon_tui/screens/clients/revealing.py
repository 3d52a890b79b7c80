"""Showing phone, address and the like in full: written down, and with a reason where nothing else is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from db.clients.operations.clients import reveal
from db.clients.records import ClientRecord
from db.fields.values import Hidden
from salon_tui.screens.base.page import Page
from salon_tui.words.i18n import _


def show_in_full(page: Page, record: ClientRecord, then: Callable[[ClientRecord, str], None]) -> None:
    """Reveals what this person may see; what needs a reason is asked for when nothing else is left.

    Args:
        page: The page in front.
        record: What is in view.
        then: Is told the record as it is now, and what was shown.
    """
    before = hidden(record)

    def told(found: ClientRecord) -> None:
        then(found, revealed_words(before, hidden(found)))

    def revealed(found: ClientRecord) -> None:
        after = hidden(found)
        if before == after and any(after.values()):
            page.perform(lambda desk: reveal(desk, record.id, True), told)
        else:
            told(found)

    page.perform(lambda desk: reveal(desk, record.id), revealed)


def hidden(record: ClientRecord) -> dict[str, bool]:
    """The fields that are seen only in part, and whether this person may see them in full."""
    return {name: value.revealable for name, value in record.values.items() if isinstance(value, Hidden)}


def revealed_words(before: Mapping[str, bool], after: Mapping[str, bool]) -> str:
    """What was shown in full, and what was not."""
    if not before:
        return _("Nothing is hidden here.")
    if before.keys() == after.keys():
        return _("Nothing more may be shown to you here.")
    if any(after.values()):
        return _("Shown, and written down. Ctrl+T once more asks for a reason for the rest.")
    if after:
        return _("Shown, and written down; the rest is not for you to see.")
    return _("Shown in full. This was written down.")
