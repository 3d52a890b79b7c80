"""What pages about printing have in common: which sheet, where to, and doing it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work

from db.errors import SalonError
from db.operations.entrance import Desk
from printouts.errors import PaperError
from printouts.sheets import Contents, render, sheet_of
from salon_tui import commands as c
from salon_tui.i18n import _, language
from salon_tui.print_jobs import Drawn
from salon_tui.screens.asking import Choose
from salon_tui.screens.asking_folder import AskFolder
from salon_tui.screens.list_page import MOVES, ListPage
from salon_tui.screens.nearby import folders, short
from salon_tui.screens.paper_target import Target, deliver, usual
from salon_tui.screens.slow import SlowPage
from salon_tui.sentences import paper_sentence
from salon_tui.widgets.lines import Line
from salon_tui.words import telling


class PaperPage(SlowPage, ListPage, inherit_bindings=False):
    """A page that prints. Nothing is written down before F10, and a sheet that didn't get out is not drawn twice."""

    KEYS: ClassVar[tuple[type[c.Command], ...]] = (
        c.PrintNow,
        c.WhereTo,
        c.Queue,
        c.Find,
        c.GoHome,
        *MOVES,
        c.Back,
    )

    FIRST: ClassVar[str] = "card"
    """The kind of sheet that the page begins with."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.kind = self.FIRST
        self._usual: Target | PaperError | None = None
        """The default printer, or the home folder; None until CUPS has said."""
        self._chosen: Target | None = None
        self._job: Drawn | None = None
        """What is drawn and written down, and didn't get out."""
        self._about: object = None
        self._is_printing = False

    def contents(self) -> Callable[[Desk], Contents]:
        """The operation that gives what is on the sheet and writes down that it is printed."""
        raise NotImplementedError

    def name_of(self, contents: Contents) -> str:
        """What the file is called, besides the form number."""
        raise NotImplementedError

    def note_of(self, contents: Contents) -> str:
        """What is said of a sheet that got out, after what it is; nothing by default."""
        return ""

    def arrive(self) -> None:
        """Asks which printer there is; begins with the first kind when it is opened anew, not when a dialog closes."""
        super().arrive()
        if self._about is not self.target:
            self._about, self.kind, self._job = self.target, self.FIRST, None
        self.paint_target()
        self._look_for_printer()

    def put_away(self) -> None:
        """Forgets the sheet."""
        super().put_away()
        self._about, self._chosen, self._job, self._is_printing = None, None, None, False
        self.list.fill([])

    @work(thread=True, exclusive=True, group="printer")
    def _look_for_printer(self) -> None:
        self.app.call_from_thread(self._printer_known, _asked())

    def _printer_known(self, found: Target | PaperError) -> None:
        self._usual = found
        self.paint_target()

    def paint_target(self) -> None:
        """Shows the sheet's paper and where it goes."""
        sheet = sheet_of(self.kind)
        size = sheet.media.split("_")[1].upper()
        sides = _("both sides") if sheet.sides.startswith("two") else _("one side")
        where = self._chosen or self._usual
        text = _where_text(where, self._chosen is None) if where is not None else _("looking for the printer …")
        self.query_one("#where", Line).say((f" {size}, {sides}", "strong"), f" · {text}")

    def forget_job(self) -> None:
        """Another sheet: what didn't get out is not wanted any more."""
        self._job = None

    def do_queue(self) -> None:
        """F7: what was sent to the printer."""
        self.salon_app.go("print_queue")

    # Where to.

    def do_choose(self) -> None:
        """F4: a printer, or a folder for a PDF file."""
        targets = [Target(folder=folder) for folder in folders() if os.access(folder, os.W_OK)]
        if isinstance(self._usual, Target) and self._usual.printer:
            targets.insert(0, self._usual)
        offers = [(str(number), target.text()) for number, target in enumerate(targets, 1)]
        offers.append((str(len(targets) + 1), _("Another folder …")))

        def take(number: str | None) -> None:
            if number and int(number) <= len(targets):
                self._choose_target(targets[int(number) - 1])
            elif number:
                self.app.push_screen(AskFolder(), take_folder)

        def take_folder(folder: Path | None) -> None:
            if folder is not None:
                self._choose_target(Target(folder=folder))

        self.app.push_screen(Choose(_("Where to?"), offers), take)

    def _choose_target(self, target: Target) -> None:
        self._chosen = target
        self.paint_target()

    # Printing.

    def do_print_now(self) -> None:
        """F10: draws the sheet, and prints or saves it; a second F10 meanwhile doesn't print it twice."""
        if self._is_printing:
            return
        self._is_printing = True
        kind, chosen, waiting, contents = self.kind, self._chosen, self._job, self.contents()
        jobs, at = self.salon_app.print_jobs, self.salon_app.now()
        self.say(_("One moment …"))

        def run(desk: Desk) -> tuple[Drawn | None, str, bool]:
            job = waiting
            try:
                # where it goes is known first: with the print service down, nothing is written down
                target = chosen or usual()
                if job is None:
                    sheet = contents(desk)
                    job = self._draw(kind, sheet)
                return None, deliver(jobs, job, target, at), True
            except PaperError as error:
                return job, paper_sentence(error), False
            except OSError:
                folder = short(target.folder) if target.folder else ""
                return job, _("{folder} can't be written. Choose another one with F4.").format(folder=folder), False

        def refused(_error: SalonError) -> bool:
            self._is_printing = False
            return False

        self.perform_slowly(run, self._done, refused=refused)

    def _draw(self, kind: str, contents: Contents) -> Drawn:
        sheet = sheet_of(kind)
        number = sheet.form.split(" ")[0]
        note = sheet.term.text(language()) + self.note_of(contents)
        return Drawn(kind, render(kind, contents), f"{number} {self.name_of(contents)}", note)

    def _done(self, outcome: tuple[Drawn | None, str, bool]) -> None:
        self._job, message, good = outcome
        self._is_printing = False
        if good:
            self.printed(message)
        else:
            self.say(message, alarm=True)

    def printed(self, message: str) -> None:
        """It is on its way: back to where one came from."""
        if self.is_current:
            self.salon_app.leave_word(message)
            self.salon_app.back()


def _asked() -> Target | PaperError:
    try:
        return usual()
    except PaperError as error:
        return error


def _where_text(where: Target | PaperError, is_usual: bool) -> str:
    if isinstance(where, PaperError):
        return paper_sentence(where)
    if where.folder is not None:
        return telling(_("No printer"), where.text()) if is_usual else where.text()
    return where.text()
