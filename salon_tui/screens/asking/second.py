"""Asks a second person for their PIN: for what, about whom, and who it is, before any digit counts as a PIN."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.widget import Widget
from typing_extensions import override

from db.core.approval import Wanted
from db.core.desk import Desk
from db.core.permissions import Role, may_approve, pin_length
from db.sign_in.operations.opening import people
from db.staff.operations.session import approve
from db.staff.records import StaffRecord
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.widgets.secret import PinField
from salon_tui.words.i18n import N_, _


class AskSecond(Dialog[Desk]):
    """Who agrees is chosen by digit, as at signing in; then their PIN is typed, whose last digit agrees.

    Args:
        desk: The desk that the operation was tried with.
        wanted: What is agreed to.
        question: The same as a sentence.
    """

    TITLE_TEXT = N_("A second person has to agree: who?")
    HELP_TEXT = N_(
        "Somebody else with the right to do this reads the question, chooses their name by its digit and types their "
        "PIN here. They agree to this and nothing else."
    )
    KEYS: ClassVar[tuple[type[c.Command], ...]] = (c.Accept, c.Enter, c.Down, c.Up, c.Back)

    def __init__(self, desk: Desk, wanted: Wanted, question: str) -> None:
        super().__init__()
        self._desk, self._wanted, self._question = desk, wanted, question
        self._person: StaffRecord | None = None
        self._able: list[StaffRecord] = []

    def question(self) -> str:
        """What is agreed to, about whom."""
        return self._question

    def body(self) -> Iterable[Widget]:
        """Who, and their PIN."""
        yield PickList([Column(1), Column(10, grow=1)], id="who")
        yield Line(id="pin-label")
        yield PinField(id="pin")

    def on_mount(self) -> None:
        """Lists everybody else who may agree."""
        super().on_mount()
        self.perform_before_sign_in(people, self._list)

    def _list(self, here: list[StaffRecord]) -> None:
        self._able = [
            person
            for person in here
            if self._wanted.may_be_by(person.id, self._desk.staff)
            and may_approve([Role(role) for role in person.roles], self._wanted.permission)
        ]
        rows = [Row(person, (person.digit, person.name)) for person in self._able]
        who: PickList[StaffRecord] = self.query_one(PickList)
        who.fill(rows, empty=self.nothing(_("Nobody else may agree to this"), _("Ask the manager.")))
        self._ask_who()

    def _ask_who(self) -> None:
        self._person = None
        self.query_one(PinField).clear()
        self.query_one(PinField).display = False
        self.query_one(PickList).is_awake = True
        self.query_one("#pin-label", Line).set_pieces((_("Who agrees? Type the digit before the name."), "label"))
        self.query_one(PickList).focus()

    def _choose(self, person: StaffRecord) -> None:
        self._person = person
        who: PickList[StaffRecord] = self.query_one(PickList)
        who.is_awake = False
        who.choose(self._able.index(person) + 1)
        field = self.query_one(PinField)
        field.longest = pin_length(person.roles)
        field.clear()
        field.display = True
        field.focus()
        self.query_one("#pin-label", Line).set_pieces((_("PIN of {name}").format(name=person.name), "label"))
        self.show_message("")

    def on_key(self, event: events.Key) -> None:
        """A digit chooses a person; only then digits are a PIN."""
        if self._person is not None or not event.character or event.character not in "0123456789":
            return
        event.stop()
        found = [person for person in self._able if person.digit == event.character]
        if found:
            self._choose(found[0])
        else:
            self.show_message(_("Nobody in this list has this digit."), alarm=True)

    def on_pin_field_typed(self) -> None:
        """The last digit of the PIN agrees."""
        field = self.query_one(PinField)
        if self._person is not None and field.is_complete:
            approver, pin = self._person.id, field.pin
            field.clear()
            self.perform_slowly(lambda desk: approve(desk, approver, pin, self._wanted), self._agreed, desk=self._desk)

    def do_down(self) -> None:
        """Moves to the next line."""
        self._move(1)

    def do_up(self) -> None:
        """Moves to the line before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        if self._person is not None:
            self._ask_who()
        self.query_one(PickList).move(by)

    def do_back(self) -> None:
        """Esc: another person; then, nobody."""
        if self._person is not None:
            self.show_message("")
            self._ask_who()
        else:
            super().do_back()

    def do_accept(self) -> None:
        """F10 or Enter: takes the person under the mark; a PIN needs no Enter."""
        who: PickList[StaffRecord] = self.query_one(PickList)
        if self._person is None:
            if who.chosen is not None:
                self._choose(who.chosen)
        else:
            field = self.query_one(PinField)
            self.show_message(_("The PIN has {digits} digits.").format(digits=field.longest), alarm=True)

    do_enter = do_accept

    def _agreed(self, desk: Desk) -> None:
        self.salon_app.key_queue.swallow_enter()
        self.dismiss(desk)


class AskOwnPin(AskSecond, inherit_bindings=False):
    """Whoever is at the desk types their own PIN again: what is asked is theirs to let through, and nobody else's."""

    TITLE_TEXT = N_("Your PIN once more")
    HELP_TEXT = N_(
        "This is let through by who may, not by who happens to stand at the desk: read the question, and type your own "
        "PIN. It is kept with your name."
    )
    KEYS = (c.Accept, c.Enter, c.Back)

    @override
    def _ask_who(self) -> None:
        if self._able:
            self.query_one(PickList).display = False
            self._choose(self._able[0])

    @override
    def do_back(self) -> None:
        self.dismiss(None)
