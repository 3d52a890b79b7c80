"""The destroy list: files that have been kept for as long as they may be."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.erasing.queries import expired
from db.erasing.records import ExpiredLine
from salon_tui import commands as c
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import spaced


class ExpiredPage(RecordsPage[ExpiredLine], inherit_bindings=False):
    """Who has been away for longest stands first; Enter shows what erasing would do."""

    TITLE_TEXT = N_("Destroy list")
    HELP_TEXT = N_(
        "Who has not come or called for two years, and has no balance, is archived: on no list, but found by name, and "
        "back with the next visit. Once the file has been kept for as long as the salon's rule says, it stands here. "
        "Enter shows what would go; two people erase it."
    )
    KEYS = (c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(18, grow=1), Column(9), Column(10))

    def __init__(self) -> None:
        super().__init__("expired")

    @override
    def records(self, desk: Desk) -> list[ExpiredLine]:
        return expired(desk)

    @override
    def heads(self) -> tuple[str, ...]:
        return "", _("Name"), _("File number"), _("Last here")

    @override
    def none(self) -> Nothing:
        return self.nothing(_("No file has been kept for too long"))

    @override
    def line(self, number: int, one: ExpiredLine) -> Row[int]:
        return Row(one.id, (digit(number), one.name, spaced(one.number), one.last.isoformat()))

    @override
    def open_chosen(self) -> None:
        """What erasing it would do."""
        if self.marked is not None:
            self.salon_app.show_page("erase", card=int(self.marked.number), expired=1)
