"""Printing the empty forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual.widget import Widget

from db.core.desk import Desk
from db.dated.kinds import KINDS
from db.papers.printed.operations import print_empty_card, print_empty_form, print_empty_intake
from db.sheets.dated import RecordSheet
from printouts.registry import CABINET_SHEETS, DESK_SHEETS, SHEETS, Contents, sheet_of
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import digit
from salon_tui.screens.printing import commands as own
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language

FORMS_BY_HAND = {kind: sheet for kind, sheet in (SHEETS | DESK_SHEETS | CABINET_SHEETS).items() if sheet.is_form}
"""What can be printed empty; the calibration page is among it."""
_WITH_FORM = frozenset({"patch", "consent"})
"""Kinds of dated records with a form of their own."""


class EmptyFormsPage(PaperPage, inherit_bindings=False):
    """The forms that are filled in by hand."""

    TITLE_TEXT = N_("Print empty forms")
    HELP_TEXT = N_("Choose a form by its digit and press F10. They are filled in by hand.")
    KEYS = (own.WhichForm, *PaperPage.KEYS)
    PRIVATE = False

    def __init__(self) -> None:
        super().__init__("empty_forms")
        self._dated = ""
        """The kind of dated record whose form it is."""

    def main(self) -> Iterable[Widget]:
        """The forms, what paper they need, and where they go."""
        yield PickList([Column(2), Column(24), Column(20, grow=1)], id="forms")
        yield Line(id="where")

    def arrive(self) -> None:
        """Lists the forms."""
        super().arrive()
        forms = [form for kind in FORMS_BY_HAND for form in forms_of(kind)]
        rows = [Row(key, (digit(number), name, form)) for number, (key, name, form) in enumerate(forms, 1)]
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

    def _take(self, key: str | None) -> None:
        if key is not None:
            self.kind, _space, self._dated = key.partition(" ")
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
                dated = self._dated
                return lambda desk: _empty(desk, kind, dated)

    def name_of(self, contents: Contents) -> str:
        """What it is."""
        return _("empty")

    def printed(self, message: str, alarm: bool) -> None:
        """Stays: there may be another form to print."""
        self.show_message(message, alarm)


def forms_of(kind: str) -> Iterator[tuple[str, str, str]]:
    """Key, name and form number of what a sheet is printed as: the record sheet is the form of each kind of record."""
    sheet = FORMS_BY_HAND[kind]
    if sheet.contents is RecordSheet:
        for code, dated in KINDS.items():
            if code in _WITH_FORM:
                continue
            yield f"{kind} {code}", f"{sheet.term.text(language())} · {dated.label.text(language())}", sheet.form
    else:
        yield kind, sheet.term.text(language()), sheet.form


def _empty(desk: Desk, kind: str, dated: str) -> Contents:
    salon, stamp = print_empty_form(desk, kind)
    if dated:
        return RecordSheet(salon=salon, stamp=stamp, kind=dated)
    return sheet_of(kind).contents(salon=salon, stamp=stamp)
