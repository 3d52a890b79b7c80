"""What was sent to a printer: each job from asked to done, in plain words, with what to do."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from db.clients.operations.clients import open_client
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.printing.queries import print_jobs, printer_settings
from db.printing.records import JobLine
from printouts.cups.jobs import JobState
from printouts.errors import PaperCode, PaperError
from printouts.registry import SHEETS
from salon_tui import commands as c
from salon_tui.app.card_stacks import AGAIN
from salon_tui.app.print_jobs import PrintJob
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.count import AskCount
from salon_tui.screens.asking.password import AskPassword
from salon_tui.screens.asking.target import ask_target
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.importing.nearby import short
from salon_tui.screens.printing import commands as own
from salon_tui.screens.printing.paper_target import Printers, Target, known
from salon_tui.screens.printing.print_again import Again, send_again
from salon_tui.screens.printing.print_states import FINE, advice, state_name
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.paper_sentences import paper_sentence
from salon_tui.words.words import sheet_name, short_moment

_Outcome = tuple[str, bool]
"""What to say, and whether it is good."""
_WELL, _BADLY, _BACK, _ELSEWHERE = range(4)


class PrintQueuePage(ListPage, inherit_bindings=False):
    """The jobs of the last days, the latest first; the mark stands on the newest one that needs somebody."""

    TITLE_TEXT = N_("Print jobs")
    HELP_TEXT = N_(
        "What was sent to a printer in the last seven days, and what became of it. F10 prints what the mark stands on "
        "again; of several cards, from the one on that you name. F4 says whether it came out well or badly, takes it "
        "back, or sends it to another printer or into a PDF file. Cards that did not come out are on the list of cards "
        "to print."
    )
    BELOW = 1
    KEYS = (own.SendAgain, own.JobChoices, c.Refresh, c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="print_queue")
        self._lines: dict[int, JobLine] = {}
        self._is_marked = False
        """Whether the mark was put where it is needed."""

    def main(self) -> Iterable[Widget]:
        """When, what, where, and how it stands."""
        yield PickList([Column(11), Column(26, grow=2), Column(14, grow=1, aside=True), Column(14, grow=1)], id="jobs")

    def arrive(self) -> None:
        """Shows how the jobs stand."""
        super().arrive()
        self._is_marked = False
        self.show_jobs()
        self.list.focus()

    def put_away(self) -> None:
        """Forgets the jobs."""
        super().put_away()
        self._lines = {}

    def job_changed(self) -> bool:
        """What to do stands here in full."""
        self.show_jobs()
        return True

    def show_jobs(self) -> None:
        """Paints the jobs as they are now."""
        self.perform(print_jobs, self._show)

    def _show(self, lines: list[JobLine]) -> None:
        self._lines = {line.id: line for line in lines}
        rows = [
            Row(line.id, (short_moment(line.at), line.name, line.printer, state_name(self._state(line))))
            for line in lines
        ]
        would = _("What was sent in the last days, and how far it has come, stands here.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("Nothing was sent to a printer"), would))
        if not self._is_marked:
            self._is_marked = True
            trouble = (at for at, line in enumerate(lines, 1) if self._state(line) not in FINE)
            self.list.choose(next(trouble, 1))

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

    def about_chosen(self) -> About | None:
        """How the job under the mark stands, and what to do."""
        line = self._line
        if line is None:
            return None
        state = self._state(line)
        facts = (
            (_("State"), [(state_name(state), "strong")]),
            (_("Printer"), line.printer),
            (_("Sent"), f"{short_moment(line.at)} · {line.by}"),
            (_("Cards"), f"{line.papers or ''}"),
            (_("Job"), line.job),
        )
        return About(name=line.name, note=sheet_name(line.kind), facts=facts, said=advice(state, line.kind))

    # Once more.

    def do_send_again(self) -> None:
        """F10: the same to the same printer, from a card on that is named; or the page that prints it."""
        line, job = self._line, self._job
        if line is None:
            return
        if not self._state(line).is_over:
            self.show_message(_("It is still on its way. Take it back with F4 first, or wait."), alarm=True)
        elif line.papers > 1:
            question = _("From which one of the {count} on? Those before it came out well.").format(count=line.papers)
            self.app.push_screen(
                AskCount(question, 1, line.papers, 1),
                lambda first: self._deliver(Again(line, job, Target(line.printer), first)) if first else None,
            )
        elif (job is not None and job.sheet is not None) or (line.papers and self._state(line) not in FINE):
            self._deliver(Again(line, job, Target(line.printer)))
        else:
            self._open_page(line)

    def _open_page(self, line: JobLine) -> None:
        client, kind = line.client, line.kind

        def show(record: ClientRecord) -> None:
            self.salon_app.message_for_next_page(_("This sheet isn't kept. Print it anew here."))
            if kind in SHEETS:
                self.salon_app.show_page("print", record=record, kind=kind)
            else:
                self.salon_app.show_page("client", record=record, among=[record.id])

        if client is None:
            self.show_message(_("This sheet isn't kept. Print it anew from the page that it came from."), alarm=True)
        else:
            self.perform(lambda desk: open_client(desk, client), show)

    # What else can be done with it.

    def do_choose(self) -> None:
        """F4: how it came out, taking it back, another printer, a PDF file."""
        line = self._line
        if line is None:
            return
        if self._state(line).is_over:
            offers = {_WELL: _("It came out well"), _BADLY: _("It came out badly"), _ELSEWHERE: _("Print it elsewhere")}
        else:
            offers = {_BACK: _("Take it back from the printer"), _ELSEWHERE: _("Print it elsewhere")}
        chosen = {str(at): what for at, what in enumerate(offers, 1)}

        def take(number: str | None) -> None:
            if number is not None:
                self._do(chosen[number], line)

        choices = [(number, offers[what]) for number, what in chosen.items()]
        self.app.push_screen(Choose(line.name, choices), take)

    def _do(self, what: int, line: JobLine) -> None:
        if what == _WELL:
            self._settle(line, line.papers, is_whole=True)
        elif what == _BADLY and line.papers > 1:
            question = _("How many of the {count} came out well, from the first one on?").format(count=line.papers)
            self.app.push_screen(
                AskCount(question, 0, line.papers, 0),
                lambda good: self._settle(line, good, is_whole=good == line.papers) if good is not None else None,
            )
        elif what == _BADLY:
            self._settle(line, 0, is_whole=False)
        elif what == _BACK:
            self._cancel()
        else:
            self._elsewhere(line)

    def _settle(self, line: JobLine, good: int, *, is_whole: bool) -> None:
        jobs, bad = self.salon_app.print_jobs, line.papers - good

        def settled(_state: JobState) -> None:
            words = _("Kept: it came out well.") if is_whole else _("Kept: it came out badly.")
            if bad:
                words = ngettext("{count} sheet did not come out.", "{count} sheets did not come out.", bad)
                words += " " + (_("Cards among them are on the list of cards to print.") if line.kind == "card" else "")
            self._said((words.strip(), True))

        self.perform(lambda desk: jobs.settle(desk, line.id, good, is_whole=is_whole), settled)

    def _elsewhere(self, line: JobLine) -> None:
        job = self._job
        if (job is None or job.sheet is None) and not (line.papers and line.kind in AGAIN):
            self.show_message(_("This sheet isn't kept. F10 opens the page that prints it anew."), alarm=True)
            return

        def run(desk: Desk) -> Printers:
            try:
                return known(printer_settings(desk).uses)
            except PaperError:
                # a PDF file can be made all the same
                return Printers()

        def offer(printers: Printers) -> None:
            targets = [target for target in printers.targets() if target.printer != line.printer]
            if line.kind == "labels":
                # they are drawn where their printer needs them
                targets = [target for target in targets if target.folder is not None]
            ask_target(self.app, targets, lambda target: self._deliver(Again(line, job, target)))

        self.perform_slowly(run, offer)

    def _cancel(self) -> None:
        job = self._job
        if job is None or not job.id or job.state.is_over:
            self.show_message(_("There is nothing to take back."), alarm=True)
            return

        def run(desk: Desk) -> _Outcome:
            from printouts.cups.printers import cancel

            try:
                cancel(job.id, job.title)
            except PaperError as error:
                return paper_sentence(error), False
            return _("Job {job} was taken back.").format(job=job.id), True

        self.perform_slowly(run, self._said)

    def _deliver(self, again: Again, password: str = "") -> None:
        jobs = self.salon_app.print_jobs

        def run(desk: Desk) -> _Outcome | None:
            try:
                return send_again(desk, jobs, again, password).text, True
            except PaperError as error:
                return None if error.code is PaperCode.NEEDS_PASSWORD else (paper_sentence(error), False)
            except OSError:
                folder = short(again.target.folder) if again.target.folder else ""
                return _("{folder} can't be written. Choose another one with F4.").format(folder=folder), False

        def locked(given: str | None) -> None:
            if given:
                self._deliver(again, given)

        def done(outcome: _Outcome | None) -> None:
            if outcome is None:
                self.app.push_screen(AskPassword(), locked)
                return
            self._said(outcome)
            if again.target.printer:
                # the new job is the one to look at
                self.list.choose(1)

        self.perform_slowly(run, done)

    def _said(self, outcome: _Outcome) -> None:
        message, good = outcome
        self.show_jobs()
        self.show_message(message, alarm=not good)
