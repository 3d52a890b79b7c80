"""The destroy list: what has been kept for as long as it may be, ticked and destroyed together."""

from __future__ import annotations

from textual import events
from typing_extensions import override

from db.core.desk import Desk
from db.erasing.operations.several import decide_destruction, go_on_destroying
from db.erasing.queries import expired, unfinished
from db.erasing.records import Batch, ExpiredLine
from db.erasing.requests import DestroySeveral
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import RecordsPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.erasing import commands as own
from salon_tui.screens.erasing.words import KINDS
from salon_tui.widgets.parts import Nothing, ticked
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, ngettext

_SINCE = {
    "file": N_("Last seen or heard of"),
    "health": N_("Taken back on"),
    "medical": N_("Last treatment"),
}
"""What the day of a line is, by kind."""
_GOES = {
    "file": N_("The whole file goes; visits and bills keep their figures without a name. Enter shows what would go."),
    "health": N_("What is known of health goes, and the file stays. Enter shows what would go."),
    "medical": N_("Nobody reads what is locked. Space ticks it, F10 destroys what is ticked."),
}
"""What destroying it does, by kind."""


class ExpiredPage(RecordsPage[ExpiredLine], inherit_bindings=False):
    """Health that was taken back, then who has been away for longest; Enter shows what would go."""

    TITLE_TEXT = N_("Destroy list")
    HELP_TEXT = N_(
        "Health information that clients have taken back; files of who was archived, since nobody saw or heard of them "
        "for two years, and whose time is over by the salon's rule; locked records whose time is over. Enter shows "
        "what would go. Space ticks, F10 destroys all that is ticked: two people agree once, one slip has all of it. "
        "What was interrupted goes on with F10."
    )
    KEYS = (own.DestroyTicked, own.TickAll, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(3), Column(14, grow=1), Column(9), Column(16), Column(10))

    def __init__(self) -> None:
        super().__init__("expired")
        self._ticked: set[str] = set()
        self._waiting: list[Batch] = []
        self._left_out = 0

    @override
    def records(self, desk: Desk) -> list[ExpiredLine]:
        self._waiting = unfinished(desk)
        return expired(desk)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._ticked.clear()
        self._waiting = []

    @override
    def arrive(self) -> None:
        self._ticked &= {one.id for one in self.found.values()}
        super().arrive()
        if self._waiting:
            left = sum(one.left for one in self._waiting)
            words = ngettext(
                "{count} is decided and not destroyed yet: F10 goes on.",
                "{count} are decided and not destroyed yet: F10 goes on.",
                left,
            )
            self.show_message(words, alarm=True)

    @override
    def heads(self) -> tuple[str, ...]:
        return "", "", _("Name"), _("File number"), _("What"), _("Since")

    @override
    def none(self) -> Nothing:
        return self.nothing(_("No file has been kept for too long"))

    @override
    def line(self, number: int, one: ExpiredLine) -> Row[str]:
        box = ticked(one.id in self._ticked)
        cells = (digit(number), box, one.name, spaced(one.number), _(KINDS[one.kind]), one.last.isoformat())
        return Row(one.id, cells)

    @override
    def about_line(self, one: ExpiredLine) -> About:
        facts = (
            (_("File number"), spaced(one.number)),
            (_(_SINCE[one.kind]), one.last.isoformat()),
            (_("Ticked"), _("yes") if one.id in self._ticked else ""),
        )
        return About(name=one.name or spaced(one.number), note=_(KINDS[one.kind]), facts=facts, said=_(_GOES[one.kind]))

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is own.DestroyTicked:
            return bool(self._ticked or self._waiting) and super().offers(command)
        if command is own.TickAll:
            return bool(self.found) and super().offers(command)
        return super().offers(command)

    @override
    def on_key(self, event: events.Key) -> None:
        """Space ticks; what moves and narrows is every list's."""
        if event.key == "space" and self.marked is not None:
            event.stop()
            self._ticked ^= {self.marked.id}
            self.paint()
        else:
            super().on_key(event)

    @override
    def open_chosen(self) -> None:
        """What destroying it would do; of what is locked, nobody reads anything."""
        one = self.marked
        if one is None or one.kind == "medical":
            self.show_message(_("Nobody reads what is locked. Space ticks it, F10 destroys what is ticked."))
        elif one.kind == "health":
            self.salon_app.show_page("destroy_health", card=int(one.number))
        else:
            self.salon_app.show_page("erase", card=int(one.number), expired=1)

    def do_tick_all(self) -> None:
        """From F4's list: all of them, or none where all are."""
        every = {one.id for one in self.found.values()}
        self._ticked = set() if self._ticked == every else every
        self.paint()

    def do_go_on(self) -> None:
        """F10: asks once for all that is ticked; without, goes on with what is decided."""
        chosen = [one for one in self.found.values() if one.id in self._ticked]
        if not chosen:
            self._left_out = 0
            self._go_on(self._waiting[0])
            return
        question = ngettext(
            "Destroy the {count} line that is ticked? It can't be taken back.",
            "Destroy the {count} lines that are ticked? It can't be taken back.",
            len(chosen),
        )
        self.app.push_screen(Confirm(question), lambda yes: self._decide(chosen) if yes else None)

    def _decide(self, chosen: list[ExpiredLine]) -> None:
        asked = DestroySeveral(
            request_id=new_request(),
            clients=tuple(one.client for one in chosen),
            kinds=tuple(one.kind for one in chosen),
        )
        self._left_out = 0
        self.perform_slowly(lambda desk: decide_destruction(desk, asked), self._went_on)

    def _go_on(self, batch: Batch) -> None:
        self.perform_slowly(lambda desk: go_on_destroying(desk, batch.number), self._went_on)

    def _went_on(self, batch: Batch) -> None:
        self._left_out += batch.left_out
        if batch.left:
            done, of = batch.done, batch.done + batch.left
            self.show_message(_("Destroyed: {done} of {count} …").format(done=done, count=of))
            self._go_on(batch)
            return
        self.salon_app.revision += 1
        said = _("{count} destroyed, on slip {number}.").format(count=batch.done, number=batch.number)
        if self._left_out:
            out = ngettext(
                "{count} left out: something is open, or the client came back.",
                "{count} left out: something is open, or the clients came back.",
                self._left_out,
            )
            said = f"{said} {out}"
        self.salon_app.message_for_next_page(said)
        self.salon_app.show_page("destructions")
