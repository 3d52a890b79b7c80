"""The beds, rooms and instruments."""

from __future__ import annotations

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show
from db.resources.fields import RESOURCE_FIELDS
from db.resources.queries import resources
from db.resources.records import ResourceRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.resources import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language

_SHOWN = ("name", "kind", "capacity", "exclusive")


class ResourcesPage(ListPage, inherit_bindings=False):
    """What clients lie on, sit in and are treated with; everybody reads it, the manager changes it."""

    TITLE_TEXT = N_("Beds, rooms, instruments")
    HELP_TEXT = N_(
        "What a booking can take up besides somebody's time. Which service needs what is said under the services, with "
        "F4. What is out of use stays in past bookings."
    )
    KEYS = (own.NewPlace, own.ChangePlace, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(16, grow=1), Column(8), Column(4, "right"), Column(14, grow=1))

    def __init__(self) -> None:
        super().__init__(name="resources")
        self._places: list[ResourceRecord] = []

    def load(self, desk: Desk) -> None:
        """The manager sees those that are out of use as well."""
        self._places = resources(desk, self.salon_app.may(Permission.CATALOGUE))

    def arrive(self) -> None:
        """Shows the list."""
        super().arrive()
        name, kind, capacity, _exclusive = (_label(field) for field in _SHOWN)
        rows: list[Row[ResourceRecord]] = [Row(None, ("", name, kind, capacity, ""), "label")] if self._places else []
        rows += [_row(number, one) for number, one in enumerate(self._places, 1)]
        would = _("What a service needs besides a beautician stands here.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("No bed, room or instrument yet"), would, own.NewPlace))
        self.list.focus()

    def about_line(self, place: ResourceRecord) -> About:
        """Kind, how many it takes, and whether it can be booked over."""
        facts = [(_label(name), _shown(name, place)) for name in _SHOWN[1:]]
        return About(name=place.name, note="" if place.active else _("out of use"), facts=facts)

    def open_chosen(self) -> None:
        """As a form, for who may change it."""
        if self.offers(own.ChangePlace):
            self.do_edit()

    def do_edit(self) -> None:
        """F10: as a form."""
        if self.chosen is not None:
            self.salon_app.show_page("resource", record=self.chosen)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("resource")


def _label(name: str) -> str:
    return next(field for field in RESOURCE_FIELDS if field.name == name).label.text(language())


def _shown(name: str, place: ResourceRecord) -> str:
    field = next(field for field in RESOURCE_FIELDS if field.name == name)
    return show(field, getattr(place, name), language())


def _row(number: int, one: ResourceRecord) -> Row[ResourceRecord]:
    note = _("never overbooked") if one.exclusive else ""
    cells = (digit(number), one.name, _shown("kind", one), str(one.capacity), note if one.active else _("out of use"))
    return Row(one, cells, "plain" if one.active else "label")
