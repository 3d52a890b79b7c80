"""The owner's recovery sheet: printed or copied by hand, and good once two of its groups were typed from it."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterable
from dataclasses import replace

from textual.widget import Widget

from db.core.desk import Desk
from db.core.errors import InvalidFields, SalonError
from db.printing.queries import printer_settings
from db.recovery.operations import TYPED_BACK, KeepRecovery, begin_recovery, keep_recovery, sheet_to_print
from printouts.errors import PaperCode, PaperError
from printouts.registry import render
from salon_tui import commands as c
from salon_tui.app.print_jobs import PrintJob
from salon_tui.screens.base.page import Page
from salon_tui.screens.desk import commands as own
from salon_tui.screens.printing.paper_target import Delivered, known
from salon_tui.screens.printing.print_again import cancel_job
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Line
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import N_, _
from salon_tui.words.on_paper import drawn
from salon_tui.words.paper_sentences import paper_sentence

_WHY = (
    N_("If the key file or every manager's PIN is lost, this sheet is the only way back to the archive."),
    N_("It is printed, or copied by hand, once; nothing but the paper has it. Keep it outside the salon."),
    N_("Before there is one, no clients can be entered."),
)
_SHOWN = (
    N_("F9 prints it on the printer that is used by itself. Without a printer, copy the six groups by hand, large."),
    N_("Then F10: two of the groups are typed back from the paper."),
)
_BACK = (N_("Type these two groups from the paper. Small letters are fine."),)


class RecoveryPage(Page, inherit_bindings=False):
    """Makes a sheet: why, then the six groups, then two of them typed back."""

    TITLE_TEXT = N_("Recovery sheet")
    HELP_TEXT = N_(
        "The phrase on this sheet opens the archive when the key file or every manager's PIN is lost: salon-tui "
        "recover asks for it. A new sheet makes the one before void. It is never saved as a file."
    )
    KEYS = (own.GoOn, own.PrintSheet, c.Find, c.Enter, c.Down, c.Up, c.GoHome, c.Back)

    def __init__(self) -> None:
        super().__init__("recovery")
        self._phrase: tuple[str, ...] = ()
        self._places: list[int] = []
        self._jobs: list[PrintJob] = []
        """What was sent to the printer: what still waits there when the paper is good would come out with nobody by."""

    def body(self) -> Iterable[Widget]:
        """The sentences, the groups, and two fields for what is typed back."""
        yield Line(id="why")
        yield Line(id="groups")
        for field in range(TYPED_BACK):
            with Widget(classes="field", id=f"field-{field}"):
                yield Line(id=f"label-{field}")
                yield Editor(id=f"group-{field}", longest=12)
        yield Line(id="rest")

    def put_away(self) -> None:
        """Forgets the phrase, which was good for nothing yet."""
        super().put_away()
        self._phrase, self._places, self._jobs = (), [], []

    def arrive(self) -> None:
        """Goes on where it was."""
        super().arrive()
        self._paint()

    def offers(self, command: type[c.Command]) -> bool:
        """There is something to print while the groups are shown."""
        return super().offers(command) and (command is not own.PrintSheet or (bool(self._phrase) and not self._places))

    def _paint(self) -> None:
        texts = _BACK if self._places else _SHOWN if self._phrase else _WHY
        self.query_one("#why", Line).rows([[(_(text), "plain")] for text in texts])
        shown = () if self._places else self._phrase
        groups: list[list[Piece]] = [
            [(f"   {number}   ", "label"), (group, "strong")] for number, group in enumerate(shown, 1)
        ]
        self.query_one("#groups", Line).rows(groups)
        for field in range(TYPED_BACK):
            self.query_one(f"#field-{field}").display = bool(self._places)
        for field, place in enumerate(self._places):
            text = _("Group {number}").format(number=place + 1)
            self.query_one(f"#label-{field}", Line).set_pieces((text, "label"))
        self.paint_keys()

    # Keys.

    def do_go_on(self) -> None:
        """F10: the groups, then the two fields, then it is kept."""
        if not self._phrase:
            self.perform(begin_recovery, self._begun)
        elif not self._places:
            self._places = sorted(secrets.SystemRandom().sample(range(len(self._phrase)), TYPED_BACK))
            self._paint()
            for editor in self.query(Editor):
                editor.put("")
            self.query_one("#group-0", Editor).focus()
        else:
            typed = {place: self.query_one(f"#group-{field}", Editor).value for field, place in enumerate(self._places)}
            asked = KeepRecovery(self._phrase, typed)
            jobs = self._jobs

            def keep(desk: Desk) -> None:
                keep_recovery(desk, asked)
                for job in jobs:
                    with contextlib.suppress(PaperError):
                        cancel_job(job)

            self.show_message(_("One moment."))
            self.perform_slowly(keep, self._kept, refused=self._refused)

    def _begun(self, phrase: tuple[str, ...]) -> None:
        self._phrase = phrase
        self._paint()

    def _refused(self, error: SalonError) -> bool:
        if not isinstance(error, InvalidFields):
            return False
        wrong = min(int(place) for place in error.flaws)
        self.query_one(f"#group-{self._places.index(wrong)}", Editor).focus()
        text = _("Group {number} is not what stands on the sheet. Look at it again, or F12 for another sheet.")
        self.show_refusal(text.format(number=wrong + 1))
        return True

    def _kept(self, _none: None) -> None:
        self.put_away()
        self.salon_app.know_salon(self.salon_app.salon._replace(has_recovery=True))
        self.salon_app.message_for_next_page(_("The recovery sheet is good. A sheet from before is void: destroy it."))
        self.salon_app.back()

    def do_print(self) -> None:
        """F9: on paper, and nowhere else."""
        phrase, jobs = self._phrase, self.salon_app.print_jobs

        def print_it(desk: Desk) -> PrintJob | PaperError:
            try:
                printer = known(printer_settings(desk).uses).target("recovery").printer
                if not printer:
                    raise PaperError(PaperCode.NO_PRINTER)
                contents = sheet_to_print(desk, phrase)
                sheet = drawn("recovery", contents, render("recovery", contents), f"{contents.made}")
                return jobs.send(desk, replace(sheet, is_secret=True), printer)
            except PaperError as error:
                return error

        self.show_message(_("One moment."))
        self.perform_slowly(print_it, self._printed)

    def _printed(self, job: PrintJob | PaperError) -> None:
        if isinstance(job, PaperError):
            # never to a file, which is what else is said where there is no printer
            why = _("There is no printer.") if job.code is PaperCode.NO_PRINTER else paper_sentence(job)
            self.show_message(f"{why} {_('Copy the groups by hand instead.')}", alarm=True)
        else:
            self._jobs.append(job)
            self.show_message(*Delivered(_("Sent to the printer. When it has come out, F10."), job).said())

    def do_enter(self) -> None:
        """Enter: the next field; in the last one, as F10."""
        if self.focused is self.query_one(f"#group-{TYPED_BACK - 1}"):
            self.do_go_on()
        else:
            self.do_down()

    def do_down(self) -> None:
        """Down or Tab: the next of the two fields."""
        if self._places:
            self.query_one(f"#group-{TYPED_BACK - 1}").focus()

    def do_up(self) -> None:
        """Up: the first of them."""
        if self._places:
            self.query_one("#group-0").focus()

    def do_back(self) -> None:
        """F12: the groups again, nothing, then the page before; a phrase that isn't kept yet is forgotten."""
        if self._places:
            self._places = []
            self.set_focus(None)
            self._paint()
        else:
            self.put_away()
            super().do_back()
