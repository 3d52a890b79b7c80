"""One appointment: what was booked, what happened to it, what can be done with it."""

from __future__ import annotations

from typing_extensions import override

from db.appointments.fields import CANCEL_REASONS, SOURCES, STATES
from db.appointments.queries import appointment
from db.appointments.records import AppointmentRecord, PartRecord
from db.core.desk import Desk
from db.text.card_number import spaced
from db.text.clock import format_span
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.appointments import acting
from salon_tui.screens.appointments import commands as own
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import choice_name, clock_of, weekday


class AppointmentPage(acting.Acting, ListPage, inherit_bindings=False):
    """One appointment. ``target`` holds its id."""

    TITLE_TEXT = N_("Appointment")
    HELP_TEXT = N_(
        "What was booked, with whom and where. F10 checks the client in, and says then that the service "
        "begins; digits are a new time. Enter opens the client's file. F4 lists the rest: another time, other "
        "services, confirmed, cancelled and why, did not come, and taking that back."
    )
    KEYS = (
        own.CheckIn,
        c.Print,
        own.RegisterGuest,
        own.Change,
        own.Confirm,
        own.Missed,
        own.Cancel,
        own.TakeBack,
        own.LogContact,
        own.ToColleague,
        own.WaitingList,
        own.TextMessage,
        own.NewTime,
        c.Find,
        c.Refresh,
        c.GoHome,
        *(move for move in MOVES if move is not c.Narrow),
        c.Back,
    )
    COLUMNS = (Column(11), Column(20, grow=1), Column(8), Column(10))

    def __init__(self) -> None:
        super().__init__(name="appointment")
        self._record: AppointmentRecord | None = None

    @property
    def record(self) -> AppointmentRecord:
        """The appointment as it was read."""
        assert self._record is not None
        return self._record

    @override
    def load(self, desk: Desk) -> None:
        self._record = appointment(desk, self.target["appointment"])

    @override
    def put_away(self) -> None:
        super().put_away()
        self._record = None

    @override
    def arrive(self) -> None:
        super().arrive()
        one = self.record
        if one.client is not None:
            self.client_alerts(one.client.alerts)
        self.list.fill([_row(part) for part in one.parts], keep=True)
        self.list.focus()
        self.show_about()

    @override
    def paint_head(self) -> None:
        one = self.record
        when = f"{one.day:%Y-%m-%d} {weekday(one.day)}  {format_span(one.start, one.finish)}"
        state: Piece = (choice_name(STATES, one.state), "alarm" if one.state in ("cancelled", "missed") else "label")
        sign: list[Piece] = [("✗ ", "alarm")] if one.state in ("cancelled", "missed") else []
        self.head([(one.name, "strong"), f"  {when}"], [*sign, state])

    @override
    def about_chosen(self) -> About | None:
        one = self._record
        if one is None:
            return None
        moved = ngettext("{count} time", "{count} times", one.moves).format(count=one.moves) if one.moves else ""
        client = one.client
        facts: list[tuple[str, str | list[Piece]]] = [
            (_("Number"), spaced(client.number) if client else ""),
            (_("Phone"), f"·{client.last_four}" if client and client.last_four else one.guest_phone),
            (_("Came by"), choice_name(SOURCES, one.source)),
            (_("Asked for by name"), _("yes") if one.asked_for else ""),
            (_("Advisor"), one.advisor),
            (_("Moved"), moved),
            (_("Came"), clock_of(one.came)),
            (_("Service from"), clock_of(one.seated)),
            (_("Left"), clock_of(one.left)),
            (_("Why"), choice_name(CANCEL_REASONS, one.reason)),
        ]
        if one.to_clear:
            facts.append((_("Health"), [("! ", "alarm"), (_("to be cleared before the service"), "alarm")]))
        return About(
            name=one.name or _("Appointment"), note=_("guest") if client is None else "", facts=facts, said=one.note
        )

    @override
    def open_chosen(self) -> None:
        self.do_open_client()

    @override
    def with_appointment(self, act: acting.Act) -> None:
        act(self, self.record)

    def do_print(self) -> None:
        """F9: the slip."""
        self.salon_app.show_page("print_appointment", appointment=self.record.id)

    def do_move(self) -> None:
        """Another time."""
        self.salon_app.show_page("move", appointment=self.record.id)

    def do_change_parts(self) -> None:
        """Other services."""
        self.salon_app.show_page("book", appointment=self.record.id)

    def do_log_contact(self) -> None:
        """What was said about it."""
        one = self.record
        if one.client is not None:
            card = int(one.client.number)
            self.salon_app.show_page("contact", card=card, appointment=one.id, purpose="booking")

    def do_waiting_list(self) -> None:
        """Who waits for a time on its day."""
        self.salon_app.show_page("waiting", day=self.record.day)

    def do_text_message(self) -> None:
        """Reminds the client with the salon's phone."""
        self.salon_app.show_page("message", appointment=self.record.id)

    def do_to_colleague(self) -> None:
        """Asks who does it."""
        self.with_appointment(acting.to_colleague)

    @override
    def take_digit(self, digit: int) -> None:
        if digit == 0:
            self.do_back()
        elif self.offers(own.Move):
            self.salon_app.show_page("move", appointment=self.record.id, typed=str(digit))
        else:
            self.action_command(own.Move.__name__)

    def do_open_client(self) -> None:
        """The client's file; of a guest, the form for a new one."""
        client = self.record.client
        if client is not None:
            self.salon_app.show_client(self, client.id, [client.id])
        else:
            self.do_new()

    def do_new(self) -> None:
        """F6: a file for the guest, to which the appointment goes over."""
        self.salon_app.show_page("register_guest", appointment=self.record.id)

    @override
    def offers(self, command: type[Command]) -> bool:
        is_guest = self._record is not None and self._record.client is None
        if (command is own.RegisterGuest and not is_guest) or (command is own.LogContact and is_guest):
            return False
        return super().offers(command)


def _row(part: PartRecord) -> Row[int]:
    who = part.staff_name or _("anybody")
    return Row(part.id, (format_span(part.start, part.finish), part.name, who, " ".join(part.resources)))
