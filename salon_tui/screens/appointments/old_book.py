"""The appointments of the book that the salon kept before, typed in one after the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from typing_extensions import override

from db.appointments.operations.booking import book
from db.appointments.records import AppointmentRecord, What
from db.appointments.requests import Book
from db.core.desk import Desk
from db.core.permissions import Permission
from salon_tui.screens.appointments import fields
from salon_tui.screens.appointments.form import AppointmentForm, client_in, parts_in, stop_nobody
from salon_tui.screens.appointments.passing import book_or_ask
from salon_tui.screens.base.form_page import FORM_KEYS
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import fit
from salon_tui.widgets.parts import section
from salon_tui.words.appointments import hands, when
from salon_tui.words.i18n import N_, _

_BEFORE = (
    replace(fields.DAY, box=""),
    replace(fields.TIME, box=""),
    *fields.WHO,
)
_AFTER = (replace(fields.BEAUTICIAN, box=""),)
MOST_SHOWN = 5
"""Lines of what was saved that stay in view."""


class OldBookPage(AppointmentForm, inherit_bindings=False):
    """One appointment after the other; the day stays. ``target`` holds the ``day``."""

    TITLE_TEXT = N_("From the old book")
    HELP_TEXT = N_(
        "Type what stands in the old book, one appointment after the other: day, time, client or guest, services, "
        "beautician. Enter in the last field saves it and goes on with the next; the day stays."
    )
    FORM = "old_book"
    NEEDS = Permission.APPOINTMENTS
    KEYS = FORM_KEYS

    def __init__(self) -> None:
        super().__init__("old_book")
        self._saved: list[str] = []
        self._day: date | None = None

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._saved, self._day = [], self.target.get("day")

    @override
    def make(self) -> FormState:
        parts = self.parts(fields.WAITED_FOR)
        state = FormState([*entries_of(_BEFORE, self.context), parts, *entries_of(_AFTER, self.context)])
        state.start({"day": self._day})
        return state

    @override
    def start(self, with_draft: bool = True) -> None:
        super().start(with_draft)
        if self._day is not None:
            self.form.go_to_field(fields.TIME.name)
        self._show_saved()

    @override
    def put_away(self) -> None:
        super().put_away()
        self._saved, self._day = [], None

    def _show_saved(self) -> None:
        saved = self._saved

        def draw(cells: int) -> Rows:
            if not saved:
                return ()
            heading = section(_("Saved"), cells, note=str(len(saved)))
            return [heading, *([fit(line, cells)] for line in saved[-MOST_SHOWN:])]

        self.say_below(draw)

    @override
    def at_end(self) -> None:
        self.do_save()

    @override
    def save(self) -> None:
        values: dict[str, Any] = dict(self.form.state.values())
        request = Book(
            request_id=self.request_id,
            day=values["day"],
            start=values["start"],
            parts=parts_in(values),
            client=client_in(values),
            guest_name=values.get("guest_name") or "",
            guest_phone=values.get("guest_phone") or "",
            source="old_book",
        )
        if stop_nobody(self, request):
            return

        def call(desk: Desk, known: frozenset[What]) -> AppointmentRecord:
            return book(desk, replace(request, despite=known))

        book_or_ask(self, call, self._booked, self.refused)

    def _booked(self, one: AppointmentRecord) -> None:
        what = _(", ").join(part.name for part in one.parts)
        self._saved.append(f"{when(one)}  {one.name}  {what}  {hands(one.parts)}")
        self._day = one.day
        self.salon_app.revision += 1
        self.drop_draft()
        self.start(with_draft=False)
