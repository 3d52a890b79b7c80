"""The salon's own fields: added without code, and taken out of use (R20)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from textual.widget import Widget

from db.fields import CLIENT_FIELDS, OWN_FIELD_FIELDS, Field, Kind
from db.fields.showing import show
from db.operations.catalogue import AddOwnField, add_own_field, drop_own_field
from db.operations.entrance import Desk
from db.permissions import Permission
from db.queries.people import client_fields
from salon_tui import commands as c
from salon_tui.i18n import N_, _, language
from salon_tui.screens.asking import Confirm
from salon_tui.screens.list_form import ListForm
from salon_tui.screens.list_page import MOVES, ListPage, digit
from salon_tui.widgets.pick_list import Column, PickList, Row

_BETWEEN = re.compile("[,，、;；/]+")
_KIND = next(field for field in OWN_FIELD_FIELDS if field.name == "kind")


class OwnFieldsPage(ListPage, inherit_bindings=False):
    """The own fields that are in use."""

    TITLE_TEXT = N_("Own fields")
    HELP_TEXT = N_(
        "What this salon asks its clients besides the fields that ship. They stand in box K of the form, on the screen "
        "and on paper. A field can't be changed, since it has answers: take it out of use and add another one."
    )
    KEYS = (c.NewEntry, c.TakeOut, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="own_fields")

    def body(self) -> Iterable[Widget]:
        """The list."""
        columns = [Column(2), Column(4), Column(14, grow=2), Column(14, grow=2), Column(17), Column(12, grow=3)]
        yield PickList(columns, id="fields")

    def arrive(self) -> None:
        """Reads the list."""
        super().arrive()
        self.perform(client_fields, self._show)

    def _show(self, fields: tuple[Field, ...]) -> None:
        shipped = {field.name for field in CLIENT_FIELDS}
        own = [field for field in fields if field.name not in shipped]
        zh, en, kind, options = (field.label.text(language()) for field in OWN_FIELD_FIELDS)
        rows: list[Row[Field]] = [Row(None, ("", "", zh, en, kind, options), "dim")] if own else []
        rows += [Row(field, self._cells(number, field)) for number, field in enumerate(own, 1)]
        self.list.fill(rows, keep=True, empty="  " + _("No field of your own yet. F6 adds one."))
        self.list.focus()

    def _cells(self, number: int, field: Field) -> tuple[str, ...]:
        kind = show(_KIND, field.kind.value, language())
        options = _(", ").join(entry.term.text(language()) for entry in field.choices)
        return (digit(number), field.box, field.label.zh, field.label.en, kind, options)

    def open_chosen(self) -> None:
        """A field can't be changed."""
        self.say(_("A field with answers can't be changed. F10 takes it out of use, F6 adds another one."))

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.go("own_field")

    def do_take_out(self) -> None:
        """F10: asks first."""
        field: Field | None = self.list.chosen
        if field is None:
            return
        name = field.label.text(language())
        question = _("Take {name} out of use? What was answered is kept, but no form asks for it any more.")
        self.app.push_screen(
            Confirm(question.format(name=name)), lambda yes: self._take_out(field.name, name) if yes else None
        )

    def _take_out(self, field: str, name: str) -> None:
        def done(_result: None) -> None:
            self.salon_app.leave_word(_("{name} is out of use.").format(name=name))
            self.reload()

        self.perform(lambda desk: drop_own_field(desk, field), done)


class OwnFieldFormPage(ListForm[Field], inherit_bindings=False):
    """A new field."""

    TITLE_TEXT = N_("New field")
    HELP_TEXT = N_("F10 saves from anywhere. Both labels are needed, since paper has both languages.")
    FORM = "own_field"
    NEEDS = Permission.SETTINGS
    FIELDS = OWN_FIELD_FIELDS

    def __init__(self) -> None:
        super().__init__("own_field")

    def find(self, desk: Desk, id: int) -> Field | None:
        """There is only a new one."""
        return None

    def known(self, record: Field | None) -> dict[str, Any]:
        """Empty."""
        return {}

    def save(self) -> None:
        """F10."""
        typed = self.texts()
        options = tuple(part.strip() for part in _BETWEEN.split(typed["options"]) if part.strip())
        request = AddOwnField(self.request_id, typed["label_en"], typed["label_zh"], Kind(typed["kind"]), options)
        self.perform(lambda desk: add_own_field(desk, request), self._saved, refused=self.refused)

    def _saved(self, field: Field) -> None:
        self.finish(_("{name} is box {box} of the form now.").format(name=field.label.text(language()), box=field.box))
