"""What was sent to a printer: each job from asked to done, in plain words, with what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

from db.operations.clients import open_client
from db.printing_records import JobLine
from db.queries.printing import print_jobs, printer_settings
from db.records import ClientRecord
from printouts.errors import PaperCode, PaperError
from printouts.jobs import JobState
from printouts.sheets import SHEETS
from salon_tui import commands as c
from salon_tui.i18n import N_, _
from salon_tui.print_jobs import Drawn, PrintJob
from salon_tui.screens.asking_password import AskPassword
from salon_tui.screens.asking_target import ask_target
from salon_tui.screens.list_page import MOVES, ListPage
from salon_tui.screens.nearby import short
from salon_tui.screens.paper_target import Printers, Target, deliver, known
from salon_tui.screens.print_states import advice, state_name
from salon_tui.sentences import paper_sentence
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row

if TYPE_CHECKING:
    from db.operations.entrance import Desk

_Outcome = tuple[str, bool]
"""What to say, and whether it is good."""


class PrintQueuePage(ListPage, inherit_bindings=False):
    """The jobs of the last days, the latest first."""

    TITLE_TEXT = N_("Print jobs")
    HELP_TEXT = N_(
        "What was sent to a printer in the last seven days, and what became of it. F10 sends the sheet under the mark "
        "again, F4 to another printer or into a PDF file, F8 takes it back. A sheet that is on paper, or that a lock "
        "has put away, is printed anew from its own page: F10 opens that."
    )
    KEYS = (c.SendAgain, c.CancelJob, c.Elsewhere, c.Refresh, c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="print_queue")
        self._lines: dict[int, JobLine] = {}

    def body(self) -> Iterable[Widget]:
        """When, what, where, and how it stands; below, what to do about the one under the mark."""
        yield PickList([Column(11), Column(26, grow=2), Column(14, grow=1), Column(14, grow=1)], id="jobs")
        yield Line(id="what")

    def arrive(self) -> None:
        """Shows how the jobs stand."""
        super().arrive()
        self.show_jobs()
        self.list.focus()

    def put_away(self) -> None:
        """Forgets the jobs."""
        super().put_away()
        self._lines = {}

    def show_jobs(self) -> None:
        """Paints the jobs as they are now."""
        self.perform(print_jobs, self._show)

    def _show(self, lines: list[JobLine]) -> None:
        self._lines = {line.id: line for line in lines}
        rows = [
            Row(
                line.id, (f"{line.at.astimezone():%m-%d %H:%M}", line.name, line.printer, state_name(self._state(line)))
            )
            for line in lines
        ]
        self.list.fill(rows, keep=True, empty=_("Nothing was sent to a printer in the last days."))
        self._show_what()

    def _state(self, line: JobLine) -> JobState:
        """How a job stands: what is followed is known better than what was kept."""
        live = self.salon_app.print_jobs.jobs.get(line.id)
        if live is not None:
            return live.state
        return JobState(line.state) if line.state in set(JobState) else JobState.GONE

    @property
    def _line(self) -> JobLine | None:
        return self._lines.get(self.chosen or 0)

    @property
    def _job(self) -> PrintJob | None:
        return self.salon_app.print_jobs.jobs.get(self.chosen or 0)

    def _show_what(self) -> None:
        line = self._line
        self.query_one("#what", Line).say((f" {advice(self._state(line), line.kind)}" if line else "", "dim"))

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

    # Again, elsewhere, back.

    def do_send_again(self) -> None:
        """F10: the same sheet to the same printer; where it isn't at hand any more, the page that prints it."""
        line, job = self._line, self._job
        if line is None:
            return
        if not self._state(line).is_over:
            self.say(_("It is still on its way. Take it back with F8 first, or wait."), alarm=True)
        elif job is None or job.sheet is None:
            self._open_page(line)
        else:
            self._deliver(job.sheet, Target(job.printer))

    def _open_page(self, line: JobLine) -> None:
        client, kind = line.client, line.kind

        def show(record: ClientRecord) -> None:
            self.salon_app.leave_word(_("This sheet isn't kept. Print it anew here."))
            if kind in SHEETS:
                self.salon_app.go("print", record=record, kind=kind)
            else:
                self.salon_app.go("client", record=record, among=[record.id])

        if client is None:
            self.say(_("This sheet isn't kept. Print it anew from the page that it came from."), alarm=True)
        else:
            self.perform(lambda desk: open_client(desk, client), show)

    def do_choose(self) -> None:
        """F4: another printer, or a PDF file; what is still on its way to the first printer is taken back."""
        line, job = self._line, self._job
        if line is None:
            return
        if job is None or job.sheet is None:
            self.say(_("This sheet isn't kept. F10 opens the page that prints it anew."), alarm=True)
            return
        sheet = job.sheet

        def run(desk: Desk) -> Printers:
            try:
                return known(printer_settings(desk).uses)
            except PaperError:
                # a PDF file can be made all the same
                return Printers()

        def offer(printers: Printers) -> None:
            targets = [target for target in printers.targets() if target.printer != job.printer]
            if sheet.kind == "labels":
                # they are drawn where their printer needs them
                targets = [target for target in targets if target.folder is not None]
            ask_target(self.app, targets, lambda target: self._deliver(sheet, target, instead_of=job))

        self.perform_slowly(run, offer)

    def do_cancel_job(self) -> None:
        """F8: takes the job back."""
        job = self._job
        if job is None or not job.id or job.state.is_over:
            self.say(_("There is nothing to take back."), alarm=True)
            return

        def run(desk: Desk) -> _Outcome:
            from printouts.printer import cancel

            try:
                cancel(job.id)
            except PaperError as error:
                return paper_sentence(error), False
            return _("Job {job} was taken back.").format(job=job.id), True

        self.perform_slowly(run, self._said)

    def _deliver(self, sheet: Drawn, target: Target, instead_of: PrintJob | None = None, password: str = "") -> None:
        jobs = self.salon_app.print_jobs

        def run(desk: Desk) -> _Outcome | None:
            try:
                message = deliver(desk, jobs, sheet, target, password)
                if instead_of is not None and target.printer and not instead_of.state.is_over:
                    _take_back(instead_of)
                return message, True
            except PaperError as error:
                return None if error.code is PaperCode.NEEDS_PASSWORD else (paper_sentence(error), False)
            except OSError:
                folder = short(target.folder) if target.folder else ""
                return _("{folder} can't be written. Choose another one with F4.").format(folder=folder), False

        def locked(given: str | None) -> None:
            if given:
                self._deliver(sheet, target, instead_of, given)

        def done(outcome: _Outcome | None) -> None:
            if outcome is None:
                self.app.push_screen(AskPassword(), locked)
                return
            self._said(outcome)
            if target.printer:
                # the new job is the one to look at
                self.list.choose(1)
                self._show_what()

        self.perform_slowly(run, done)

    def _said(self, outcome: _Outcome) -> None:
        message, good = outcome
        self.show_jobs()
        self.say(message, alarm=not good)


def _take_back(job: PrintJob) -> None:
    """Takes back what is printed elsewhere now.

    Raises:
        PaperError: When it can't be: then it comes out twice.
    """
    from printouts.printer import cancel

    if job.id:
        cancel(job.id)
