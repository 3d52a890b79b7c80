"""The salon's own fields: added without code, and taken out of use."""

from __future__ import annotations

import re
from typing import Any

from typing_extensions import override

from db.clients.fields.client import CLIENT_FIELDS
from db.clients.queries import client_fields
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field, Kind
from db.fields.showing import show
from db.fields.values import Hidden
from db.salon.fields import OWN_FIELD_FIELDS
from db.salon.operations import AddOwnField, ChangeOwnField, add_own_field, change_own_field, drop_own_field
from salon_tui import commands as c
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.salon import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language

_BETWEEN = re.compile("[,，、;；/]+")
_KIND = next(field for field in OWN_FIELD_FIELDS if field.name == "kind")


def own_id(field: Field) -> int:
    """By which an own field is known to forms and drafts; 0 for one that ships."""
    number = field.name.removeprefix("own_")
    return int(number) if number.isdecimal() else 0


class OwnFieldsPage(ListPage, inherit_bindings=False):
    """The own fields that are in use."""

    TITLE_TEXT = N_("Own fields")
    HELP_TEXT = N_(
        "What this salon asks its clients besides the fields that ship. They stand in box K of the form, on the screen "
        "and on paper. Enter changes labels and list entries; what clients have answered stays on their records."
    )
    KEYS = (c.NewEntry, own.TakeOut, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(4), Column(14, grow=2), Column(14, grow=2), Column(17), Column(12, grow=3, aside=True))

    def __init__(self) -> None:
        super().__init__(name="own_fields")

    def arrive(self) -> None:
        """Reads the list."""
        super().arrive()
        self.perform(client_fields, self._show)

    def _show(self, fields: tuple[Field, ...]) -> None:
        shipped = {field.name for field in CLIENT_FIELDS}
        own = [field for field in fields if field.name not in shipped]
        zh, en, kind, options = (field.label.text(language()) for field in OWN_FIELD_FIELDS)
        rows: list[Row[Field]] = [Row(None, ("", "", zh, en, kind, options), "label")] if own else []
        rows += [Row(field, self._cells(number, field)) for number, field in enumerate(own, 1)]
        would = _("What your salon asks besides what stands on the form, stands here.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("No field of your own yet"), would, c.NewEntry))
        self.list.focus()

    def _cells(self, number: int, field: Field) -> tuple[str, ...]:
        kind = show(_KIND, field.kind.value, language())
        options = _(", ").join(entry.term.text(language()) for entry in field.choices)
        return (digit(number), field.box, field.label.zh, field.label.en, kind, options)

    def about_line(self, field: Field) -> About:
        """Its labels, and its list entry by entry."""
        zh, en, kind, options = (one.label.text(language()) for one in OWN_FIELD_FIELDS)
        facts = ((zh, field.label.zh), (en, field.label.en), (kind, show(_KIND, field.kind.value, language())))
        entries = [(f"{number}", entry.term.text(language())) for number, entry in enumerate(field.choices, 1)]
        more = [About(name=options, note=f"{len(entries)}", facts=entries)] if entries else []
        return About(name=field.label.text(language()), note=field.box, facts=facts, more=more)

    def open_chosen(self) -> None:
        """The field as a form."""
        field: Field = self.chosen
        self.salon_app.show_page("own_field", id=own_id(field))

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("own_field")

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
            self.salon_app.message_for_next_page(_("{name} is out of use.").format(name=name))
            self.reload()

        self.perform(lambda desk: drop_own_field(desk, field), done)


class OwnFieldFormPage(ListForm[Field], inherit_bindings=False):
    """A new field, or one that is changed; its kind stays, since it has answers."""

    TITLE_TEXT = N_("New field")
    HELP_TEXT = N_("F10 saves from anywhere. A label in one language stands for the other too.")
    FORM = "own_field"
    NEEDS = Permission.SETTINGS
    FIELDS = OWN_FIELD_FIELDS

    def __init__(self) -> None:
        super().__init__("own_field")

    def find(self, desk: Desk, id: int) -> Field | None:
        """The field as it is now."""
        return next((field for field in client_fields(desk) if own_id(field) == id), None)

    def known(self, record: Field | None) -> dict[str, Any]:
        """Its labels and list; its kind only to be read."""
        if record is None:
            return {}
        return {
            "label_zh": record.label.zh,
            "label_en": record.label.en,
            "kind": Hidden(show(_KIND, record.kind.value, language())),
            "options": ", ".join(entry.code for entry in record.choices),
        }

    def heading(self) -> str:
        """Which field."""
        return self.record.label.text(language()) if self.record else _(self.TITLE_TEXT)

    @override
    def save(self) -> None:
        typed = self.texts()
        options = tuple(part.strip() for part in _BETWEEN.split(typed["options"]) if part.strip())
        en, zh = typed["label_en"], typed["label_zh"]
        if self.record is not None:
            change = ChangeOwnField(
                request_id=self.request_id, name=self.record.name, label_en=en, label_zh=zh, options=options
            )
            self.perform(lambda desk: change_own_field(desk, change), self._changed, refused=self.refused)
            return
        request = AddOwnField(
            request_id=self.request_id, label_en=en, label_zh=zh, kind=Kind(typed["kind"]), options=options
        )
        self.perform(lambda desk: add_own_field(desk, request), self._saved, refused=self.refused)

    def _changed(self, field: Field) -> None:
        self.finish(_("{name} is saved.").format(name=field.label.text(language())))

    def _saved(self, field: Field) -> None:
        self.finish(_("{name} is box {box} of the form now.").format(name=field.label.text(language()), box=field.box))
