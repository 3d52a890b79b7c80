"""The register of what was erased: slips whose papers are still to be destroyed, and those that are done."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.erasing.operations.papers import papers_gone
from db.erasing.queries import destructions
from db.erasing.records import DestructionRecord
from db.registers.destruction.fields import DESTRUCTION_REASONS
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.erasing import commands as own
from salon_tui.screens.registers.commands import PrintMarked
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import moment


class DestructionsPage(RecordsPage[DestructionRecord], inherit_bindings=False):
    """Numbers of slips and of files, and no name."""

    TITLE_TEXT = N_("Destruction register")
    HELP_TEXT = N_(
        "What was erased, by the number of the file. F9 prints the slip with which two people destroy the papers; once "
        "both have signed, F10 says that they are gone. A file is erased from the client's request."
    )
    KEYS = (PrintMarked, own.PapersGone, own.ShowLocked, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(10),
        Column(9),
        Column(18, grow=1),
        Column(4, "right"),
        Column(10),
    )

    def __init__(self) -> None:
        super().__init__("destructions")

    @override
    def records(self, desk: Desk) -> list[DestructionRecord]:
        return destructions(desk)

    @override
    def groups(self) -> Groups[DestructionRecord]:
        found = self.found.values()
        return (
            ((_("Papers still to be destroyed"),), [one for one in found if one.destroyed is None]),
            ((_("Destroyed"),), [one for one in found if one.destroyed is not None]),
        )

    @override
    def none(self) -> Nothing:
        return self.nothing(
            _("Nothing was erased yet"), _("It begins with the client's request, and takes two people.")
        )

    @override
    def line(self, number: int, one: DestructionRecord) -> Row[int]:
        day = one.destroyed or one.at.astimezone().date()
        cells = (
            digit(number),
            one.number,
            spaced(one.client.label),
            _reason(one),
            str(one.sheets),
            day.isoformat(),
        )
        return Row(one.id, cells)

    @override
    def about_line(self, one: DestructionRecord) -> About:
        facts = (
            (_("Why"), _reason(one)),
            (_("Asked for or over since"), str(one.since or "")),
            (_("Erased"), _(", ").join(filter(None, (moment(one.at), one.by)))),
            (_("Second person"), one.approver),
            (_("Papers"), str(one.sheets)),
            (_("Destroyed"), str(one.destroyed or _("not yet"))),
        )
        return About(name=one.number, note=spaced(one.client.label), facts=facts)

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.PapersGone:
            return self.marked is not None and self.marked.destroyed is None and super().offers(command)
        return super().offers(command)

    def do_print(self) -> None:
        """F9: the slip under the mark."""
        if self.marked is not None:
            self.salon_app.show_page("print_destroy_slip", destruction=self.marked.id)
        else:
            self.app.bell()

    def do_show_locked(self) -> None:
        """From F4's list: what a law keeps."""
        self.salon_app.show_page("locked")

    def do_go_on(self) -> None:
        """F10: asks first, since two people have signed for it."""
        one = self.marked
        if one is None or one.destroyed is not None:
            self.app.bell()
            return
        question = _("Have both signed the slip {number}, and is everything on it destroyed?").format(number=one.number)
        self.app.push_screen(Confirm(question), lambda yes: self._gone(one) if yes else None)

    def _gone(self, one: DestructionRecord) -> None:
        def done(_record: DestructionRecord) -> None:
            self.salon_app.message_for_next_page(_("The papers of slip {number} are gone.").format(number=one.number))
            self.reload()

        self.perform(lambda desk: papers_gone(desk, one.id), done)


def _reason(one: DestructionRecord) -> str:
    return next(reason.term.text(language()) for reason in DESTRUCTION_REASONS if reason.code == one.reason)
