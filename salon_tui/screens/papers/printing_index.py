"""Printing the index of the cabinet: every card in one of its orders."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.core.desk import Desk
from db.papers.filing.order import Order
from db.papers.printed.operations import print_index
from printouts.registry import Contents
from salon_tui.screens.papers.index import ORDERS
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _


class PrintIndexPage(PaperPage, inherit_bindings=False):
    """What will be printed, before it is. ``target`` has the place of the order in ``ORDERS``."""

    TITLE_TEXT = N_("Print the index")
    HELP_TEXT = N_(
        "Every card with its number, in the order that the list had. All the names leave the archive on paper, so a "
        "second person agrees. F10 prints it; F4 chooses another printer or a folder for a PDF file."
    )
    FIRST = "index"
    DIGITS = False

    def __init__(self) -> None:
        super().__init__("print_index")

    def body(self) -> Iterable[Widget]:
        """Where it goes, and what it is."""
        yield Line(id="where")
        yield PickList([Column(60, grow=1)], id="preview")

    @property
    def order(self) -> tuple[Order, str]:
        """In which order, and what it is called."""
        order, name = ORDERS[self.target["order"]]
        return order, _(name)

    def recall(self) -> dict[str, int]:
        """Which order it was."""
        return {"order": self.target["order"]}

    def arrive(self) -> None:
        """Says what will be printed."""
        super().arrive()
        self.preview([Row(1, (_("Every card, in the order: {order}.").format(order=self.order[1]),))])

    def contents(self) -> Callable[[Desk], Contents]:
        """The index."""
        order, _name = self.order
        return lambda desk: print_index(desk, order)

    def name_of(self, contents: Contents) -> str:
        """Which order."""
        return self.order[0].value
