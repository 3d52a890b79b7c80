"""The guests of an event: who is invited, who comes, and who came."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from typing_extensions import override

from db.clients.records import ClientLine
from db.contacts.fields import WAYS
from db.core.desk import Desk
from db.events import operations
from db.events.queries import guest_list
from db.events.records import Added, EventRecord, GuestList, GuestRecord
from db.events.requests import AddGuest, AddSuited, LeaveOut, SaveGuest
from db.fields.choices import CONTACT_WAYS
from db.printing.letters.records import Invitation
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.clients.preview import about_client
from salon_tui.screens.contacts.commands import SpeakWith
from salon_tui.screens.events import commands as own
from salon_tui.screens.events.events import is_offered, said_of, turned
from salon_tui.screens.papers.card_page import CardPage
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.contacts import channel_name
from salon_tui.words.events import answer_name, came_words, when_of, whom_of
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import choice_name, telling

LETTER = "letter"


class EventPage(CardPage, inherit_bindings=False):
    """The list of an event. ``target`` holds the id of the ``event``."""

    TITLE_TEXT = N_("Guests")
    HELP_TEXT = N_(
        "Who is on the list of the event. F4 puts everybody on it whom it suits; others are added by scanning, or by "
        "typing and Enter; Enter alone opens the card. F10 writes down how the guest under the mark was invited and "
        "what they answered; from the day on it says who came. F4 writes letters, and F9 prints the list for the door."
    )
    KEYS = (
        own.NextOfGuest,
        own.AddSuited,
        own.GuestAnswer,
        own.InviteByLetter,
        SpeakWith,
        c.LeaveOut,
        own.TheEvent,
        own.CallOffEvent,
        own.TakesPlace,
        own.PrintList,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (Column(12, grow=1), Column(5), Column(14), Column(12), Column(12), Column(10, grow=2, aside=True))

    def __init__(self) -> None:
        super().__init__(name="event")
        self._found: GuestList | None = None

    @override
    def main(self) -> Iterable[Widget]:
        yield from self.card_line()
        yield PickList(self.COLUMNS)

    @override
    def load(self, desk: Desk) -> None:
        self._found = guest_list(desk, int(self.target["event"]))

    @override
    def put_away(self) -> None:
        super().put_away()
        self._found = None

    @property
    def _event(self) -> EventRecord | None:
        return self._found.event if self._found else None

    @property
    def _guests(self) -> dict[int, GuestRecord]:
        return {one.id: one for one in self._found.guests} if self._found else {}

    @property
    def _marked(self) -> GuestRecord | None:
        return self._guests.get(self.chosen or 0)

    @property
    def _has_come(self) -> bool:
        """Whether the day of the event is here, or was."""
        return self._event is not None and self._event.day <= self.salon_app.today()

    # What stands there.

    @override
    def arrive(self) -> None:
        super().arrive()
        one = self._event
        assert one is not None
        figures = [(_("Guests"), one.guests), (_("Invited"), one.invited), (_("Will come"), one.coming)]
        figures += [(_("Attended"), one.came)] if self._has_come else []
        told = [piece for name, count in figures for piece in ((f"{name} ", "label"), (f"{count}", "strong"), "   ")]
        off = [("! ", "alarm"), (_("called off"), "alarm")] if one.cancelled else []
        self.alerts("", *off, *(["   "] if off else []), *told)
        rows = [_row(guest) for guest in self._guests.values()]
        if one.says_whom:
            would = _("F4 puts everybody on it whom it suits: {whom}.").format(whom=whom_of(one))
        else:
            would = _("Scan or type a client. Say in the event whom it suits, and F4 finds them.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("Nobody is on the list"), would, own.AddSuited))
        self.show_about()
        self.paint_keys()

    @override
    def paint_head(self) -> None:
        one = self._event
        if one is None:
            self.head([(_(self.TITLE_TEXT), "strong")])
        else:
            self.head([(one.theme, "strong"), f"  {when_of(one)}", (f"  {one.place}", "label")])

    @override
    def about_chosen(self) -> About | None:
        one = self._marked
        if one is None:
            return None
        ways = dict.fromkeys(WAYS[channel] for channel in one.ways if channel in WAYS)
        facts = (
            (_("Invited"), f"{one.invited_on} {_invited(one)}".strip() if one.invited_on else _invited(one)),
            (_("Answer"), answer_name(one.answer)),
            (_("Attended"), came_words(one)),
            (_("May be reached by"), _(", ").join(choice_name(CONTACT_WAYS, way) for way in ways)),
            (_("Events before"), f"{one.events}" if one.events else ""),
        )
        return about_client(one.client, facts, one.note)

    @override
    def offers(self, command: type[Command]) -> bool:
        one = self._marked
        if command in (own.CallOffEvent, own.TakesPlace):
            return is_offered(command, self._event) and super().offers(command)
        if command in (own.NextOfGuest, own.GuestAnswer):
            return one is not None and super().offers(command)
        if command in (c.LeaveOut, SpeakWith):
            return one is not None and not one.came and super().offers(command)
        return super().offers(command)

    @override
    def moved(self) -> None:
        self.paint_keys()

    # The list itself.

    @override
    def take_client(self, client: ClientLine) -> None:
        """Scanned or typed: is put on the list; from the day on, somebody on it has come."""
        there = next((one for one in self._guests.values() if one.client.id == client.id), None)
        if there is not None:
            self._mark(there.id)
            if self._has_come and not there.came:
                self._say_came(there, True)
            else:
                self.show_message(_("{name} is on the list already.").format(name=client.name))
            return
        event = int(self.target["event"])
        asked = AddGuest(request_id=new_request(), event=event, client=client.id)

        def added(one: GuestRecord) -> None:
            self.salon_app.message_for_next_page(_("{name} is added.").format(name=one.client.name))
            self.reload()
            self._mark(one.id)

        self.perform(lambda desk: operations.add_guest(desk, asked), added, refused=self.flawed)

    def _mark(self, guest: int) -> None:
        ids = [row.key for row in self.list.rows if row.key is not None]
        if guest in ids:
            self.list.choose(ids.index(guest) + 1)

    @override
    def do_enter(self) -> None:
        """Enter: takes who was typed; alone it opens the card of the guest under the mark."""
        if self.editor.value.strip():
            super().do_enter()
        elif (one := self._marked) is not None:
            self.salon_app.show_client(self, one.client.id, [guest.client.id for guest in self._guests.values()])

    def do_add_suited(self) -> None:
        """Everybody whom it suits."""
        if self._event is not None and not self._event.says_whom:
            self.show_message(_("Say first whom it suits: F4, the event."), alarm=True)
            return
        asked = AddSuited(request_id=new_request(), event=int(self.target["event"]))

        def added(found: Added) -> None:
            said = ngettext("{count} client is added.", "{count} clients are added.", found.count)
            if found.left:
                said += " " + _("{count} more would suit: do it once more.")
            none = _("Nobody else suits it who may be reached.")
            text = said.format(count=found.count) if found.count else none
            self.salon_app.message_for_next_page(text)
            self.reload()

        self.perform_slowly(lambda desk: operations.add_suited(desk, asked), added)

    def do_leave_out(self) -> None:
        """The guest under the mark is taken off the list."""
        if (one := self._marked) is None:
            return
        asked = LeaveOut(request_id=new_request(), id=one.id, version=one.version)

        def left(_found: Added) -> None:
            self.salon_app.message_for_next_page(_("{name} is off the list.").format(name=one.client.name))
            self.reload()

        self.perform(lambda desk: operations.leave_guest_out(desk, asked), left, refused=self.flawed)

    # The guest under the mark.

    def do_invite(self) -> None:
        """How they were invited, and what they answered."""
        if (one := self._marked) is not None:
            self.salon_app.show_page("guest", id=one.id)

    def do_go_on(self) -> None:
        """F10: the invitation; from the day on, they are here, stayed away, nobody can say."""
        if (one := self._marked) is None:
            return
        if self._has_come:
            self._say_came(one, {None: True, True: False, False: None}[one.came])
        else:
            self.do_invite()

    def _say_came(self, one: GuestRecord, came: bool | None) -> None:
        asked = SaveGuest(
            request_id=new_request(),
            id=one.id,
            version=one.version,
            invited=one.invited,
            answer=one.answer,
            came=came,
            note=one.note,
        )

        def said(found: GuestRecord) -> None:
            words = came_words(found) or _("nobody can say")
            self.salon_app.message_for_next_page(telling(found.client.name, words))
            self.reload()

        self.perform(lambda desk: operations.save_guest(desk, asked), said, refused=self.flawed)

    def do_speak_with(self) -> None:
        """What was said with the guest under the mark."""
        if (one := self._marked) is not None:
            self.salon_app.show_page("contact", card=int(one.client.number), purpose="event")

    # Paper, and the event.

    def do_letters(self) -> None:
        """Letters to those who agreed to them and are not invited yet."""
        meant = [one.client.id for one in self._guests.values() if LETTER in one.ways and not one.invited]
        one = self._event
        if meant and one is not None:
            invitation = Invitation(event=one.id, theme=one.theme, day=one.day, start=one.start, place=one.place)
            self.salon_app.show_page("letters", clients=meant, invitation=invitation)
        else:
            self.show_message(_("Nobody who agreed to letters is left to be invited."))

    def do_edit(self) -> None:
        """The event as a form."""
        self.salon_app.show_page("event_form", id=int(self.target["event"]))

    def do_print(self) -> None:
        """F9: the list for the door."""
        self.salon_app.show_page("print_event", event=int(self.target["event"]))

    def do_call_off(self) -> None:
        """It does not take place, or does after all."""
        if (one := self._event) is None:
            return

        def done(found: EventRecord) -> None:
            self.salon_app.message_for_next_page(said_of(found))
            self.reload()

        self.perform(lambda desk: operations.call_off_event(desk, turned(one)), done)


def _invited(one: GuestRecord) -> str:
    return channel_name(one.invited) if one.invited else ""


def _row(one: GuestRecord) -> Row[int]:
    came = ("✓ " if one.came else "") + came_words(one)
    cells = (
        one.client.name,
        (f"·{one.client.last_four}", "label"),
        _invited(one),
        answer_name(one.answer),
        came,
        one.note,
    )
    return Row(one.id, cells, "label" if one.answer == "no" or one.came is False else "plain")
