"""What pages about printing have in common: which sheet, where to, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import work

from db.core.desk import Desk
from db.printing.operations.jobs import discard
from db.printing.queries import calibration, printer_settings
from db.printing.records import PrinterSettings
from db.sheets.papers import LabelSheet
from printouts.errors import PaperError
from printouts.registry import Contents, render, sheet_of
from salon_tui import commands as c
from salon_tui.app.print_jobs import Drawn
from salon_tui.app.sealing import needs_password
from salon_tui.screens.asking.password import AskPassword
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.asking.target import ask_target
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.importing.nearby import short
from salon_tui.screens.printing.paper_target import Delivered, Printers, Target, deliver, known
from salon_tui.screens.printing.print_states import size_of
from salon_tui.widgets.lines import Line
from salon_tui.words.i18n import _, language
from salon_tui.words.on_paper import drawn, lacking_words
from salon_tui.words.paper_sentences import paper_sentence
from salon_tui.words.words import telling


class _Outcome(NamedTuple):
    """What came of F10: the sheet where it didn't get out, why it didn't, and whether a password is what is missing.

    Attributes:
        lacking: Names that can't be printed as they are, with the characters that no face has; None where that was
            asked already.
        delivered: What has happened to it where it did.
    """

    waiting: Drawn | None
    message: str = ""
    asks: bool = False
    lacking: Mapping[str, str] | None = None
    delivered: Delivered | None = None


class PaperPage(ListPage, inherit_bindings=False):
    """A page that prints. Nothing is written down before F10, and a sheet that didn't get out is not drawn twice."""

    KEYS: ClassVar[tuple[type[c.Command], ...]] = (
        c.PrintNow,
        c.WhereTo,
        c.Queue,
        c.Refresh,
        c.Find,
        c.GoHome,
        *MOVES,
        c.Back,
    )

    FIRST: str = "card"
    """The kind of sheet that the page begins with."""

    PRIVATE: ClassVar[bool] = True
    """Whether clients' data stand on the sheet; only a page whose sheets are empty says otherwise."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.kind = self.FIRST
        self._printers: Printers | PaperError | None = None
        """The printers; None until CUPS has said."""
        self._chosen: Target | None = None
        self._job: Drawn | None = None
        """What is drawn and written down, and didn't get out."""
        self._about: object = None
        self.is_saved = False
        """Whether what was printed last is in a file: what goes to a printer is paper when it has come out."""
        self._knows_lacking = False
        """Whether it was said which names can't be printed as they are."""

    def contents(self) -> Callable[[Desk], Contents]:
        """The operation that gives what is on the sheet and writes down that it is printed."""
        raise NotImplementedError

    def name_of(self, contents: Contents) -> str:
        """What the file is called, besides the form number."""
        raise NotImplementedError

    def note_of(self, contents: Contents) -> str:
        """What is said of a sheet that got out, after what it is; nothing by default."""
        return ""

    def draw(self, kind: str, contents: Contents) -> bytes:
        """The sheet as a PDF."""
        return render(kind, contents)

    def client_of(self) -> int | None:
        """Whose sheet it is, where it is about one client."""
        return None

    def arrive(self) -> None:
        """Asks which printers there are; begins with the first kind when it is opened anew, not after a dialog."""
        super().arrive()
        if self._about is not self.target:
            self._about, self._job = self.target, None
            self.kind = self.target.get("kind", self.FIRST)
        self.paint_target()
        self.perform(printer_settings, self._settings_known)

    def put_away(self) -> None:
        """Forgets the sheet."""
        super().put_away()
        self._about, self._chosen, self._job = None, None, None

    def _settings_known(self, settings: PrinterSettings) -> None:
        self._look_for_printers(settings)

    @work(thread=True, exclusive=True, group="printer")
    def _look_for_printers(self, settings: PrinterSettings) -> None:
        self.app.call_from_thread(self._printers_known, _asked(settings))

    def _printers_known(self, printers: Printers | PaperError) -> None:
        self._printers = printers
        self.paint_target()

    def paint_target(self) -> None:
        """Shows the sheet's paper and where it goes."""
        self.query_one("#where", Line).set_pieces((_paper(self.kind), "strong"), f" · {self._where_text()}")
        self.show_about()

    def about_sheet(self) -> About:
        """The sheet, its paper, and where it goes."""
        sheet = sheet_of(self.kind)
        facts = ((_("Paper size"), _paper(self.kind)), (_("Goes to"), self._where_text()))
        return About(name=sheet.term.text(language()), note=sheet.form, facts=facts)

    def _where_text(self) -> str:
        if self._chosen is None and self._printers is None:
            return _("looking for the printer …")
        if self._chosen is None and isinstance(self._printers, PaperError):
            return paper_sentence(self._printers)
        target = self._target_known()
        text = target.text() if self._chosen or target.printer else telling(self._none_text(), target.text())
        if target.folder is not None and needs_password(target.folder, is_private=self.PRIVATE):
            return text + _(", with a password")
        return text

    def _none_text(self) -> str:
        has_some = isinstance(self._printers, Printers) and bool(self._printers.names)
        return _("No usual printer") if has_some else _("No printer")

    def _target_known(self) -> Target:
        """Where it goes as far as that is known; what F4 chose stays chosen."""
        printers = self._printers if isinstance(self._printers, Printers) else Printers()
        return self._chosen or printers.target(self.kind)

    def forget_job(self) -> None:
        """Another sheet: what didn't get out is not wanted any more."""
        self._job, self._knows_lacking = None, False

    def do_queue(self) -> None:
        """F7: what was sent to the printer."""
        self.salon_app.show_page("print_queue")

    # Where to.

    def do_choose(self) -> None:
        """F4: a printer, or a folder for a PDF file."""
        printers = self._printers if isinstance(self._printers, Printers) else Printers()
        ask_target(self.app, printers.targets(), self._choose_target)

    def _choose_target(self, target: Target) -> None:
        self._chosen = target
        if self.kind == "labels":
            # they are drawn where their printer needs them
            self.forget_job()
        self.paint_target()

    # Printing.

    def do_print_now(self) -> None:
        """F10: draws the sheet, and prints or saves it; keys wait meanwhile."""
        self._print("")

    def _print(self, password: str) -> None:
        kind, chosen, waiting, contents = self.kind, self._chosen, self._job, self.contents()
        may_lack = self._knows_lacking
        jobs, client = self.salon_app.print_jobs, self.client_of()
        self.show_message(_("One moment …"))

        def run(desk: Desk) -> _Outcome:
            from printouts.unprintable import unprintable

            job, target = waiting, chosen
            try:
                # where it goes is known first: with the print service down, nothing is written down
                target = target or known(printer_settings(desk).uses).target(kind)
                if target.folder and not password and needs_password(target.folder, is_private=self.PRIVATE):
                    return _Outcome(job, asks=True)
                if job is not None and job.paper_only and target.folder:
                    # it was drawn for a printer: for a file, whoever is here has to see all of it
                    job = None
                if job is None:
                    made = contents(desk if target.folder else desk.on_paper())
                    job = self._draw(kind, _moved(desk, made, target), client)
                    if not may_lack and (lacking := unprintable(made)):
                        return _Outcome(job, lacking=lacking)
                return _Outcome(None, delivered=deliver(desk, jobs, job, target, password))
            except PaperError as error:
                return _Outcome(job, paper_sentence(error))
            except OSError:
                folder = short(target.folder) if target and target.folder else ""
                text = _("{folder} can't be written. Choose another one with F4.").format(folder=folder)
                return _Outcome(job, text)

        self.perform_slowly(run, self._done)

    def _draw(self, kind: str, contents: Contents, client: int | None) -> Drawn:
        pdf, name, note = self.draw(kind, contents), self.name_of(contents), self.note_of(contents)
        return drawn(kind, contents, pdf, name, note, client, self.PRIVATE)

    def _done(self, outcome: _Outcome) -> None:
        self._job = outcome.waiting
        if outcome.asks:
            self.show_message("")
            self.app.push_screen(AskPassword(), self._go_on)
        elif outcome.lacking:
            self.show_message("")
            self.app.push_screen(
                Confirm(lacking_words(outcome.lacking) + " " + _("Print it all the same?")), self._lacking_known
            )
        elif outcome.delivered is not None:
            # what goes to a printer is paper when it has come out
            self.is_saved = outcome.delivered.job is None
            self.printed(*outcome.delivered.said())
        else:
            self.show_message(outcome.message, alarm=True)

    def _go_on(self, password: str | None) -> None:
        if password:
            self._print(password)

    def _lacking_known(self, goes_on: bool | None) -> None:
        if goes_on:
            self._knows_lacking = True
            self._print("")
        elif self._job is not None:
            # nothing was printed, and nothing is missing
            papers = self._job.papers
            self.forget_job()
            self.perform(lambda desk: discard(desk, papers))

    def printed(self, message: str, alarm: bool) -> None:
        """It is on its way: back to where one came from."""
        if self.is_active:
            self.salon_app.message_for_next_page(message, alarm)
            self.salon_app.back()


def _paper(kind: str) -> str:
    sheet = sheet_of(kind)
    sides = _("both sides") if sheet.sides.startswith("two") else _("one side")
    return _(", ").join((size_of(kind), sides))


def _asked(settings: PrinterSettings) -> Printers | PaperError:
    try:
        return known(settings.uses)
    except PaperError as error:
        return error


def _moved(desk: Desk, contents: Contents, target: Target) -> Contents:
    """Labels as their printer needs them: moved by what the calibration page has shown."""
    if not isinstance(contents, LabelSheet):
        return contents
    dx, dy = calibration(desk, target.printer)
    return replace(contents, dx=dx, dy=dy)
