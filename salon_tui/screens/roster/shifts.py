"""The shifts that the roster is made of, as a list and as a form."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show
from db.roster.fields import SHIFT_FIELDS
from db.roster.operations.shifts import WORK, SaveShift, save_shift
from db.roster.queries import shifts, would_change_over
from db.roster.records import ShiftRecord
from db.text.clock import format_span
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.roster import commands as own
from salon_tui.screens.roster.over_bookings import save_over
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language

_TIMES = ("start", "finish", "break_start", "break_finish")


class ShiftsPage(ListPage, inherit_bindings=False):
    """Every shift with its hours, in the order of the digits that set them on the roster."""

    TITLE_TEXT = N_("Shifts")
    HELP_TEXT = N_(
        "What people work, by a name and one or two characters for the roster. A change holds for everybody who has "
        "the shift, on every day; appointments stay as they are."
    )
    KEYS = (own.NewShift, own.ChangeShift, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(4), Column(12, grow=1), Column(8), Column(11), Column(11), Column(10, grow=1))

    def __init__(self) -> None:
        super().__init__(name="shifts")
        self._shifts: list[ShiftRecord] = []

    def load(self, desk: Desk) -> None:
        """The manager sees those that are out of use as well."""
        self._shifts = shifts(desk, self.salon_app.may(Permission.ROSTER))

    def arrive(self) -> None:
        """Shows the list."""
        super().arrive()
        heads = ("", "", _label("name"), _label("kind"), _("Hours"), _("Break"), "")
        rows: list[Row[ShiftRecord]] = [Row(None, heads, "label")] if self._shifts else []
        rows += [_row(number, one) for number, one in enumerate(self._shifts, 1)]
        would = _("Early, late, day off: what the roster is made of stands here.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("No shift yet"), would, own.NewShift))
        self.list.focus()

    def about_line(self, shift: ShiftRecord) -> About:
        """Its hours."""
        facts = ((_label("kind"), _kind(shift)), (_("Hours"), _hours(shift)), (_("Break"), _break(shift)))
        return About(name=shift.name, note=shift.short, facts=facts)

    def open_chosen(self) -> None:
        """As a form, for who may change it."""
        if self.offers(own.ChangeShift):
            self.do_edit()

    def do_edit(self) -> None:
        """F10: as a form."""
        if self.chosen is not None:
            self.salon_app.show_page("shift", record=self.chosen)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("shift")


class ShiftFormPage(ListForm[ShiftRecord], inherit_bindings=False):
    """A new shift, or one that is changed."""

    TITLE_TEXT = N_("New shift")
    HELP_TEXT = N_("F10 saves from anywhere. A day off and leave need no hours; a break may be left empty.")
    FORM = "shift"
    NEEDS = Permission.ROSTER
    FIELDS = SHIFT_FIELDS

    def __init__(self) -> None:
        super().__init__("shift")

    @override
    def find(self, desk: Desk, id: int) -> ShiftRecord | None:
        return next((one for one in shifts(desk, True) if one.id == id), None)

    @override
    def known(self, record: ShiftRecord | None) -> dict[str, Any]:
        if record is None:
            return {"kind": WORK, "active": True}
        given = {field.name: getattr(record, field.name) for field in self.FIELDS}
        return given | {name: None for name in _TIMES if not record.work or (name in _TIMES[2:] and not record.breaks)}

    @override
    def save(self) -> None:
        old, typed = self.record, self.texts()
        typed |= {name: int(typed[name] or 0) for name in _TIMES}
        request = SaveShift(
            request_id=self.request_id, id=old.id if old else 0, version=old.version if old else 0, **typed
        )

        def save() -> None:
            self.perform(lambda desk: save_shift(desk, request), self._saved, refused=self.refused)

        if old is None:
            # nobody has it yet
            save()
        else:
            changed = old._replace(**typed)
            save_over(self, lambda desk: would_change_over(desk, changed), save)

    def _saved(self, record: ShiftRecord) -> None:
        self.finish(_("{name} is saved.").format(name=record.name))


def _label(name: str) -> str:
    return next(field for field in SHIFT_FIELDS if field.name == name).label.text(language())


def _kind(shift: ShiftRecord) -> str:
    return show(next(field for field in SHIFT_FIELDS if field.name == "kind"), shift.kind, language())


def _hours(shift: ShiftRecord) -> str:
    return format_span(shift.start, shift.finish) if shift.work else ""


def _break(shift: ShiftRecord) -> str:
    return format_span(shift.break_start, shift.break_finish) if shift.breaks else ""


def _row(number: int, one: ShiftRecord) -> Row[ShiftRecord]:
    note = "" if one.active else _("out of use")
    cells = (digit(number), (one.short, "strong"), one.name, _kind(one), _hours(one), _break(one), note)
    return Row(one, cells, "plain" if one.active else "label")
