"""Staff: who works here, their roles and their PINs."""

from __future__ import annotations

from db.core.desk import Desk
from db.core.permissions import Role
from db.reviews.operations import to_look_at
from db.staff.fields import STAFF_FIELDS
from db.staff.queries.people import staff
from db.staff.records import StaffRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.staff import commands as own
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.sentences import role_name


class StaffPage(ListPage, inherit_bindings=False):
    """Everybody who works or worked here."""

    TITLE_TEXT = N_("Staff")
    HELP_TEXT = N_("Who works here. Who leaves stays in the records, but can't sign in any more.")
    KEYS = (c.NewEntry, c.Edit, own.InHand, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(12, grow=2), Column(10), Column(20, grow=3), Column(16, grow=1))

    def __init__(self) -> None:
        super().__init__(name="staff")
        self._people: list[StaffRecord] = []
        self._waiting = 0

    def load(self, desk: Desk) -> None:
        """Reads who works here, and what waits for the manager."""
        super().load(desk)
        self._people, self._waiting = staff(desk), len(to_look_at(desk))

    def arrive(self) -> None:
        """Shows them, each with the digit that signs them in."""
        super().arrive()
        labels = {field.name: field.label.text(language()) for field in STAFF_FIELDS}
        rows: list[Row[StaffRecord]] = [Row(None, ("", labels["name"], labels["short"], labels["roles"], ""), "label")]
        for person in self._people:
            roles = _(", ").join(role_name(role) for role in person.roles)
            cells = (str(person.number or ""), person.name, person.short, roles, _state(person))
            rows.append(Row(person, cells, "plain" if person.active else "label"))
        self.list.fill(rows, keep=True)
        self.list.focus()
        self._warn()

    def about_line(self, person: StaffRecord) -> About:
        """Who it is, and what they may do."""
        labels = {field.name: field.label.text(language()) for field in STAFF_FIELDS}
        facts = (
            (labels["short"], person.short),
            (labels["roles"], _(", ").join(role_name(role) for role in person.roles)),
        )
        number = _("No. {number}").format(number=person.number) if person.number else ""
        return About(name=person.name, note=number, facts=facts, said=_state(person))

    def _warn(self) -> None:
        """What stands or falls with one manager, and what waits to be looked at."""
        managers = [person for person in self._people if person.active and Role.MANAGER.value in person.roles]
        words = []
        if len(managers) == 1:
            words.append(
                _(
                    "{name} is the only manager: what takes two is done with a reason, and a forgotten PIN takes the "
                    "recovery sheet. Better make somebody else a manager too."
                ).format(name=managers[0].name)
            )
        if self._waiting:
            words.append(
                ngettext(
                    "{count} thing waits to be looked at: F2, “to look at”.",
                    "{count} things wait to be looked at: F2, “to look at”.",
                    self._waiting,
                )
            )
        said: list[Piece] = [("! ", "alarm"), " ".join(words)] if words else []
        self.alerts("", *said)

    def put_away(self) -> None:
        """Nothing stays at a locked desk."""
        super().put_away()
        self._people = []

    def take_digit(self, digit: int) -> None:
        """The digit that somebody signs in with opens them; 0 goes back."""
        place = next((at for at, person in enumerate(self._people, 1) if person.number == digit), 0)
        if digit == 0:
            self.do_back()
        elif place and self.list.choose(place) is not None:
            self.open_chosen()
        else:
            self.show_message(_("Nobody has this digit."), alarm=True)

    def do_in_hand(self) -> None:
        """What the person under the mark has in hand."""
        person: StaffRecord | None = self.chosen
        if person is not None:
            self.salon_app.show_page("in_hand", person=person)

    def open_chosen(self) -> None:
        """The person as a form."""
        self.salon_app.show_page("member", record=self.list.chosen)

    def do_edit(self) -> None:
        """F10: as Enter."""
        self.do_enter()

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("member")


def _state(person: StaffRecord) -> str:
    if not person.active:
        return _("has left")
    return _("waits for a new PIN") if person.waits_for_reset else ""
