"""Checking a drawer: which one."""

from __future__ import annotations

from db.core.desk import Desk
from db.papers.cabinets.records import DrawerLine
from db.papers.shelf_check.queries import drawers
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import sheet_name

_COLUMNS = [
    Column(2),
    Column(8),
    Column(12, aside=True),
    Column(16, grow=1, aside=True),
    Column(7, "right"),
    Column(8, "right"),
    Column(12),
]


class ShelfCheckPage(ListPage, inherit_bindings=False):
    """Every drawer, with what the archive says of it."""

    TITLE_TEXT = N_("Check a drawer")
    HELP_TEXT = N_(
        "Choose a drawer by its digit, then scan its cards from the front to the end, or type their numbers. What is "
        "missing, out of order, double or unknown is told, and what to do about it."
    )
    KEYS = (c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = _COLUMNS

    def __init__(self) -> None:
        super().__init__(name="shelf_check")

    def load(self, desk: Desk) -> None:
        """Reads the drawers."""
        self._drawers = drawers(desk)

    def arrive(self) -> None:
        """Shows the drawers."""
        super().arrive()
        heads = ("", _("Drawer"), _("Holds"), _("From … to"), _("Cards"), _("Missing"), _("Checked"))
        rows = [_row(number, line) for number, line in enumerate(self._drawers, 1)]
        empty = self.nothing(_("No drawer yet"), _("Make one on the page “Cabinets and drawers”."))
        self.list.fill([Row(None, heads, "label"), *rows] if rows else [], keep=True, empty=empty)
        self.list.focus()

    def about_chosen(self) -> About | None:
        """What stands in the drawer, as far as the archive knows."""
        found = next((one for one in self._drawers if one.id == self.chosen), None)
        if found is None:
            return None
        checked = f"{found.checked.astimezone():%Y-%m-%d %H:%M}" if found.checked else _("never")
        facts = (
            (_("Holds"), sheet_name(found.holds)),
            (_("First"), found.first),
            (_("Last"), found.last),
            (_("Cards"), f"{found.cards}"),
            (_("Missing"), [(f"! {found.missing}", "alarm")] if found.missing else ""),
            (_("Checked"), checked),
        )
        cabinet = _("Cabinet {mark}").format(mark=found.cabinet)
        return About(name=_("Drawer {mark}").format(mark=found.mark), note=cabinet, facts=facts)

    def open_chosen(self) -> None:
        """The drawer, to be scanned."""
        self.salon_app.show_page("shelf_scan", id=self.chosen)


def _row(number: int, line: DrawerLine) -> Row[int]:
    names = f"{line.first} … {line.last}" if line.cards > 1 else line.first
    checked = f"{line.checked.astimezone():%Y-%m-%d}" if line.checked else _("never")
    missing = str(line.missing or "")
    cells = (digit(number), line.mark, sheet_name(line.holds), names, str(line.cards), missing, checked)
    return Row(line.id, cells)
