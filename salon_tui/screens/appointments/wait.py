"""Somebody is put on the waiting list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from typing_extensions import override

from db.appointments.operations.waiting import put_on_waiting
from db.appointments.records import WaitingRecord
from db.appointments.requests import PutOnWaiting
from db.core.permissions import Permission
from salon_tui.screens.appointments import fields
from salon_tui.screens.appointments.form import AppointmentForm, beautician_in, client_in, stop_nobody
from salon_tui.screens.base.form_page import FORM_KEYS
from salon_tui.widgets.form_state import FormState, entries_of
from salon_tui.words.i18n import N_, _

_WHEN = (replace(fields.BEAUTICIAN, box=""), fields.FROM_DAY, fields.TO_DAY, fields.TIMES)


class WaitPage(AppointmentForm, inherit_bindings=False):
    """Who, for what, with whom, when. ``target`` holds the ``day``, and as ``typed`` what stood in another form."""

    TITLE_TEXT = N_("Put on the waiting list")
    HELP_TEXT = N_(
        "Who waits for a time: a client, or the name of a guest; the services; from which day to which, and what time "
        "of day suits. F10 puts them on the list."
    )
    FORM = "waiting"
    NEEDS = Permission.APPOINTMENTS
    KEYS = FORM_KEYS

    def __init__(self) -> None:
        super().__init__("wait")

    @override
    def make(self) -> FormState:
        parts = self.parts(fields.WAITED_FOR)
        state = FormState([*entries_of(fields.WHO, self.context), parts, *entries_of(_WHEN, self.context)])
        day = self.target.get("day") or self.salon_app.today()
        state.start({"from_day": max(day, self.salon_app.today()), **self.target.get("typed", {})})
        return state

    @override
    def save(self) -> None:
        values: dict[str, Any] = dict(self.form.state.values())
        parts = values.get("parts") or ()
        first: date = values["from_day"]
        asked_for = next((part.staff for part in parts if part.staff), None)
        request = PutOnWaiting(
            request_id=self.request_id,
            services=tuple(part.service for part in parts),
            from_day=first,
            to_day=values.get("to_day") or first,
            client=client_in(values),
            guest_name=values.get("guest_name") or "",
            guest_phone=values.get("guest_phone") or "",
            beautician=beautician_in(values) or asked_for,
            times=tuple(values.get("times") or ()),
        )
        if stop_nobody(self, request):
            return
        self.perform(lambda desk: put_on_waiting(desk, request), self._waits, refused=self.refused)

    def _waits(self, one: WaitingRecord) -> None:
        self.done(_("{name} is on the waiting list.").format(name=one.name))
        self.salon_app.back()
