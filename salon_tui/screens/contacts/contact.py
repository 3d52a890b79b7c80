"""A contact of today: from the card, an appointment, the menu, or task after task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import override

from db.clients.finding.queries import by_number
from db.contacts.operations.contacts import log_contact
from db.contacts.queries.tasks import task
from db.contacts.records.task import TaskRecord
from db.contacts.requests import LogContact
from db.core.desk import Desk
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.contacts.contact_form import ContactForm
from salon_tui.screens.contacts.fields import CLIENT
from salon_tui.words.contacts import purpose_of, what_of, why_of
from salon_tui.words.i18n import N_, _


class ContactPage(ContactForm, inherit_bindings=False):
    """A contact of today.

    ``target`` holds the number of the client's ``card``, where it is known, and the id of the ``appointment`` and the
    ``purpose`` that it is about; or the id of a ``task``, and ``among`` the ids of those beside it, along which
    previous and next go.
    """

    TITLE_TEXT = N_("Contact")
    HELP_TEXT = N_(
        "Read above how and when the client wants to be reached, what was said the last time and what is left over; on "
        "a wide screen the history stands beside it. Ctrl+T shows the number. Then say why, how and what came of it, "
        "and what was agreed for the next time. F10 writes it down; from the list of tasks it goes on to the next one. "
        "F7 and F8 go along them."
    )
    FORM = "contact"
    KEYS = (c.Previous, c.Next, *ContactForm.KEYS)
    TAKES_SCANS = True

    def __init__(self) -> None:
        super().__init__("contact")
        self._due: TaskRecord | None = None
        """The task for which the client is reached."""

    @override
    def whose(self, desk: Desk) -> int:
        card, of = int(self.target.get("card", 0)), int(self.target.get("task", 0))
        self._due = task(desk, of) if of else None
        line = self._due.client if self._due else by_number(desk, f"{card:08d}") if card else None
        return line.id if line else 0

    @override
    def said(self) -> Mapping[str, Any]:
        # most are reached by phone, and the salon began
        allowed = self.allowed()
        channel = "phone" if "phone" in allowed else next(iter(allowed), None)
        purpose = purpose_of(self._due.rule) if self._due else self.target.get("purpose")
        return {"purpose": purpose, "channel": channel, "direction": "out"}

    @override
    def put_away(self) -> None:
        super().put_away()
        self._due = None

    @override
    def head_pieces(self, page: str) -> tuple[list[Any], list[Any]]:
        left, right = super().head_pieces(page)
        one, among = self._due, self._among
        if one is None:
            return left, right
        what = " · ".join(filter(None, (what_of(one), why_of(one))))
        place = _("{at} of {of}").format(at=among.index(one.id) + 1, of=len(among)) if one.id in among else ""
        return left, [what, (f"   {place}  {page}".rstrip() + " ", "label")]

    @override
    def offers(self, command: type[Command]) -> bool:
        if command in (c.Previous, c.Next):
            return self._due is not None and len(self._among) > 1
        return super().offers(command)

    # From task to task.

    @property
    def _among(self) -> list[int]:
        """The tasks along which previous and next go."""
        among: list[int] = self.target.get("among", [])
        return among

    def do_previous(self) -> None:
        """F7: the task before; what is typed stays a draft."""
        self._go_along(-1)

    def do_next(self) -> None:
        """F8: the next task; what is typed stays a draft."""
        self._go_along(1)

    def _go_along(self, by: int) -> None:
        def found(task: int) -> None:
            if task:
                self.leave_draft()
                self._show_task(task)
            else:
                self.show_message(_("There is no further task in this list."), alarm=True)

        self.perform(lambda desk: self._beside(desk, by), found)

    def _beside(self, desk: Desk, by: int) -> int:
        """The nearest task in a direction that is still to be done and about a client; 0 where there is none."""
        assert self._due is not None
        at = self._among.index(self._due.id)
        beside = self._among[at + 1 :] if by > 0 else self._among[:at][::-1]
        for id in beside:
            one = task(desk, id)
            if one.state == "open" and one.client is not None:
                return id
        return 0

    def _show_task(self, task: int) -> None:
        self._shown_for = None
        self.target = {"task": task, "among": self._among}
        self.reload()

    # Saving.

    @property
    def _appointment(self) -> int:
        """Id of the appointment that it is about; 0 for none."""
        if self._due is None:
            return int(self.target.get("appointment", 0))
        return self._due.about_id if self._due.about == "appointment" else 0

    @override
    def save(self) -> None:
        if self.known is None:
            # who stands there may be reached by somebody else alone, which was said
            self.form.go_to_field(CLIENT.name)
            return
        asked = LogContact(
            request_id=self.request_id,
            client=self.known.client.id,
            appointment=self._appointment,
            task=self._due.id if self._due else 0,
            **self.texts(),
        )
        self.perform(lambda desk: log_contact(desk, asked), self.written, refused=self.refused)

    @override
    def go_on(self) -> None:
        """The next task, or back to where it was begun."""

        def found(task: int) -> None:
            if task:
                self._show_task(task)
            else:
                self.salon_app.back()

        if self._due is None or self._due.id not in self._among:
            super().go_on()
        else:
            self.perform(lambda desk: self._beside(desk, 1), found)
