"""What was sent to a printer: each job until it is done, in plain words, with what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

from printouts.errors import PaperError
from printouts.jobs import JobState
from salon_tui import commands as c
from salon_tui.i18n import N_, _
from salon_tui.print_jobs import PrintJob
from salon_tui.screens.list_page import MOVES, ListPage
from salon_tui.screens.paper_target import Target, deliver
from salon_tui.screens.slow import SlowPage
from salon_tui.sentences import paper_sentence
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row

if TYPE_CHECKING:
    from db.operations.entrance import Desk

STATES: dict[JobState, tuple[str, str]] = {
    JobState.WAITING: (N_("waiting"), N_("Other sheets are printed first.")),
    JobState.HELD: (N_("held back"), N_("Somebody holds it back. Release it in the printing system, or cancel it.")),
    JobState.PRINTING: (N_("printing"), N_("It is being printed.")),
    JobState.DONE: (N_("printed"), N_("All of it is on paper.")),
    JobState.UNSURE: (
        N_("please look"),
        N_("The printer lost it or jammed. Look what came out, then send it again."),
    ),
    JobState.NO_PAPER: (N_("no paper"), N_("Put paper of the right size into the printer; it goes on by itself.")),
    JobState.JAMMED: (N_("paper jam"), N_("Take the paper out that is stuck, and close the printer.")),
    JobState.NEEDS_HELP: (N_("needs help"), N_("Close the printer's cover, empty its tray, or change the toner.")),
    JobState.PRINTER_OFF: (N_("printer off"), N_("Switch the printer on, and check its cable; it goes on by itself.")),
    JobState.QUEUE_STOPPED: (
        N_("queue stopped"),
        N_("Start it again in the printing system, or print elsewhere."),
    ),
    JobState.FAILED: (N_("failed"), N_("Look into the printer: a jam, or another paper. Then send it again.")),
    JobState.CANCELED: (N_("cancelled"), N_("It was taken back.")),
    JobState.GONE: (N_("not known"), N_("The printing system knows nothing of it. Look what came out.")),
}
"""What a state is called, and what to do."""

_QUIET = frozenset({JobState.WAITING, JobState.PRINTING, JobState.DONE, JobState.CANCELED})


def trouble(job: PrintJob) -> str:
    """What to tell whoever is at the desk, wherever they are; empty where there is nothing to do."""
    if job.state in _QUIET:
        return ""
    name, what = STATES[job.state]
    return _("Printer {printer}: {state}. {what}").format(printer=job.printer, state=_(name), what=_(what))


class PrintQueuePage(SlowPage, ListPage, inherit_bindings=False):
    """The jobs since the program was started, the latest first."""

    TITLE_TEXT = N_("Print jobs")
    HELP_TEXT = N_("What was sent to a printer since the program was started, and what became of it.")
    KEYS = (c.SendAgain, c.CancelJob, c.Refresh, c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="print_queue")

    def body(self) -> Iterable[Widget]:
        """When, what, where, and how it stands; below, what to do about the one under the mark."""
        yield PickList([Column(11), Column(26, grow=2), Column(14, grow=1), Column(14, grow=1)], id="jobs")
        yield Line(id="what")

    def arrive(self) -> None:
        """Shows how the jobs stand."""
        super().arrive()
        self.show_jobs()
        self.list.focus()

    def show_jobs(self) -> None:
        """Paints the jobs as they are now."""
        rows = [
            Row(job, (f"{job.at.astimezone():%m-%d %H:%M}", job.name, job.printer, _(STATES[job.state][0])))
            for job in self.salon_app.print_jobs.jobs
        ]
        self.list.fill(rows, keep=True, empty=_("Nothing was sent to a printer yet."))
        self._show_what()

    def _show_what(self) -> None:
        job: PrintJob | None = self.chosen
        self.query_one("#what", Line).say((f" {_(STATES[job.state][1])}" if job else "", "dim"))

    def do_down(self) -> None:
        """Down."""
        super().do_down()
        self._show_what()

    def do_up(self) -> None:
        """Up."""
        super().do_up()
        self._show_what()

    def open_chosen(self) -> None:
        """Says what to do about the job with this digit."""
        self._show_what()

    def do_send_again(self) -> None:
        """F10: the same sheet to the same printer."""
        job: PrintJob | None = self.chosen
        if job is None:
            return
        sheet = job.sheet
        if sheet is None:
            self.say(_("This sheet is on paper or was put away. Print it again from the record."), alarm=True)
            return
        jobs, at, target = self.salon_app.print_jobs, self.salon_app.now(), Target(printer=job.printer)

        def run(desk: Desk) -> tuple[str, bool]:
            try:
                return deliver(jobs, sheet, target, at), True
            except PaperError as error:
                return paper_sentence(error), False

        self.perform_slowly(run, self._said)

    def do_cancel_job(self) -> None:
        """F8: takes the job back."""
        job: PrintJob | None = self.chosen
        if job is None or job.state.is_over:
            self.say(_("There is nothing to take back."), alarm=True)
            return

        def run(desk: Desk) -> tuple[str, bool]:
            from printouts.printer import cancel

            try:
                cancel(job.id)
            except PaperError as error:
                return paper_sentence(error), False
            return _("Job {job} was taken back.").format(job=job.id), True

        self.perform_slowly(run, self._said)

    def _said(self, outcome: tuple[str, bool]) -> None:
        message, good = outcome
        self.show_jobs()
        self.say(message, alarm=not good)
