"""Staff: who works here, their roles and their PINs (R148)."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from db.door_records import StaffRecord
from db.fields import STAFF_FIELDS
from db.queries.people import staff
from salon_tui import commands as c
from salon_tui.i18n import N_, _, language
from salon_tui.screens.list_page import MOVES, ListPage, digit
from salon_tui.sentences import role_name
from salon_tui.widgets.pick_list import Column, PickList, Row


class StaffPage(ListPage, inherit_bindings=False):
    """Everybody who works or worked here."""

    TITLE_TEXT = N_("Staff")
    HELP_TEXT = N_("Who works here. Who leaves stays in the records, but can't sign in any more.")
    KEYS = (c.NewEntry, c.Edit, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="staff")

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield PickList([Column(2), Column(12, grow=2), Column(10), Column(20, grow=3), Column(16, grow=1)], id="people")

    def arrive(self) -> None:
        """Reads the list."""
        super().arrive()
        self.perform(staff, self._show)

    def _show(self, people: list[StaffRecord]) -> None:
        labels = {field.name: field.label.text(language()) for field in STAFF_FIELDS}
        rows: list[Row[StaffRecord]] = [Row(None, ("", labels["name"], labels["short"], labels["roles"], ""), "dim")]
        for number, person in enumerate(people, 1):
            roles = _(", ").join(role_name(role) for role in person.roles)
            cells = (digit(number), person.name, person.short, roles, _state(person))
            rows.append(Row(person, cells, "plain" if person.active else "dim"))
        self.list.fill(rows, keep=True)
        self.list.focus()

    def open_chosen(self) -> None:
        """The person as a form."""
        self.salon_app.go("member", record=self.list.chosen)

    def do_edit(self) -> None:
        """F10: as Enter."""
        self.do_enter()

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.go("member")


def _state(person: StaffRecord) -> str:
    if not person.active:
        return _("has left")
    return _("waits for a new PIN") if person.waits_for_reset else ""
