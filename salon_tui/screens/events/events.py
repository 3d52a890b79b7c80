"""The events: those that are to come, and those that were."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.events.operations import call_off_event
from db.events.queries import events
from db.events.records import EventRecord
from db.events.requests import CallOff
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About, Facts
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.events import commands as own
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.events import when_of, whom_of
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import weekday


class EventsPage(RecordsPage[EventRecord], inherit_bindings=False):
    """What the salon invites to, the next first."""

    TITLE_TEXT = N_("Events")
    HELP_TEXT = N_(
        "What you invite your clients to. Enter opens the list of the guests: who is invited, who comes, who came. F6 "
        "plans another event, F10 changes the one under the mark, F4 calls it off. Who came has it in the history."
    )
    KEYS = (
        own.NewEvent,
        own.ChangeEvent,
        own.CallOffEvent,
        own.TakesPlace,
        own.PrintList,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (Column(1), Column(10), Column(3), Column(14, grow=2), Column(8, grow=1, aside=True), Column(22))
    BELOW = 3

    def __init__(self) -> None:
        super().__init__("events")

    @override
    def records(self, desk: Desk) -> list[EventRecord]:
        return events(desk)

    @override
    def groups(self) -> Groups[EventRecord]:
        found = self.found.values()
        return (
            ((_("To come"),), [one for one in found if not one.is_past]),
            ((_("Past"),), [one for one in found if one.is_past]),
        )

    @override
    def none(self) -> Nothing:
        would = _("A tea afternoon, a talk, a day for regulars: what you invite to stands here, with its guests.")
        return self.nothing(_("No event is planned"), would, own.NewEvent)

    @override
    def line(self, number: int, one: EventRecord) -> Row[int]:
        return _row(number, one)

    @override
    def about_line(self, one: EventRecord) -> About:
        return About(name=one.theme, note=when_of(one), facts=facts_of(one), said=one.about)

    @override
    def offers(self, command: type[Command]) -> bool:
        """What was called off can take place after all, as long as its day is to come."""
        one = self.marked
        if command in (own.ChangeEvent, own.PrintList):
            return one is not None and super().offers(command)
        if command in (own.CallOffEvent, own.TakesPlace):
            return is_offered(command, one) and super().offers(command)
        return super().offers(command)

    @override
    def open_chosen(self) -> None:
        """Who is on its list."""
        self.salon_app.show_page("event", event=self.chosen)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("event_form")

    def do_edit(self) -> None:
        """F10: the event as a form."""
        self.salon_app.show_page("event_form", id=self.chosen)

    def do_print(self) -> None:
        """F9: its list on paper."""
        self.salon_app.show_page("print_event", event=self.chosen)

    def do_call_off(self) -> None:
        """It does not take place, or does after all."""
        if (one := self.marked) is not None:
            self.perform(lambda desk: call_off_event(desk, turned(one)), self._turned)

    def _turned(self, one: EventRecord) -> None:
        self.salon_app.message_for_next_page(said_of(one))
        self.reload()


def is_offered(command: type[Command], one: EventRecord | None) -> bool:
    """Whether an event can be called off, or take place after all."""
    return one is not None and not one.is_past and one.cancelled is (command is own.TakesPlace)


def turned(one: EventRecord) -> CallOff:
    """Calls an event off, or lets it take place after all."""
    return CallOff(request_id=new_request(), id=one.id, version=one.version, cancelled=not one.cancelled)


def said_of(one: EventRecord) -> str:
    """What was done."""
    words = _("{name} is called off: tell who was invited.") if one.cancelled else _("{name} takes place.")
    return words.format(name=one.theme)


def facts_of(one: EventRecord) -> Facts:
    """What there is to say of an event."""
    return (
        (_("State"), [("! ", "alarm"), (_("called off"), "alarm")] if one.cancelled else ""),
        (_("Where"), one.place or _("at the salon")),
        (_("Suits"), whom_of(one)),
        (_("Guests"), f"{one.guests}"),
        (_("Invited"), f"{one.invited}"),
        (_("Will come"), f"{one.coming}"),
        (_("Attended"), f"{one.came}" if one.came else ""),
    )


def _row(number: int, one: EventRecord) -> Row[int]:
    if one.cancelled:
        stands = _("called off")
    elif one.is_past:
        stands = _("{count} came").format(count=one.came)
    else:
        guests = ngettext("{count} guest", "{count} guests", one.guests)
        stands = _("{guests}, {coming} will come").format(guests=guests, coming=one.coming)
    cells = (digit(number), f"{one.day}", weekday(one.day), one.theme, (one.place, "label"), stands)
    return Row(one.id, cells, "label" if one.is_past or one.cancelled else "plain")
