"""What opens the form of a condition."""

from __future__ import annotations

from collections.abc import Sequence

from db.clients.conditions.records import ConditionRecord
from db.clients.queries import conditions
from db.clients.records import ClientRecord
from salon_tui.screens.base.page import Page
from salon_tui.words.i18n import _


def open_condition(page: Page, record: ClientRecord, key: int, keys: Sequence[int]) -> None:
    """What more is known of it; what is over is only to be read."""

    def show(found: list[ConditionRecord]) -> None:
        line = next((one for one in found if one.id == key), None)
        if line is None or line.ended is not None:
            page.show_message(_("This is over. Where it is so again, F6 takes it down anew."))
        else:
            page.salon_app.show_page("change_condition", record=record, condition=line)

    page.perform(lambda desk: conditions(desk, record.id), show)
