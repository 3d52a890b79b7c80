"""Printing the slip that shows in a drawer where a paper is to be put."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.core.desk import Desk
from db.papers.cabinets.records import WhereTo
from db.papers.filing.queries import where_to
from db.papers.printed.operations import CARD, print_slip
from db.printing.sheets.papers import InsertionSlip, LabelSheet
from printouts.registry import Contents
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.papers import between
from salon_tui.words.words import sheet_name


class PrintSlipPage(PaperPage, inherit_bindings=False):
    """What will stand on the slip, before it is printed."""

    TITLE_TEXT = N_("Print an insertion slip")
    HELP_TEXT = N_(
        "A slip as wide as a card: put it into the drawer, between the two names on it, and the card into its place "
        "later. F10 prints it; F4 chooses another printer or a folder for a PDF file."
    )
    FIRST = "labels"
    DIGITS = False

    def __init__(self) -> None:
        super().__init__("print_slip")

    @property
    def client(self) -> int:
        """Whose paper."""
        return int(self.target["id"])

    @property
    def paper(self) -> str:
        """Which paper."""
        return str(self.target.get("paper", CARD))

    def recall(self) -> dict[str, int]:
        """Whose paper it was."""
        return {"id": self.client}

    def body(self) -> Iterable[Widget]:
        """Where it goes, and what stands on it."""
        yield Line(id="where")
        yield PickList([Column(60, grow=1)], id="preview")

    def arrive(self) -> None:
        """Says what will be printed."""
        super().arrive()
        client, paper = self.client, self.paper
        self.perform(lambda desk: where_to(desk, client, paper), self._show)

    def _show(self, where: WhereTo) -> None:
        texts = [f"{where.client.name} · {sheet_name(where.kind)}"]
        texts += (
            [f"{where.spot.cabinet} · {where.spot.drawer}", between(where.spot, numbers=True)] if where.spot else []
        )
        self.preview([Row(at, (text,)) for at, text in enumerate(texts)])

    def client_of(self) -> int:
        """The client."""
        return self.client

    def contents(self) -> Callable[[Desk], Contents]:
        """The slip."""
        client, paper = self.client, self.paper
        return lambda desk: print_slip(desk, client, paper)

    def name_of(self, contents: Contents) -> str:
        """By card number, never by name."""
        assert isinstance(contents, LabelSheet)
        [slip] = contents.labels
        assert isinstance(slip, InsertionSlip)
        return slip.number

    def note_of(self, contents: Contents) -> str:
        """What it is."""
        return _(", ") + _("insertion slip")
