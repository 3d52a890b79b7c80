"""What checking a drawer has shown, and what to do about each card."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from db.papers.shelf_check.records import ShelfLine, ShelfReport, Standing
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.papers.shelf_card import about_card
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.shelf import QUIET, advice, gap, in_short


class ShelfReportPage(ListPage, inherit_bindings=False):
    """The findings: first what is put back, in the order in which it is put back; then the rest, then what is gone."""

    TITLE_TEXT = N_("What the check has shown")
    HELP_TEXT = N_(
        "Go along the list with Down and do what is said of each card, from the top: cards that are out of order are "
        "in the order in which they are put back."
    )
    BELOW = 2
    KEYS = (c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="shelf_report")
        self._findings: list[tuple[ShelfLine, str, str]] = []

    def main(self) -> Iterable[Widget]:
        """The counts, and the findings."""
        yield Line(id="counts")
        yield PickList([Column(2), Column(20, grow=2), Column(9), Column(24, grow=1)], id="findings")

    def arrive(self) -> None:
        """Shows the report; after a lock there is none any more."""
        super().arrive()
        report: ShelfReport | None = self.target.get("report")
        self._findings = _findings(report) if report else []
        self.query_one("#counts", Line).set_pieces((f"{_counts(report)}" if report else "", "strong"))
        rows = [
            Row(at, (digit(at), line.name, spaced(line.number), what))
            for at, (line, what, _do) in enumerate(self._findings, 1)
        ]
        fine = _("What is missing or stands wrong, and what to do about it, would stand here.")
        none = self.nothing(_("No drawer was checked"), _("Choose one and scan its cards."), c.Back)
        self.list.fill(rows, empty=self.nothing(_("Every card stands where it should"), fine) if report else none)
        self.list.focus()

    def put_away(self) -> None:
        """Nothing stays in the list at a locked desk."""
        super().put_away()
        self._findings = []

    def paint_head(self) -> None:
        """Which drawer."""
        report: ShelfReport | None = self.target.get("report")
        self.head([(_(self.TITLE_TEXT), "strong"), f"  {report.drawer.label}" if report else ""])

    def about_chosen(self) -> About | None:
        """What to do about the card under the mark."""
        return about_card(*self._findings[self.chosen - 1]) if self.chosen else None


def _findings(report: ShelfReport) -> list[tuple[ShelfLine, str, str]]:
    """Each card that needs a hand: what is the matter, and what to do."""
    others = [line for line in report.lines if line.standing not in (Standing.FINE, Standing.MISFILED)]
    found = [(line, in_short(line), advice(line)) for line in (*report.misfiled, *others)]
    return found + [(line, _("missing"), gap(line)) for line in report.missing]


def _counts(report: ShelfReport) -> str:
    wrong = sum(line.standing not in QUIET for line in report.lines)
    parts = [
        ngettext("{count} card scanned", "{count} cards scanned", len(report.lines)),
        ngettext("{count} to be dealt with", "{count} to be dealt with", wrong),
        ngettext("{count} missing", "{count} missing", len(report.missing)),
    ]
    return " · ".join(parts)
