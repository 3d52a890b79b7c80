"""Who waits for a time: on one day first, then on the others."""

from __future__ import annotations

from datetime import date, timedelta

from typing_extensions import override

from db.appointments import requests
from db.appointments.fields import DAYTIMES, WAITING_STATES
from db.appointments.operations.waiting import close_waiting, offer_slot
from db.appointments.queries import times_to_offer, waiting_list
from db.appointments.records import FreeTime, FreeTimes, NoneFree, WaitingRecord
from db.appointments.refusals import NotFree
from db.core.desk import Desk
from db.core.errors import SalonError
from db.text.card_number import spaced
from db.text.clock import format_clock
from db.text.phones import format_phone, last_four
from salon_tui import commands as c
from salon_tui.screens.appointments import commands as own
from salon_tui.screens.appointments.availability import all_said
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.base.saving import new_request
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import choice_name, day_and_weekday, moment, short_day, telling, weekday

MOST_OFFERED = 9
_WHY_NONE = {
    NoneFree.CLOSED: N_("nobody who does it works on these days"),
    NoneFree.FULL: N_("everything is taken on these days"),
    NoneFree.TOO_SHORT: N_("no gap of these days is long enough"),
    NoneFree.OTHER_TIMES: N_("nothing is free at that time of day"),
}


class WaitingPage(RecordsPage[WaitingRecord], inherit_bindings=False):
    """The waiting list. ``target`` holds the ``day`` whose lines stand first."""

    TITLE_TEXT = N_("Waiting list")
    HELP_TEXT = N_(
        "Who waits for a time, the longest first. F6 puts somebody on it; F10 books for the line under the mark. F4 "
        "offers a time, or takes somebody off who waits no longer."
    )
    KEYS = (
        own.NewWaiting,
        own.BookWaiting,
        own.Offer,
        own.Gone,
        own.OpenClient,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (
        Column(2),
        Column(12, grow=1),
        Column(5),
        Column(14, grow=2, aside=True),
        Column(13),
        Column(6, grow=1, aside=True),
        Column(8, aside=True),
        Column(2),
    )
    BELOW = 1

    def __init__(self) -> None:
        super().__init__("waiting")

    @property
    def _day(self) -> date:
        day: date | None = self.target.get("day")
        return day or self.salon_app.today()

    @override
    def records(self, desk: Desk) -> tuple[WaitingRecord, ...]:
        return waiting_list(desk)

    @override
    def groups(self) -> Groups[WaitingRecord]:
        day = self._day
        here = [one for one in self.found.values() if one.from_day <= day <= one.to_day]
        others = [one for one in self.found.values() if one not in here]
        return [
            ((title, str(len(group))), group)
            for title, group in ((f"{day:%Y-%m-%d} {weekday(day)}", here), (_("Other days"), others))
        ]

    @override
    def none(self) -> Nothing:
        would = _("Who wants a time that isn't free stands here until there is one.")
        return self.nothing(_("Nobody waits for a time"), would, own.NewWaiting)

    @override
    def line(self, number: int, one: WaitingRecord) -> Row[int]:
        is_over = one.to_day < self.salon_app.today()
        name = one.name + (" ⚠" if one.client is not None and one.client.alerts else "")
        return Row(
            one.id,
            (
                digit(number),
                name,
                f"·{last_four_of(one)}" if last_four_of(one) else "",
                _(", ").join(one.names),
                days(one),
                daytimes(one) if one.times else "",
                one.beautician_name,
                "✓" if one.state == "offered" else "",
            ),
            "label" if is_over else "plain",
        )

    @override
    def about_line(self, one: WaitingRecord) -> About:
        client = one.client
        state = choice_name(WAITING_STATES, one.state)
        offered: list[Piece] = [("✓ ", "focus"), (state, "strong")]
        if one.until is not None:
            offered.append("  " + _("until {moment}").format(moment=moment(one.until)))
        facts = (
            (_("Number"), spaced(client.number) if client else ""),
            (_("Phone"), f"·{client.last_four}" if client else ""),
            (_("Services"), _(", ").join(one.names)),
            (_("Days"), days(one)),
            (_("Times"), daytimes(one)),
            (_("With"), one.beautician_name or _("anybody")),
            (_("Since"), moment(one.since)),
            (_("State"), offered if one.state == "offered" else state),
        )
        causes = " · ".join(alert.term.text(language()) for alert in client.alerts) if client else ""
        # a guest has no file in which it could be looked up
        phone = telling(_("Phone"), format_phone(one.guest_phone)) if one.guest_phone else ""
        return About(name=one.name, note="" if client else _("guest"), causes=causes, facts=facts, said=phone)

    @override
    def open_chosen(self) -> None:
        self.do_book()

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("wait", day=self._day)

    def do_book(self) -> None:
        """F10: a new appointment with what is known of who waits."""
        if (one := self._chosen_line()) is not None:
            self.salon_app.show_page("book", waiting=one.id, day=self._first_day(one))

    def do_gone(self) -> None:
        """Waits no longer."""
        one = self._chosen_line()
        if one is not None:
            request = requests.CloseWaiting(request_id=new_request(), waiting=one.id, version=one.version)
            said = _("{name} waits no longer.").format(name=one.name)
            self.perform(lambda desk: close_waiting(desk, request), lambda _done: self._changed(said))

    def do_open_client(self) -> None:
        """The client's file; of a guest, the form for a new one."""
        one = self._chosen_line()
        if one is not None and one.client is not None:
            self.salon_app.show_client(self, one.client.id, [one.client.id])
        elif one is not None:
            self.salon_app.show_page("register", start=one.guest_name)

    # Offering.

    def do_offer(self) -> None:
        """Which times are free for who waits; the one that is chosen is noted as offered."""
        one = self._chosen_line()
        if one is None:
            return
        first = self._first_day(one)
        self.perform(lambda desk: times_to_offer(desk, one.id, first), lambda free: self._choose(one, free))

    def _choose(self, one: WaitingRecord, free: FreeTimes) -> None:
        if free.why is not None:
            self.show_message(_("No time to offer: {why}.").format(why=_(_WHY_NONE[free.why])), alarm=True)
            return
        found = free.found[:MOST_OFFERED]
        offers = [(str(number), _time(time)) for number, time in enumerate(found, 1)]

        def chosen(number: str | None) -> None:
            if number is not None:
                self._offer(one, found[int(number) - 1])

        self.app.push_screen(Choose(_("Which time is offered to {name}?").format(name=one.name), offers), chosen)

    def _offer(self, one: WaitingRecord, time: FreeTime) -> None:
        request = requests.OfferSlot(
            request_id=new_request(), waiting=one.id, version=one.version, day=time.day, start=time.start
        )

        def offered(line: WaitingRecord) -> None:
            until = moment(line.until) if line.until else ""
            words = _("Offered to {name}: {time}. An answer is waited for until {until}; F10 books.")
            self._changed(words.format(name=line.name, time=_time(time), until=until))

        def gone(error: SalonError) -> bool:
            if not isinstance(error, NotFree):
                return False
            against = [line for of_day in error.against.values() for line in of_day]
            self.show_refusal(telling(_time(time), all_said(against)))
            return True

        self.perform(lambda desk: offer_slot(desk, request), offered, refused=gone)

    # What they share.

    def _chosen_line(self) -> WaitingRecord | None:
        one = self.marked
        if one is None:
            self.show_message(_("Nobody waits here yet: F6 puts somebody on the list."), alarm=True)
        return one

    def _first_day(self, one: WaitingRecord) -> date:
        """The first day that is still to come; the one whose list it is, where that goes."""
        if one.from_day <= self._day <= one.to_day:
            return max(self._day, self.salon_app.today())
        return max(one.from_day, self.salon_app.today())

    def _changed(self, message: str) -> None:
        self.salon_app.revision += 1
        self.salon_app.message_for_next_page(message)
        self.reload()


def daytimes(one: WaitingRecord) -> str:
    """The times of day that suit, in words."""
    names = [entry.term.text(language()) for entry in DAYTIMES if entry.code in one.times]
    return _(", ").join(names) or _("any time")


def days(one: WaitingRecord) -> str:
    """The days that suit."""
    if one.to_day == one.from_day:
        return day_and_weekday(one.from_day)
    if one.to_day - one.from_day >= timedelta(days=365):
        return _("from {day}").format(day=short_day(one.from_day))
    return f"{short_day(one.from_day)} – {short_day(one.to_day)}"


def last_four_of(one: WaitingRecord) -> str:
    """The end of the phone number."""
    return one.client.last_four if one.client else last_four(one.guest_phone)


def _time(time: FreeTime) -> str:
    return f"{day_and_weekday(time.day)} {format_clock(time.start)} {time.staff_name}"
