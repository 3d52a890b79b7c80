"""A guest with an appointment gets a file: name and phone stand in it already, and the appointment goes over to it."""

from __future__ import annotations

from typing_extensions import override

from db.appointments.operations.changing import register_guest
from db.appointments.queries import appointment
from db.appointments.records import AppointmentRecord
from db.appointments.refusals import NotFree
from db.appointments.requests import RegisterGuest
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.core.errors import SalonError
from db.text.card_number import spaced
from salon_tui.screens.appointments.at_the_door import ask_at_door
from salon_tui.screens.appointments.availability import all_said
from salon_tui.screens.clients.register import RegisterPage
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import telling


class RegisterGuestPage(RegisterPage, inherit_bindings=False):
    """The file of a guest. ``target`` holds the id of the ``appointment``."""

    TITLE_TEXT = N_("A file for a guest")
    HELP_TEXT = N_("Fill in what the guest has told, as for a new client. F10 saves, and the appointment is hers then.")
    FORM = "register_guest"

    def __init__(self) -> None:
        super().__init__("register_guest")
        self._guest: AppointmentRecord | None = None

    @property
    @override
    def about(self) -> int:
        return int(self.target.get("appointment", 0))

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._guest = appointment(desk, self.about)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._guest = None

    @override
    def begun(self) -> dict[str, str]:
        one = self._guest
        assert one is not None
        return {"name": one.guest_name, "phone": one.guest_phone}

    @override
    def registered(self, record: ClientRecord) -> None:
        one = self._guest
        assert one is not None
        request = RegisterGuest(
            request_id=f"{self.request_id}-guest", appointment=one.id, version=one.version, registered=record.id
        )
        self._link(request, record)

    def _link(self, request: RegisterGuest, record: ClientRecord, reason: str = "", said: str = "") -> None:
        has_card = _("{name} has card {number}.").format(name=record.name, number=spaced(record.number))
        self.done(" ".join((has_card, _("The appointment is in that file now."), said)).strip())

        def refused(error: SalonError) -> bool:
            if not isinstance(error, NotFree):
                return ask_at_door(
                    self, error, request, lambda other, why, said: self._link(other, record, why, said), said
                )
            against = all_said([line for of_day in error.against.values() for line in of_day])
            self.salon_app.message_for_next_page(f"{has_card} {telling(_('The appointment stays as it is'), against)}")
            self.salon_app.open_instead(record)
            return True

        def call(desk: Desk) -> AppointmentRecord:
            return register_guest(desk, request)

        self.perform(
            lambda desk: call(desk.despite_health(reason)), lambda _one: self.salon_app.back(), refused=refused
        )
