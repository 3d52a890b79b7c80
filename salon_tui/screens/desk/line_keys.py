"""What can be done on Home with the line under the mark, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import override

from db.appointments.queries import appointment
from db.appointments.records import ArrivalLine
from salon_tui import commands as c
from salon_tui.screens.appointments import acting
from salon_tui.screens.appointments.commands import Cancel, CheckIn, Confirm, Missed, TakeBack
from salon_tui.screens.contacts.commands import OF_TASK
from salon_tui.screens.desk.commands import Contact
from salon_tui.screens.desk.two_lists import TwoLists
from salon_tui.words.i18n import _

OF_APPOINTMENT = (Confirm, Missed, Cancel, TakeBack)
"""What is done with an appointment: of today, or one that is to be settled."""


class LineKeys(acting.Acting, TwoLists, inherit_bindings=False):
    """Of a task what is done with tasks; of who is expected, is here or is to be settled what is done with those."""

    @property
    def _arrivals(self) -> Sequence[ArrivalLine]:
        """Who is booked for today."""
        raise NotImplementedError

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command is Contact or command in OF_TASK:
            is_meant = self.chosen_task is not None
        elif command is CheckIn:
            is_meant = self._arrival is not None
        elif command is TakeBack:
            is_meant = self._kind == "visit" and bool(self._appointment)
        elif command in OF_APPOINTMENT:
            is_meant = self._kind == "appointment" and not (self._arrival and self._arrival.is_guest_here)
        else:
            is_meant = True
        return is_meant and super().offers(command)

    @override
    def not_now(self, command: type[c.Command]) -> str:
        if command in (CheckIn, Contact):
            return _("Move to somebody who is still to come first.")
        return super().not_now(command)

    @property
    def _kind(self) -> str:
        """Of what kind the line under the mark is."""
        return self.chosen[0] if self.chosen is not None else ""

    @property
    def _arrival(self) -> ArrivalLine | None:
        """Who is to come, or is a guest who is here, under the mark."""
        return next((one for one in self._arrivals if ("appointment", one.id) == self.chosen), None)

    @override
    def do_check_in(self) -> None:
        """F10: who is under the mark is here; of a task, the client is reached."""
        found = self._arrival
        if self.chosen_task is not None:
            self.do_contact()
        elif found is None or found.is_guest_here:
            self.open_chosen()
        else:
            acting.check_in(self, found.id, found.version)

    @property
    def _appointment(self) -> int:
        """Id of the appointment under the mark, or of the one with which a visit there began; 0: none."""
        kind, id = self.chosen or ("", 0)
        if kind == "visit":
            return next((one.id for one in self._arrivals if one.visit == id), 0)
        return id if kind == "appointment" else 0

    @override
    def with_appointment(self, act: acting.Act) -> None:
        id = self._appointment
        self.perform(lambda desk: appointment(desk, id), lambda one: act(self, one))
