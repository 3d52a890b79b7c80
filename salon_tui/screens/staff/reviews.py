"""What was done with a written reason alone: the manager looks at it, and says so."""

from __future__ import annotations

from db.core.desk import Desk
from db.reviews.operations import look_at, to_look_at
from db.reviews.records import ReviewLine
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.staff import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.agreeing import done_alone
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import moment, telling


class ReviewsPage(ListPage, inherit_bindings=False):
    """Who opened another's file, or did alone what takes two, and why; the oldest first."""

    TITLE_TEXT = N_("To look at")
    HELP_TEXT = N_(
        "What somebody has done with a written reason: opened another's file, or done alone what takes two. Talk to "
        "them where the reason doesn't convince you; F10 says that you have looked at it. The log keeps it in any case."
    )
    KEYS = (own.LookedAt, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(17), Column(10, grow=1, aside=True), Column(20, grow=3))
    BELOW = 2

    def __init__(self) -> None:
        super().__init__(name="reviews")
        self._lines: dict[int, ReviewLine] = {}

    def load(self, desk: Desk) -> None:
        """Reads the list."""
        super().load(desk)
        self._lines = {line.id: line for line in to_look_at(desk)}

    def arrive(self) -> None:
        """Shows it."""
        super().arrive()
        rows = [
            Row(line.id, (digit(number), moment(line.at), line.by, done_alone(line)))
            for number, line in enumerate(self._lines.values(), 1)
        ]
        would = _("What somebody has done alone, or in another's file, stands here with the reason.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("Nothing waits to be looked at"), would))
        self.list.focus()

    def put_away(self) -> None:
        """Nothing stays at a locked desk."""
        super().put_away()
        self._lines = {}

    def about_chosen(self) -> About | None:
        """What was done, and the reason in full."""
        line = self._lines.get(self.chosen or 0)
        if line is None:
            return None
        said = telling(_("Reason"), line.reason)
        return About(name=line.by, note=moment(line.at), facts=((_("What"), done_alone(line)),), said=said)

    def do_looked_at(self) -> None:
        """F10: this was looked at."""
        review = self.chosen
        if review is not None:
            self.perform(lambda desk: look_at(desk, review), lambda done: self._looked())

    def _looked(self) -> None:
        self.salon_app.message_for_next_page(_("Looked at; it stays in the log."))
        self.reload()
