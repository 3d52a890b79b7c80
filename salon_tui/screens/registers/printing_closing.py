"""The end of the day: the closing sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from db.clients.records import Hidden
from db.core.desk import Desk
from db.fields.showing import show_money
from db.registers.closing.operations import print_closing
from db.registers.closing.queries import day_end
from db.registers.records import DayEnd
from printouts.registry import Contents
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.on_paper import shown_in_preview


class ClosingPage(PaperPage, inherit_bindings=False):
    """What the closing sheet will have; its figures are added up again when it is printed."""

    TITLE_TEXT = N_("End of the day")
    HELP_TEXT = N_(
        "Today's closing sheet: takings by method, visits, loans that are overdue, and the head of the audit log, to "
        "be counted and signed. Amounts that you may not see are printed and not shown here. F10 prints it; "
        "F4 chooses another printer or a folder for a PDF file."
    )
    FIRST = "closing"
    DIGITS = False

    def __init__(self) -> None:
        super().__init__("closing")

    def body(self) -> Iterable[Widget]:
        """Where it goes, and what stands on it."""
        yield Line(id="where")
        yield PickList([Column(24), Column(8, "right"), Column(14, "right"), Column(20, grow=1)], id="preview")

    def arrive(self) -> None:
        """Shows what will be printed."""
        super().arrive()
        self.perform(day_end, self._show)

    def _show(self, day: DayEnd) -> None:
        rows: list[Row[int]] = [
            Row(None, (_("Closing sheet of {day}").format(day=day.day),), "heading"),
            Row(0, (_("Visits"), str(day.visits), "", "")),
            *(
                Row(0, (self.salon_app.payment_name(one.method), str(one.count), *_amount(one.amount)))
                for one in day.takings
            ),
            Row(0, (_("Total"), str(sum(one.count for one in day.takings)), *_amount(day.total)), "strong"),
        ]
        if day.overdue:
            rows += [Row(None, ("",)), Row(None, (_("Loans that are overdue"),), "heading")]
            rows += [
                Row(0, (loan.client.label, "", loan.due.isoformat(), loan.borrower.label), "alarm")
                for loan in day.overdue
            ]
        self.preview(rows)

    def contents(self) -> Callable[[Desk], Contents]:
        """Today's sheet."""
        return print_closing

    def name_of(self, contents: Contents) -> str:
        """Which day."""
        return self.salon_app.today().isoformat()


def _amount(fen: int | Hidden) -> tuple[str, str]:
    """An amount, or where it stands."""
    text = show_money(fen)
    return ("", shown_in_preview(text, fen)) if isinstance(fen, Hidden) else (text, "")
