"""A new appointment, or other services for one that is booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from typing_extensions import override

from db.appointments.coming_again.records import NextBooking
from db.appointments.fields import daytime
from db.appointments.operations.booking import book
from db.appointments.operations.changing import change_parts
from db.appointments.queries import appointment, propose_next, waiting_line
from db.appointments.records import AppointmentRecord, Availability, WaitingRecord, What
from db.appointments.requests import Book, ChangeParts, PartAsked
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field
from db.text.phones import format_phone
from salon_tui.commands import Command
from salon_tui.screens.appointments import commands as own
from salon_tui.screens.appointments import fields
from salon_tui.screens.appointments.availability import look, other_times, pieces
from salon_tui.screens.appointments.day_beside import FormBesideDay
from salon_tui.screens.appointments.form import beautician_in, client_in, parts_in, stop_nobody
from salon_tui.screens.appointments.passing import book_or_ask
from salon_tui.screens.base.form_page import FORM_KEYS
from salon_tui.screens.clients.meant import named, of_card
from salon_tui.widgets.field_reader import FieldReader
from salon_tui.widgets.form_state import Entry, FormState, entries_of
from salon_tui.words.appointments import hands, when
from salon_tui.words.i18n import N_, _

_WHEN = (fields.BEAUTICIAN, fields.DAY, fields.TIME)
_BESIDES = (fields.SOURCE, fields.ASKED_FOR, fields.NOTE)


class BookPage(FormBesideDay, inherit_bindings=False):
    """Who, what, with whom, when.

    ``target`` holds ``day``, ``start`` and ``staff``, as far as they are known, and the number of a client's ``card``;
    or an ``appointment``, whose services change; or the id of a line of the ``waiting`` list.
    """

    TITLE_TEXT = N_("New appointment")
    HELP_TEXT = N_(
        "Type the numbers of the services, then with whom, the day and the time: below the form stands whether it can "
        "be booked, and which other times can. F10 books."
    )
    FORM = "appointment"
    NEEDS = Permission.APPOINTMENTS
    KEYS = (own.WaitForTime, *FORM_KEYS)

    def __init__(self, name: str = "book") -> None:
        super().__init__(name)
        self._changed: AppointmentRecord | None = None
        self._client: ClientLine | None = None
        """The client, where nobody has to type whom it is for."""
        self._line: WaitingRecord | None = None

    @property
    def _whose(self) -> AppointmentRecord | WaitingRecord | None:
        """What says whom it is for, where that isn't typed."""
        return self._changed or self._line

    @property
    @override
    def about(self) -> int:
        return int(self.target.get("appointment", 0))

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._changed = appointment(desk, self.about) if self.about else None
        waiting, card = int(self.target.get("waiting", 0)), int(self.target.get("card", 0))
        self._line = waiting_line(desk, waiting) if waiting else None
        known = of_card(desk, card)
        self._client = self.client = self._whose.client if self._whose else known

    @override
    def make(self) -> FormState:
        shown: list[Entry] = []
        if self._client is None and self._whose is None:
            shown += entries_of(fields.WHO, self.context)
        shown.append(self.parts(fields.PARTS))
        when: tuple[Field, ...] = _WHEN if self._changed is None else ()
        shown += [Entry(field, FieldReader(field, self.context)) for field in (*when, *_BESIDES)]
        state = FormState(shown)
        state.start(self._known())
        return state

    def _known(self) -> dict[str, Any]:
        if (one := self._changed) is not None:
            parts = [
                PartAsked(service=p.service, staff=p.staff, minutes=p.minutes, together=p.together, part=p.id)
                for p in one.parts
            ]
            return {"parts": parts, "source": one.source, "asked_for": one.asked_for, "note": one.note}
        line, chosen = self._line, self.target.get("staff")
        known: dict[str, Any] = {"day": self.target.get("day") or self.salon_app.today(), "source": "phone"}
        if line is not None:
            known["parts"] = [PartAsked(service=service) for service in line.services]
            chosen = line.beautician
        staff = next((ref for ref in self._staff.values() if ref.id == chosen), None)
        return {**known, "start": self.target.get("start"), "beautician": staff}

    @override
    def put_away(self) -> None:
        super().put_away()
        self._changed = self._line = self._client = None

    @override
    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        name = self._client.name if self._client else self._whose.name if self._whose else ""
        whose: list[Any] = [(name, "strong"), "   "] if name else []
        if self._line is not None and self._line.guest_phone:
            # a guest has no file in which it could be looked up
            whose += [format_phone(self._line.guest_phone), "   "]
        return [*whose, (_(self.TITLE_TEXT), "label" if name else "strong")], [(page, "label")]

    # What can be booked.

    def _request(self) -> Book | None:
        """What stands in the form, as far as it says when and what; None while it doesn't."""
        values = self.form.state.values()
        day, start = values.get("day"), values.get("start")
        if self._changed is not None:
            day, start = self._changed.day, self._changed.start
        parts = parts_in(values)
        if not isinstance(day, date) or not isinstance(start, int) or not parts:
            return None
        known = self._whose
        return Book(
            request_id=self.request_id,
            day=day,
            start=start,
            parts=parts,
            client=self._client.id if self._client else client_in(values),
            guest_name=known.guest_name if known else str(values.get("guest_name") or ""),
            guest_phone=known.guest_phone if known else str(values.get("guest_phone") or ""),
            source=str(values.get("source") or ""),
            asked_for=bool(values.get("asked_for")),
            note=str(values.get("note") or ""),
            waiting=int(self.target.get("waiting", 0)),
        )

    @override
    def moved(self) -> None:
        super().moved()
        request = self._request()
        found = look(self, request, self.about)
        self._show(found, request.start if request else 0)
        self.show_day(request, found, beautician_in(self.form.state.values()))

    def _show(self, found: Availability | None, start: int) -> None:
        names = {ref.id: ref.label for ref in self._staff.values()}
        rows = [] if found is None else [pieces(found, start, names), other_times(found.near)]
        self.say_below(lambda cells: rows)

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is own.WaitForTime and self._whose is not None:
            return False
        return super().offers(command)

    def do_wait(self) -> None:
        """No time suits: what is typed goes on in the form of the waiting list."""
        values = self.form.state.values()
        typed: dict[str, Any] = {name: values.get(name) for name in ("parts", "beautician")}
        if (client := self._client) is not None:
            typed["client"] = named(client)
        else:
            typed |= {field.name: values.get(field.name) for field in fields.WHO}
        day, start = values.get("day"), values.get("start")
        if isinstance(day, date):
            typed["from_day"] = day
        if isinstance(start, int):
            typed["times"] = (daytime(start),)
        self.form.state.saved()
        self.drop_draft()
        self._shown_for = None
        self.app.pop_screen()
        self.salon_app.show_page("wait", typed=typed)

    @override
    def save(self) -> None:
        request = self._request()
        if request is None:
            return
        if self._changed is not None:
            self._change(request)
        elif not stop_nobody(self, request):
            self._book(request)

    def _book(self, request: Book) -> None:
        def call(desk: Desk, known: frozenset[What]) -> AppointmentRecord:
            return book(desk, replace(request, despite=known))

        book_or_ask(self, call, self._booked, self.refused)

    def _change(self, request: Book) -> None:
        one = self._changed
        assert one is not None
        asked = ChangeParts(
            request_id=request.request_id,
            appointment=one.id,
            version=one.version,
            parts=request.parts,
            asked_for=request.asked_for,
            note=request.note,
        )

        def call(desk: Desk, known: frozenset[What]) -> AppointmentRecord:
            return change_parts(desk, replace(asked, despite=known))

        book_or_ask(self, call, self._booked, self.refused)

    def _booked(self, one: AppointmentRecord) -> None:
        who = hands(one.parts) or _("anybody")
        self.done(_("Booked: {name}, {when}, {who}").format(name=one.name, when=when(one), who=who))
        self.salon_app.back()


class BookNextPage(BookPage, inherit_bindings=False):
    """The client's next appointment: what was done the last time, when it is due, at the usual time."""

    def __init__(self) -> None:
        super().__init__("book_next")
        self._next: NextBooking | None = None

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._next = propose_next(desk, self._client.id) if self._client else None

    @override
    def _known(self) -> dict[str, Any]:
        known, proposed = super()._known(), self._next
        if proposed is None:
            return known
        staff = next((ref for ref in self._staff.values() if ref.id == proposed.beautician), None)
        parts = [PartAsked(service=service) for service in proposed.services]
        when = {"day": proposed.day or known["day"], "start": proposed.start}
        return {**known, **when, "beautician": staff, "parts": parts, "source": "counter"}

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        self.moved()
