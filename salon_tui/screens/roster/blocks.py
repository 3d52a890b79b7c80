"""Blocked time: as a list and as a form."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Grant, Permission, Role, grant
from db.fields.declaration import Field
from db.roster.fields import block_fields
from db.roster.intervals import Interval
from db.roster.operations.blocks import BlockTime, block_time, unblock
from db.roster.queries import blockable, blocks, booked_within
from db.roster.records import BlockLine, Uncovered
from db.text.clock import format_span
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.roster import commands as own
from salon_tui.screens.roster.over_bookings import save_over
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import weekday

AHEAD = timedelta(days=60)
"""How far ahead blocks are listed."""


class BlocksPage(ListPage, inherit_bindings=False):
    """What is blocked from today on."""

    TITLE_TEXT = N_("Blocked time")
    HELP_TEXT = N_(
        "Time of somebody, of a bed, a room or an instrument, or of the whole salon, in which nothing more is booked. "
        "What was booked there stays, and is listed before it is blocked."
    )
    KEYS = (own.NewBlock, own.Unblock, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(10), Column(4), Column(11), Column(12, grow=1), Column(16, grow=1))

    def __init__(self) -> None:
        super().__init__(name="blocks")
        self._blocks: list[BlockLine] = []

    def load(self, desk: Desk) -> None:
        """Reads the list."""
        today = self.salon_app.today()
        self._blocks = blocks(desk, today, today + AHEAD)

    def arrive(self) -> None:
        """Shows the list."""
        super().arrive()
        rows: list[Row[BlockLine]] = []
        for number, one in enumerate(self._blocks, 1):
            hours = format_span(one.start, one.finish)
            rows.append(Row(one, (digit(number), f"{one.day}", weekday(one.day), hours, _whose(one), one.why)))
        would = _("Who is away for some hours, and what can't be used, stands here.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("Nothing is blocked"), would, own.NewBlock))
        self.list.focus()

    def about_line(self, block: BlockLine) -> About:
        """Whose time, when, and why."""
        day = f"{block.day} {weekday(block.day)}"
        return About(
            name=_whose(block), note=format_span(block.start, block.finish), facts=((_("Day"), day),), said=block.why
        )

    @override
    def offers(self, command: type[Command]) -> bool:
        if command.permission is Permission.APPOINTMENTS:
            # who books for their own clients alone blocks nobody's time
            me = self.salon_app.me
            return me is not None and grant(map(Role, me.roles), Permission.APPOINTMENTS, own=False) is Grant.YES
        return super().offers(command)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("block")

    def do_take_out(self) -> None:
        """F10: asks first."""
        block: BlockLine | None = self.chosen
        if block is None:
            return
        question = _("Free {whose} again on {day}, {hours}?").format(
            whose=_whose(block), day=block.day, hours=format_span(block.start, block.finish)
        )
        self.app.push_screen(Confirm(question), lambda yes: self._unblock(block) if yes else None)

    def _unblock(self, block: BlockLine) -> None:
        def done(_nothing: None) -> None:
            self.salon_app.message_for_next_page(_("{whose} can be booked again.").format(whose=_whose(block)))
            self.reload()

        self.perform(lambda desk: unblock(desk, block.id), done)


class BlockFormPage(ListForm[BlockLine], inherit_bindings=False):
    """Time to be blocked."""

    TITLE_TEXT = N_("Block time")
    HELP_TEXT = N_("F10 saves from anywhere; appointments that lie there are listed first, and stay as they are.")
    FORM = "block"
    NEEDS = Permission.APPOINTMENTS

    def __init__(self) -> None:
        super().__init__("block")
        self._fields: tuple[Field, ...] = ()

    @override
    def find(self, desk: Desk, id: int) -> BlockLine | None:
        return None

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._fields = block_fields(*blockable(desk))

    @override
    def fields(self) -> tuple[Field, ...]:
        return self._fields

    @override
    def known(self, record: BlockLine | None) -> dict[str, Any]:
        return {"day": self.salon_app.today()}

    @override
    def save(self) -> None:
        typed = self.texts()
        kind, _blank, id = str(typed["whose"]).partition(" ")
        asked = BlockTime(
            request_id=self.request_id,
            day=typed["day"],
            start=typed["start"],
            finish=typed["finish"],
            why=typed["why"],
            person=int(id) if kind == "person" else None,
            resource=int(id) if kind == "place" else None,
        )

        def save() -> None:
            self.perform(lambda desk: block_time(desk, asked), self._saved, refused=self.refused)

        hours = Interval(asked.start, asked.finish)
        save_over(self, lambda desk: booked_within(desk, asked.day, hours, asked.person, asked.resource), save)

    def _saved(self, _uncovered: tuple[Uncovered, ...]) -> None:
        self.finish(_("It is blocked."))


def _whose(block: BlockLine) -> str:
    held = block.person or block.resource
    return held.label if held else _("the whole salon")
