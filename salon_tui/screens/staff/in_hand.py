"""What somebody has in hand, and to whom it goes: looked at when they leave."""

from __future__ import annotations

from collections.abc import Callable

from db.core.desk import Desk
from db.handover.operations import HandOver, HandOverOne, hand_over, hand_over_one
from db.handover.queries import theirs
from db.handover.records import ONE_BY_ONE, TheirGroup, TheirLine, Theirs
from db.staff.records import StaffRecord
from salon_tui import commands as c
from salon_tui.screens.asking.staff import ask_for_staff
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit, sections
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.staff import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _

KINDS: dict[Theirs, str] = {
    Theirs.APPOINTMENT: N_("Appointments ahead"),
    Theirs.VISIT: N_("Open visits"),
    Theirs.LOAN: N_("Borrowed papers"),
    Theirs.COMPLAINT: N_("Complaints to settle"),
    Theirs.CLIENT: N_("Own clients"),
    Theirs.TASK: N_("Open tasks"),
    Theirs.QUESTION: N_("Questions to answer"),
    Theirs.WAITING: N_("Who waits for a time with them"),
    Theirs.ABSENCE: N_("Who has stayed away"),
    Theirs.WATCH: N_("Watched clients"),
    Theirs.WIN_BACK: N_("To be won back"),
    Theirs.IMPROVEMENT: N_("Improvements under way"),
    Theirs.FINDING: N_("Findings to put right"),
    Theirs.CABINET: N_("Cabinets kept"),
    Theirs.VOLUME: N_("Volumes kept"),
    Theirs.DRAFT: N_("Typed and not saved"),
}
_BY_ITSELF = N_("Dealt with by itself: Enter opens it.")
_TO_MANAGER = N_("What was typed goes to you, and to nobody else: it waits in the form.")


class InHandPage(ListPage, inherit_bindings=False):
    """Kind by kind, what takes a page of its own first."""

    TITLE_TEXT = N_("In hand")
    HELP_TEXT = N_(
        "What somebody still has in hand. F10 hands everything to one colleague, with a second person; F4 only what "
        "the mark stands on. Appointments, open visits, complaints and borrowed papers are dealt with one by one: "
        "Enter opens them. What was typed and not saved goes to the manager who hands over."
    )
    KEYS = (own.HandOverAll, own.HandOverOne, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(10), Column(24, grow=2), Column(16, grow=2))
    BELOW = 2

    def __init__(self) -> None:
        super().__init__(name="in_hand")
        self._groups: list[TheirGroup] = []

    @property
    def _person(self) -> StaffRecord:
        person: StaffRecord = self.target["person"]
        return person

    def load(self, desk: Desk) -> None:
        """Reads it."""
        super().load(desk)
        self._groups = theirs(desk, self._person.id)

    def arrive(self) -> None:
        """Shows it."""
        super().arrive()
        groups = [((f"{_(KINDS[group.kind])}  {group.count}",), group.lines) for group in self._groups]
        self.list.fill(
            sections(groups, _row),
            empty=self.nothing(_("{name} has nothing in hand").format(name=self._person.name)),
            keep=True,
        )
        self.list.focus()

    def paint_head(self) -> None:
        """Whose it is."""
        self.head([(_("In hand: {name}").format(name=self._person.name), "strong")])

    def about_line(self, line: TheirLine) -> About:
        """How it is handed over."""
        said = _BY_ITSELF if line.kind in ONE_BY_ONE else _TO_MANAGER if line.kind is Theirs.DRAFT else ""
        return About(name=_(KINDS[line.kind]), said=_(said) if said else "")

    def put_away(self) -> None:
        """Nothing stays at a locked desk."""
        super().put_away()
        self._groups = []

    def offers(self, command: type[c.Command]) -> bool:
        """There is something to be handed over."""
        if command is own.HandOverAll:
            return super().offers(command) and any(group.kind not in ONE_BY_ONE for group in self._groups)
        if command is own.HandOverOne:
            return super().offers(command) and self.chosen is not None and self.chosen.kind not in ONE_BY_ONE
        return super().offers(command)

    def open_chosen(self) -> None:
        """Its own page; the client's, where it has none."""
        line: TheirLine | None = self.chosen
        if line is None:
            return
        match line.kind:
            case Theirs.APPOINTMENT:
                self.salon_app.show_page("appointment", appointment=line.id)
            case Theirs.VISIT:
                self.salon_app.show_visit(self, line.id)
            case Theirs.COMPLAINT:
                self.salon_app.show_page("complaint", complaint=line.id)
            case _ if line.client is not None:
                self.salon_app.show_client(self, line.client.id, [line.client.id])
            case _:
                self.show_message(_("It has no page of its own. F10 and F4 hand it over."))

    def do_hand_over_all(self) -> None:
        """F10: everything to one colleague."""
        leaves = self._person

        def hand(to: StaffRecord) -> None:
            request = HandOver(request_id=new_request(), staff=leaves.id, to=to.id)
            self.perform(lambda desk: hand_over(desk, request), lambda _done: self._handed(to))

        self._ask(hand)

    def do_hand_over_one(self) -> None:
        """What the mark stands on."""
        line: TheirLine = self.chosen
        leaves = self._person

        def hand(to: StaffRecord) -> None:
            request = HandOverOne(request_id=new_request(), staff=leaves.id, to=to.id, kind=line.kind, id=line.id)
            self.perform(lambda desk: hand_over_one(desk, request), lambda _done: self._handed(to))

        self._ask(hand)

    def _ask(self, then: Callable[[StaffRecord], None]) -> None:
        question = _("Who takes over from {name}?").format(name=self._person.name)
        ask_for_staff(self, question, lambda to: then(to) if to else None, without=self._person.id)

    def _handed(self, to: StaffRecord) -> None:
        self.salon_app.message_for_next_page(_("{name} has it in hand from now on.").format(name=to.name))
        self.reload()


def _row(number: int, line: TheirLine) -> Row[TheirLine]:
    whom = line.client.label if line.client else ""
    text = "" if line.kind is Theirs.DRAFT else line.text
    return Row(line, (digit(number), f"{line.day}" if line.day else "", whom or text, text if whom else ""))
