"""What a law keeps of who was erased: whose file and until when, never what stands in it; opened on paper alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.erasing.operations.locked import print_locked
from db.erasing.queries import locked_records
from db.erasing.records import LockedLine
from db.erasing.requests import OpenLocked
from db.registers.destruction.fields import LAW_PURPOSES
from db.retention.fields import BY_CODE
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.erasing import commands as own
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import choice_name


class LockedPage(RecordsPage[LockedLine], inherit_bindings=False):
    """What is kept for the shortest time stands first."""

    TITLE_TEXT = N_("Locked records")
    HELP_TEXT = N_(
        "Medical records of clients who were erased, or who have taken back that health is kept: a law keeps them. "
        "Nobody reads them, on no page and no list. F10 prints the one under the mark for what a law asks, with a "
        "reason and a second person, and it stays locked. Once its time is over it stands on the destroy list."
    )
    KEYS = (own.OpenLocked, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(12), Column(9), Column(10, grow=1), Column(10))

    def __init__(self) -> None:
        super().__init__("locked")

    @override
    def records(self, desk: Desk) -> list[LockedLine]:
        return locked_records(desk)

    @override
    def heads(self) -> tuple[str, ...]:
        return "", _("Destroy slip"), _("File number"), _("What"), _("Kept until")

    @override
    def none(self) -> Nothing:
        return self.nothing(_("Nothing is locked"), _("What a law keeps of who is erased stands here."))

    @override
    def line(self, number: int, one: LockedLine) -> Row[int]:
        what = BY_CODE[one.kind].term.text(language())
        return Row(one.id, (digit(number), one.slip, spaced(one.client.label), what, one.until.isoformat()))

    @override
    def about_line(self, one: LockedLine) -> About:
        kept = BY_CODE[one.kind]
        facts = (
            (_("Treatments"), str(one.records)),
            (_("Last treated"), one.last.isoformat()),
            (_("Locked"), one.at.astimezone().date().isoformat()),
            (_("Kept until"), one.until.isoformat()),
            (_("Why"), kept.basis.text(language())),
        )
        return About(name=one.slip, note=spaced(one.client.label), facts=facts)

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.OpenLocked:
            return self.marked is not None and super().offers(command)
        return super().offers(command)

    @override
    def open_chosen(self) -> None:
        """Nothing of it is shown."""
        self.show_message(_("Nobody reads what is locked. F10 prints it for what a law asks."))

    def do_go_on(self) -> None:
        """F10: for what, and who asks; then the page that prints it."""
        one = self.marked
        if one is None:
            return
        offers = [(str(at), purpose.term.text(language())) for at, purpose in enumerate(LAW_PURPOSES, 1)]

        def chosen(number: str | None) -> None:
            if number is None:
                return
            purpose = LAW_PURPOSES[int(number) - 1].code
            self.ask_why(
                _("Who asks, by which letter or file number?"),
                lambda why: self.salon_app.show_page("print_locked", locked=one.id, purpose=purpose, why=why),
            )

        self.app.push_screen(Choose(_("For what is it opened?"), offers, further=False), chosen)


def _locked(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    id, purpose, why = int(target["locked"]), str(target.get("purpose", "")), str(target.get("why", ""))
    one = next((line for line in locked_records(desk) if line.id == id), None)
    if one is None or not purpose:
        return []
    facts = (
        (_("File number"), spaced(one.client.label)),
        (_("Opened for"), choice_name(LAW_PURPOSES, purpose)),
        (_("Who asks"), why),
        (_("On it"), _("what is locked: printed, not shown here")),
        (_("Kept until"), one.until.isoformat()),
        (_("Before"), _("Check who asks; a second person agrees.")),
    )
    asked = OpenLocked(id=id, purpose=purpose, why=why)
    return [
        Preview(
            "locked",
            [Row(at, fact) for at, fact in enumerate(facts)],
            lambda desk: print_locked(desk, asked),
            name=one.slip,
            client=one.client.id,
            head=((one.slip, "strong"), f"  {spaced(one.client.label)}"),
        )
    ]


PRINT_LOCKED = PreviewPage(
    title=N_("Open a locked record"),
    help=N_(
        "The locked record goes to paper for what a law asks, and is shown on no page. For what, who asked and who "
        "agreed is written down; it stays locked. After a lock, begin again from the list of locked records."
    ),
    sheets=("locked",),
    read=_locked,
    empty=N_("Choose it again on the page of locked records."),
)
"""Of the ``locked`` record that the target names by its id, with ``purpose`` and ``why``."""
