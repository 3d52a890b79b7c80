"""A member of staff as a form: adding, changing, roles, a new PIN, leaving."""

from __future__ import annotations

from typing import Any

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.permissions import Permission, Role, pin_length
from db.fields.declaration import Field
from db.handover.queries import theirs
from db.handover.records import TheirGroup
from db.staff.fields import STAFF_FIELDS
from db.staff.operations.staff import AddStaff, ChangeStaff, add_staff, change_roles, change_staff, reset_pin
from db.staff.queries.people import me, staff
from db.staff.records import StaffRecord
from salon_tui import commands as c
from salon_tui.screens.asking.pin import AskNewPin
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.staff import commands as own
from salon_tui.words.i18n import N_, _
from salon_tui.words.sentences import sentence

_NOT_AT_FIRST = ("active",)
_NOT_AFTERWARDS = ("language",)
"""Everybody chooses their own language, once they are here."""


class StaffFormPage(ListForm[StaffRecord], inherit_bindings=False):
    """A member of staff: a new one, with a first PIN, or one who is here already."""

    TITLE_TEXT = N_("New member of staff")
    HELP_TEXT = N_(
        "F10 saves from anywhere. A new member of staff types their first PIN then. Other roles and a new PIN for "
        "somebody need a second person."
    )
    KEYS = (*ListForm.KEYS, own.NewPin)
    FORM = "member"
    NEEDS = Permission.MANAGE_STAFF
    FIELDS = STAFF_FIELDS

    def __init__(self) -> None:
        super().__init__("member")
        self._agreed: Desk | None = None
        self._left: dict[int, str] = {}
        """Digits of those who have left, which somebody new may get."""

    def find(self, desk: Desk, id: int) -> StaffRecord | None:
        """Read again."""
        return next((one for one in staff(desk) if one.id == id), None)

    def fields(self) -> tuple[Field, ...]:
        """Nobody leaves on their first day; later they choose their own language."""
        absent = _NOT_AT_FIRST if self.record is None else _NOT_AFTERWARDS
        return tuple(field for field in self.FIELDS if field.name not in absent)

    def known(self, record: StaffRecord | None) -> dict[str, Any]:
        """A new one begins in the salon's language."""
        if record is None:
            return {"language": self.salon_app.salon.language}
        return {field.name: getattr(record, field.name) or None for field in self.fields()} | {"active": record.active}

    def offers(self, command: type[c.Command]) -> bool:
        """A new PIN is for somebody who is here."""
        return super().offers(command) and (command is not own.NewPin or self.record is not None)

    def not_now(self, command: type[c.Command]) -> str:
        """The first PIN is typed when the form is saved."""
        if command is own.NewPin and self.salon_app.may(Permission.RESET_PIN):
            return _("The first PIN is typed when this is saved with F10.")
        return super().not_now(command)

    def save(self) -> None:
        """F10: a new one types a PIN first; one who leaves is asked about."""
        self._agreed = self.desk
        if self.record is None:
            self.perform(staff, self._add_beside)
        elif self.record.active and not self.texts()["active"]:
            question = _("{name} leaves: no more signing in. Everything that was done stays in the records.")
            self.app.push_screen(
                Confirm(question.format(name=self.record.name)), lambda yes: self._change() if yes else None
            )
        else:
            self._change()

    # Adding.

    def _add_beside(self, people: list[StaffRecord]) -> None:
        self._left = {person.number: person.name for person in people if person.number and not person.active}
        self._ask_first_pin()

    def _ask_first_pin(self, why: str = "") -> None:
        typed = self.texts()
        question = _("First PIN of {name}").format(name=typed["name"])
        self.app.push_screen(
            AskNewPin(question, pin_length(typed["roles"]), why=why), lambda pins: self._add(pins[1]) if pins else None
        )

    def _add(self, pin: str) -> None:
        typed = self.texts()
        roles = tuple(Role(code) for code in typed.pop("roles"))
        request = AddStaff(request_id=self.request_id, roles=roles, pin=pin, **typed)
        self.perform_slowly(lambda desk: add_staff(desk, request), self._added, refused=self._pin_refused)

    def _added(self, person: StaffRecord) -> None:
        words = (
            _("{name} can sign in now, with the digit {number}.")
            if person.digit
            else _("{name} can sign in now, and has the number {number}.")
        )
        words = words.format(name=person.name, number=person.number)
        if person.number in self._left:
            # a digit that people have learnt is somebody else's from now on
            words += " " + _("Until now it was that of {name}, who has left.").format(name=self._left[person.number])
        self.finish(words)

    def _pin_refused(self, error: SalonError) -> bool:
        if error.code is Code.WEAK_PIN:
            self._ask_first_pin(sentence(error))
            return True
        return self.refused(error)

    # Changing.

    def _change(self) -> None:
        assert self.record is not None
        roles = tuple(Role(code) for code in self.texts()["roles"])
        if {*roles} == {*self.record.roles}:
            self._change_details(self.record)
        elif roles and pin_length(roles) != pin_length(self.record.roles):
            self._ask_longer_pin(roles)
        else:
            self._change_roles(roles)

    def _ask_longer_pin(self, roles: tuple[Role, ...], why: str = "") -> None:
        """These roles ask for a PIN of another length: it is typed before a second person is asked."""
        assert self.record is not None
        question = _("With these roles {name} needs a new PIN").format(name=self.record.name)
        self.app.push_screen(
            AskNewPin(question, pin_length(roles), why=why),
            lambda pins: self._change_roles(roles, pins[1]) if pins else None,
        )

    def _change_roles(self, roles: tuple[Role, ...], pin: str = "") -> None:
        assert self.record is not None
        id = self.record.id

        def refused(error: SalonError) -> bool:
            if error.code is Code.WEAK_PIN:
                self._ask_longer_pin(roles, sentence(error))
                return True
            return self.refused(error)

        def change(desk: Desk) -> StaffRecord:
            self._agreed = desk
            return change_roles(desk, id, roles, pin)

        # a PIN that is too easy doesn't use the second person's approval up
        agreed = self._agreed if pin else None
        self.perform_slowly(change, self._change_details, refused=refused, desk=agreed)

    def _change_details(self, person: StaffRecord) -> None:
        self.record = person
        typed = {name: value for name, value in self.texts().items() if name != "roles"}
        if all(value == getattr(person, name) for name, value in typed.items()):
            self._changed(person)
            return
        request = ChangeStaff(request_id=self.request_id, staff=person.id, version=person.version, **typed)
        self.perform(lambda desk: change_staff(desk, request), self._changed, refused=self.refused)

    def _has_left(self, person: StaffRecord, found: list[TheirGroup]) -> None:
        """What is theirs is handed over now, or later."""
        self.finish(_("{name} has left.").format(name=person.name))
        if found:
            self.salon_app.message_for_next_page(
                _("{name} has left. This is still theirs: F10 hands it over.").format(name=person.name)
            )
            self.salon_app.show_page("in_hand", person=person)

    def _changed(self, person: StaffRecord) -> None:
        if not person.active:
            # whoever says so of themselves is nobody from now on, and the desk locks
            self.perform(lambda desk: theirs(desk, person.id), lambda found: self._has_left(person, found))
            return
        if person.id == self.desk.staff:
            self.perform(me, self.salon_app.know_me)
        if self.salon_app.desk is not None:
            self.finish(_("{name} is saved.").format(name=person.name))

    # A new PIN for somebody who is here.

    def do_new_pin(self) -> None:
        """F6: asks for the new PIN; the second person is asked for afterwards."""
        self._agreed = self.desk
        self._ask_reset()

    def _ask_reset(self, why: str = "") -> None:
        assert self.record is not None
        question = _("New PIN of {name}").format(name=self.record.name)
        digits = pin_length(self.record.roles)
        self.app.push_screen(AskNewPin(question, digits, why=why), lambda pins: self._reset(pins[1]) if pins else None)

    def _reset(self, pin: str) -> None:
        assert self.record is not None
        id = self.record.id

        def reset(desk: Desk) -> StaffRecord:
            # a PIN that is too easy doesn't use the second person's approval up
            self._agreed = desk
            return reset_pin(desk, id, pin)

        self.perform_slowly(reset, self._was_reset, refused=self._reset_refused, desk=self._agreed)

    def _reset_refused(self, error: SalonError) -> bool:
        if error.code is Code.WEAK_PIN:
            self._ask_reset(sentence(error))
            return True
        return False

    def _was_reset(self, person: StaffRecord) -> None:
        self.show_message(
            _("{name} can sign in with the new PIN now, once: then {name} chooses an own one.").format(name=person.name)
        )
