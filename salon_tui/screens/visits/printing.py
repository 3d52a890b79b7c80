"""Printing one visit in full, to be signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.core.desk import Desk
from db.fields.showing import show
from db.papers.printed.operations import print_visit
from db.visits.fields import VISIT_FIELDS
from db.visits.records import VisitRecord
from printouts.registry import Contents
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.on_paper import shown_in_preview


class PrintVisitPage(PaperPage, inherit_bindings=False):
    """What will be printed of a visit, before it is."""

    TITLE_TEXT = N_("Print the visit")
    HELP_TEXT = N_(
        "One visit in full, with lines for the signatures of client and beautician. F10 prints it; F4 chooses another "
        "printer or a folder for a PDF file."
    )
    FIRST = "visit"
    DIGITS = False

    def __init__(self) -> None:
        super().__init__("print_visit")

    @property
    def visit(self) -> VisitRecord:
        """Which visit."""
        visit: VisitRecord = self.target["record"]
        return visit

    def body(self) -> Iterable[Widget]:
        """Where it goes, and what stands on it."""
        yield Line(id="where")
        yield PickList([Column(24), Column(30, grow=1)], id="preview")

    def arrive(self) -> None:
        """Shows what will be printed."""
        super().arrive()
        visit = self.visit
        facts = [(_("Services"), _(", ").join(line.name for line in visit.services))]
        facts += [
            (
                field.label.text(language()),
                shown_in_preview(show(field, visit.values.get(field.name), language()), visit.values.get(field.name)),
            )
            for field in VISIT_FIELDS
        ]
        self.preview([Row(number, fact) for number, fact in enumerate(facts) if fact[1]])

    def paint_head(self) -> None:
        """Whose visit, and when."""
        self.head([(f" {self.visit.client.label}", "strong"), f"  {self.visit.day}", ("   " + _("Print"), "dim")])

    def client_of(self) -> int:
        """The visit's client."""
        return self.visit.client.id

    def contents(self) -> Callable[[Desk], Contents]:
        """The visit."""
        visit = self.visit.id
        return lambda desk: print_visit(desk, visit)

    def name_of(self, contents: Contents) -> str:
        """By card number and day, never by name."""
        return f"{self.visit.client_number} {self.visit.day}"
