"""Printing the empty forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.core.desk import Desk
from db.papers.printed.operations import print_empty_card, print_empty_form, print_empty_intake
from printouts.registry import CABINET_SHEETS, DESK_SHEETS, SHEETS, Contents, sheet_of
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import digit
from salon_tui.screens.printing import commands as own
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language

_NEVER_EMPTY = frozenset({"labels", "index", "recovery", "emergency", "proof", "surveys"})
FORMS_BY_HAND = {
    kind: sheet for kind, sheet in (SHEETS | DESK_SHEETS | CABINET_SHEETS).items() if kind not in _NEVER_EMPTY
}
"""What can be printed empty; the calibration page is among it."""


class EmptyFormsPage(PaperPage, inherit_bindings=False):
    """The forms that are filled in by hand."""

    TITLE_TEXT = N_("Print empty forms")
    HELP_TEXT = N_("Choose a form by its digit and press F10. They are filled in by hand.")
    KEYS = (own.WhichForm, *PaperPage.KEYS)
    PRIVATE = False

    def __init__(self) -> None:
        super().__init__("empty_forms")

    def main(self) -> Iterable[Widget]:
        """The forms, what paper they need, and where they go."""
        yield PickList([Column(2), Column(24), Column(20, grow=1)], id="forms")
        yield Line(id="where")

    def arrive(self) -> None:
        """Lists the forms."""
        super().arrive()
        rows = [
            Row(kind, (digit(number), sheet.term.text(language()), sheet.form))
            for number, (kind, sheet) in enumerate(FORMS_BY_HAND.items(), 1)
        ]
        self.list.fill(rows, keep=True)
        self.list.focus()

    def about_chosen(self) -> About | None:
        """The form under the mark, which is the one that F10 prints."""
        return self.about_sheet()

    def open_chosen(self) -> None:
        """Takes the form under the mark."""
        self._take(self.list.chosen)

    def moved(self) -> None:
        """Takes the form under the mark."""
        self._take(self.list.chosen)

    def _take(self, kind: str | None) -> None:
        if kind is not None:
            self.kind = kind
            self.forget_job()
            self.paint_target()

    def contents(self) -> Callable[[Desk], Contents]:
        """An empty form."""
        match self.kind:
            case "card":
                return print_empty_card
            case "intake":
                return print_empty_intake
            case kind:
                return lambda desk: _empty(desk, kind)

    def name_of(self, contents: Contents) -> str:
        """What it is."""
        return _("empty")

    def printed(self, message: str, alarm: bool) -> None:
        """Stays: there may be another form to print."""
        self.show_message(message, alarm)


def _empty(desk: Desk, kind: str) -> Contents:
    salon, stamp = print_empty_form(desk, kind)
    return sheet_of(kind).contents(salon=salon, stamp=stamp)
