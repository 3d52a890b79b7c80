"""Another time for an appointment; its services, their length and their price stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from typing_extensions import override

from db.appointments.operations.changing import move_appointment
from db.appointments.queries import appointment
from db.appointments.records import AppointmentRecord, What
from db.appointments.requests import Book, MoveAppointment, PartAsked
from db.core.desk import Desk
from db.core.permissions import Permission
from salon_tui.screens.appointments import fields
from salon_tui.screens.appointments.acting import with_waiting
from salon_tui.screens.appointments.availability import look, other_times, pieces
from salon_tui.screens.appointments.day_beside import FormBesideDay
from salon_tui.screens.appointments.form import beautician_in
from salon_tui.screens.appointments.passing import book_or_ask
from salon_tui.screens.base.form_page import FORM_KEYS
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.words.appointments import when
from salon_tui.words.i18n import N_, _

_ASKED = tuple(replace(field, box="") for field in (fields.TIME, fields.DAY, fields.BEAUTICIAN))
"""Without the numbers of the form for a new one, in whose order they aren't."""


class MovePage(FormBesideDay, inherit_bindings=False):
    """Day, time and, if wanted, a colleague. ``target`` holds the id of the ``appointment``.

    With what is ``typed`` already, the new time begins with that; a ``day`` is proposed.
    """

    TITLE_TEXT = N_("Another time")
    HELP_TEXT = N_("Type the new time, or another day; with a colleague, the number of the person. F10 moves it.")
    FORM = "move"
    NEEDS = Permission.APPOINTMENTS
    KEYS = FORM_KEYS

    def __init__(self) -> None:
        super().__init__("move")
        self._record: AppointmentRecord | None = None
        self._typed = ""

    @property
    @override
    def about(self) -> int:
        return int(self.target.get("appointment", 0))

    @property
    def record(self) -> AppointmentRecord:
        """The appointment as it was read."""
        assert self._record is not None
        return self._record

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._record = appointment(desk, self.about)
        self._typed = str(self.target.pop("typed", ""))
        self.client = self._record.client

    @override
    def make(self) -> FormState:
        # the time is what changes most often
        state = FormState(entries_of(_ASKED, self.context))
        state.start({"start": self.record.start, "day": self.target.get("day") or self.record.day})
        return state

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        if self._typed:
            self.form.go_to_field(fields.TIME.name)
            self.form.begin_typing(self._typed)
            self._typed = ""

    @override
    def put_away(self) -> None:
        super().put_away()
        self._record = None

    @override
    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        one = self.record
        return [(one.name, "strong"), f"  {when(one)}  ", (_(self.TITLE_TEXT), "label")], [(page, "label")]

    def _request(self) -> Book | None:
        values = self.form.state.values()
        day, start, other = values.get("day"), values.get("start"), beautician_in(values)
        if not isinstance(day, date) or not isinstance(start, int):
            return None
        one = self.record
        first = one.parts[0].staff if one.parts else None
        parts = tuple(
            PartAsked(
                service=part.service,
                staff=other if other and part.staff == first else part.staff,
                minutes=part.minutes,
                together=part.together,
                part=part.id,
            )
            for part in one.parts
        )
        client = one.client.id if one.client else 0
        return Book(
            request_id=self.request_id, day=day, start=start, parts=parts, client=client, guest_name=one.guest_name
        )

    @override
    def moved(self) -> None:
        super().moved()
        request = self._request()
        found = look(self, request, self.about)
        self.show_day(request, found, beautician_in(self.form.state.values()))
        names = {ref.id: ref.label for ref in self._staff.values()}
        rows = (
            [] if found is None or request is None else [pieces(found, request.start, names), other_times(found.near)]
        )
        self.say_below(lambda cells: rows)

    @override
    def save(self) -> None:
        request = self._request()
        if request is None:
            return
        asked = MoveAppointment(
            request_id=self.request_id,
            appointment=self.record.id,
            version=self.record.version,
            day=request.day,
            start=request.start,
            colleague=beautician_in(self.form.state.values()),
        )

        def call(desk: Desk, known: frozenset[What]) -> AppointmentRecord:
            return move_appointment(desk, replace(asked, despite=known))

        book_or_ask(self, call, self._done, self.refused)

    def _done(self, one: AppointmentRecord) -> None:
        if one.version == self.record.version:
            self.done(_("It stands there already: {name}, {when}").format(name=one.name, when=when(one)))
        else:
            said = _("Moved: {name}, {when}").format(name=one.name, when=when(one))
            self.done(with_waiting(self, said, self.record.day))
        self.salon_app.back()
