"""What was done with a written reason alone: a manager looks at it, and says so; and what was let through."""

from __future__ import annotations

from collections.abc import Iterable

from typing_extensions import override

from db.core.desk import Desk
from db.log.records import LogFilters
from db.reviews.operations import let_through, look_at, looked_at, to_look_at
from db.reviews.records import OverrideLine, ReviewLine
from db.visits.fields import OUTCOMES
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.staff import commands as own
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.agreeing import done_alone
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import alert_name
from salon_tui.words.words import choice_name, moment, telling


class ReviewsPage(RecordsPage[ReviewLine], inherit_bindings=False):
    """Who opened another's file, or did alone what takes two, and why; below it what was looked at."""

    TITLE_TEXT = N_("To look at")
    HELP_TEXT = N_(
        "What somebody has done with a written reason: opened another's file, or done alone what takes two; and days "
        "on which somebody had to do with many files. Talk to them where the reason doesn't convince you; F10 says "
        "that you have looked at it, F4 with a remark. F4 also lists what was let through against health, what a "
        "second person agreed to, and which lists were printed. The log keeps it in any case."
    )
    KEYS = (
        own.LookedAt,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        own.LookedAtRemark,
        own.LetThrough,
        own.Agreed,
        own.PrintedLists,
        c.Back,
    )
    COLUMNS = (Column(2), Column(17), Column(10, grow=1, aside=True), Column(20, grow=3))
    BELOW = 2

    def __init__(self) -> None:
        super().__init__("reviews")

    @override
    def records(self, desk: Desk) -> Iterable[ReviewLine]:
        return (*to_look_at(desk), *looked_at(desk))

    @override
    def groups(self) -> Groups[ReviewLine]:
        waiting = [one for one in self.found.values() if one.looked_at is None]
        seen = [one for one in self.found.values() if one.looked_at is not None]
        return (((), waiting), ((_("Already looked at"),), seen))

    @override
    def none(self) -> Nothing:
        would = _("What somebody has done alone, or in another's file, stands here with the reason.")
        return self.nothing(_("Nothing waits to be looked at"), would)

    @override
    def line(self, number: int, one: ReviewLine) -> Row[int]:
        cells = (digit(number), moment(one.at), one.by, done_alone(one))
        return Row(one.id, cells, "plain" if one.looked_at is None else "label")

    @override
    def about_line(self, one: ReviewLine) -> About:
        """What was done, the reason in full, and what was said of it."""
        looked = f"{one.looked_at.astimezone():%Y-%m-%d} · {one.looked_by}" if one.looked_at else ""
        said = (telling(_("Reason"), one.reason) if one.reason else "", one.remark)
        facts = ((_("What"), done_alone(one)), (_("Already looked at"), looked))
        return About(name=one.by, note=moment(one.at), facts=facts, said=" · ".join(filter(None, said)))

    @override
    def offers(self, command: type[Command]) -> bool:
        if command in (own.LookedAt, own.LookedAtRemark) and (self.marked is None or self.marked.looked_at is not None):
            return False
        return super().offers(command)

    def do_looked_at(self) -> None:
        """F10: this was looked at."""
        self._look("")

    def do_looked_at_remark(self) -> None:
        """The same, with a remark."""
        self.ask_why(_("What is there to say of it?"), self._look)

    def _look(self, remark: str) -> None:
        one = self.marked
        if one is not None:
            self.perform(lambda desk: look_at(desk, one.id, remark), lambda done: self._looked())

    def _looked(self) -> None:
        self.salon_app.message_for_next_page(_("Looked at; it stays in the log."))
        self.reload()

    def do_let_through(self) -> None:
        """What was done against what is known of clients."""
        self.salon_app.show_page("let_through")

    def do_agreed(self) -> None:
        """What a second person has agreed to."""
        self.salon_app.show_page("log", asked=LogFilters(operation="approve"))

    def do_printed_lists(self) -> None:
        """Lists with contact data, and files."""
        self.salon_app.show_page("log", asked=LogFilters(kinds=("list",)))


class LetThroughPage(RecordsPage[OverrideLine], inherit_bindings=False):
    """What was done on visits although something is known against it."""

    TITLE_TEXT = N_("Let through against health")
    HELP_TEXT = N_(
        "What was done on a visit although something is known of the client that speaks against it: who did it, who "
        "agreed, and why; and how it came out, once somebody has said so."
    )
    KEYS = (c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(10), Column(12, grow=1), Column(14, grow=2), Column(14, grow=2))
    BELOW = 2

    def __init__(self) -> None:
        super().__init__("let_through")

    @override
    def records(self, desk: Desk) -> Iterable[OverrideLine]:
        return let_through(desk)

    @override
    def none(self) -> Nothing:
        would = _("What is done although something speaks against it stands here, with the reason.")
        return self.nothing(_("Nothing was let through"), would)

    @override
    def line(self, number: int, one: OverrideLine) -> Row[int]:
        client = one.client.label.rpartition(" ")[0] if one.client else ""
        return Row(one.id, (digit(number), one.day.isoformat(), client, one.item, alert_name(one.alert)))

    @override
    def about_line(self, one: OverrideLine) -> About:
        agreed = one.approver if one.approver != one.by else ""
        facts = (
            (_("What"), one.item),
            (_("By"), one.by),
            (_("Agreed by"), agreed),
            (_("Outcome"), choice_name(OUTCOMES, one.outcome) if one.outcome else ""),
        )
        return About(
            name=alert_name(one.alert), note=moment(one.at), facts=facts, said=telling(_("Reason"), one.reason)
        )
