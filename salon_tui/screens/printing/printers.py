"""The printers: how they stand, what each is used for, and how far each is off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import work
from textual.widget import Widget

from db.printing.operations.printers import calibrate, choose_printer, print_calibration
from db.printing.queries import printer_settings
from db.printing.records import PrinterSettings
from printouts.cups.paper_use import Use
from printouts.cups.printers import Queue
from printouts.errors import PaperError
from printouts.registry import render, sheet_of
from salon_tui import commands as c
from salon_tui.app.print_jobs import Drawn
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.measured import AskMeasured
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.printing import commands as own
from salon_tui.screens.printing.paper_target import USES, Delivered, Target, deliver
from salon_tui.screens.printing.print_states import printer_advice, printer_state
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.paper_sentences import paper_sentence

if TYPE_CHECKING:
    from db.core.desk import Desk

_Line = tuple[str, str]
"""What a line stands for: a use of paper or a printer, and which."""


class PrintersPage(ListPage, inherit_bindings=False):
    """What paper is used for, with its printer; below, every printer that the printing system knows."""

    TITLE_TEXT = N_("Printers")
    HELP_TEXT = N_(
        "Above, what paper is used for: F4 chooses its printer, so that cards and labels keep their own paper. Below, "
        "the printers: F9 prints the test page on the one under the mark; measure A and B on it and enter them with "
        "F10, and labels stand where they belong. F5 asks the printing system again."
    )
    BELOW = 2
    KEYS = (own.ChoosePrinter, own.TestPage, own.Calibrate, c.Refresh, c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="printers")
        self._queues: list[Queue] = []
        self._settings = PrinterSettings({}, {})
        self._trouble = ""
        self._is_known = False

    def main(self) -> Iterable[Widget]:
        """What paper is used for, and the printers."""
        yield PickList([Column(2), Column(22, grow=1), Column(26, grow=1), Column(20, aside=True)], id="printers")

    def arrive(self) -> None:
        """Asks the printing system how its printers stand."""
        super().arrive()
        self.list.focus()
        self.perform(printer_settings, self._settings_known)

    def put_away(self) -> None:
        """Forgets the printers."""
        super().put_away()
        self._queues, self._is_known = [], False

    def _settings_known(self, settings: PrinterSettings) -> None:
        self._settings = settings
        self._paint()
        self._look_for_printers()

    @work(thread=True, exclusive=True, group="printer")
    def _look_for_printers(self) -> None:
        from printouts.cups.printers import printers

        try:
            queues, trouble = printers(), ""
        except PaperError as error:
            queues, trouble = [], paper_sentence(error)
        self.app.call_from_thread(self._printers_known, queues, trouble)

    def _printers_known(self, queues: list[Queue], trouble: str) -> None:
        self._queues, self._trouble, self._is_known = queues, trouble, True
        self._paint()

    def _paint(self) -> None:
        rows: list[Row[_Line]] = [Row(None, ("", _("Used for"), _("Printer"), ""), "label")]
        for number, use in enumerate(Use, 1):
            name = _(USES[use])
            cells = (digit(number), name[:1].upper() + name[1:], self._printer_text(use), "")
            rows.append(Row(("use", use.value), cells))
        rows.append(Row(None, ("", "", "", "")))
        rows.append(Row(None, ("", _("Printer"), _("How it stands"), _("Corrected by (mm)")), "label"))
        for number, queue in enumerate(self._queues, len(Use) + 1):
            name = queue.name + (" · " + _("the usual one") if queue.is_default else "")
            shift = self._settings.shifts.get(queue.name)
            rows.append(Row(("printer", queue.name), (digit(number), name, printer_state(queue), _shift_text(shift))))
        if not self._queues:
            none = _("No printer there") if self._is_known else _("looking for the printer …")
            rows.append(Row(None, (none,), "label"))
        self.list.fill(rows, keep=True)

    def _printer_text(self, use: Use) -> str:
        chosen = self._settings.uses.get(use, "")
        usual = next((queue.name for queue in self._queues if queue.is_default), "")
        if not chosen:
            return _("the usual one") + (f" ({usual})" if usual else "")
        is_missing = self._is_known and chosen not in [queue.name for queue in self._queues]
        return chosen + (" · " + _("is not there") if is_missing else "")

    @property
    def _queue(self) -> Queue | None:
        """The printer under the mark."""
        kind, name = self.chosen or ("", "")
        return next((queue for queue in self._queues if kind == "printer" and queue.name == name), None)

    def about_chosen(self) -> About | None:
        """A use and its printer; or a printer, how it stands, and what to do about it."""
        kind, name = self.chosen or ("", "")
        queue = self._queue
        if queue is not None:
            shift = self._settings.shifts.get(queue.name)
            uses = [USES[use] for use in Use if self._settings.uses.get(use, "") == queue.name]
            facts = (
                (_("State"), printer_state(queue)),
                (_("Used for"), _(", ").join(_(use) for use in uses)),
                (_("Corrected by (mm)"), _shift_text(shift)),
            )
            note = _("the usual one") if queue.is_default else ""
            return About(name=queue.name, note=note, facts=facts, said=printer_advice(queue))
        if kind != "use":
            return None
        words = _(USES[Use(name)])
        printer = (_("Printer"), self._printer_text(Use(name)))
        trouble = self._trouble
        if self._is_known and not self._queues and not trouble:
            trouble = _("The printing system knows no printer: all sheets are saved as PDF.")
        return About(name=words[:1].upper() + words[1:], facts=(printer,), said=trouble)

    def open_chosen(self) -> None:
        """A use: its printer is chosen."""
        if self._queue is None and self.offers(own.ChoosePrinter):
            self.do_choose()

    def do_choose(self) -> None:
        """F4: which printer a use has."""
        kind, use = self.chosen or ("", "")
        if kind != "use":
            self.show_message(_("Put the mark on what the paper is used for, then press F4."), alarm=True)
            return
        names = ["", *(queue.name for queue in self._queues)]
        offers = [(str(number), name or _("the usual one")) for number, name in enumerate(names, 1)]

        def take(number: str | None) -> None:
            if number:
                name = names[int(number) - 1]
                self.perform(lambda desk: choose_printer(desk, use, name), lambda _done: self.reload())

        self.app.push_screen(Choose(_("Printer for {use}").format(use=_(USES[Use(use)])), offers), take)

    def do_print(self) -> None:
        """F9: the page with the rulers."""
        queue = self._queue
        if queue is None:
            self._ask_for_printer()
            return
        jobs, kind = self.salon_app.print_jobs, sheet_of("calibration")
        note, target = kind.term.text(language()), Target(queue.name)

        def run(desk: Desk) -> Delivered | str:
            contents = print_calibration(desk, target.printer)
            number = kind.form.split(" ")[0]
            sheet = Drawn(kind.code, render(kind.code, contents), number, note, is_private=False)
            try:
                return deliver(desk, jobs, sheet, target)
            except PaperError as error:
                return paper_sentence(error)

        def done(outcome: Delivered | str) -> None:
            self.show_message(*((outcome, True) if isinstance(outcome, str) else outcome.said()))

        self.perform_slowly(run, done)

    def do_edit(self) -> None:
        """F10: what was measured."""
        queue = self._queue
        if queue is None:
            self._ask_for_printer()
            return
        name = queue.name
        dx, dy = self._settings.shifts.get(name, (0.0, 0.0))

        def take(off: tuple[float, float] | None) -> None:
            if off is None:
                return
            # the page was drawn with what is corrected already
            new = (round((dx - off[0]) * 100), round((dy - off[1]) * 100))
            self.perform(lambda desk: calibrate(desk, name, *new), lambda _done: self._calibrated())

        self.app.push_screen(AskMeasured(name), take)

    def _calibrated(self) -> None:
        self.reload()
        self.show_message(_("Kept. Print the test page again (F9): A must be 40.0 mm now, B 60.0 mm."))

    def _ask_for_printer(self) -> None:
        self.show_message(_("Put the mark on a printer first."), alarm=True)


def _shift_text(shift: tuple[float, float] | None) -> str:
    return f"dx {shift[0]:+.2f}  dy {shift[1]:+.2f}" if shift else _("not measured")
