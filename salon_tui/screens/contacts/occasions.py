"""The days of the year on which the salon is heard of: festivals, seasons, congratulations."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.contacts.occasion_fields import KIND, NAME, OCCASION_FIELDS
from db.contacts.operations.occasions import SaveOccasion, save_occasion
from db.contacts.queries.occasions import occasion, occasions
from db.contacts.records.occasion import OccasionRecord
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.declaration import Field
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import Groups, RecordsPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.contacts import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.occasions import kind_of, lunar_day, name_of, until_then
from salon_tui.words.words import telling, weekday


class OccasionsPage(RecordsPage[OccasionRecord], inherit_bindings=False):
    """Those that are kept, the next first; then the others."""

    TITLE_TEXT = N_("Festivals and seasons")
    HELP_TEXT = N_(
        "The days of the year on which your clients hear of you. Some days before, a festival or a season makes one "
        "task with a list of whom to reach, and a task each for core clients and for who bought about this time last "
        "year; core clients are congratulated one by one, by the manager. Enter shows whom to reach. F10 changes day, "
        "words and days before; F4 keeps it or lets it be."
    )
    KEYS = (own.NewOccasion, own.ChangeOccasion, own.Keep, own.LetBe, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(10),
        Column(3),
        Column(14, grow=2),
        Column(10),
        Column(8),
        Column(10, aside=True),
    )
    BELOW = 3

    def __init__(self) -> None:
        super().__init__("occasions")

    @override
    def records(self, desk: Desk) -> list[OccasionRecord]:
        return occasions(desk)

    @override
    def groups(self) -> Groups[OccasionRecord]:
        found = self.found.values()
        return (
            ((_("Kept"),), [one for one in found if one.active]),
            ((_("Not kept"),), [one for one in found if not one.active]),
        )

    @override
    def line(self, number: int, one: OccasionRecord) -> Row[int]:
        cells = (
            digit(number),
            f"{one.next}",
            weekday(one.next),
            name_of(one),
            (kind_of(one), "label"),
            lunar_day(one),
            (until_then(one, self.salon_app.today()) if one.active else "", "label"),
        )
        return Row(one.id, cells, "plain" if one.active else "label")

    @override
    def about_line(self, one: OccasionRecord) -> About:
        facts = (
            (_("Kind"), kind_of(one)),
            (_("When"), f"{one.next} {weekday(one.next)}"),
            (_("Day"), lunar_day(one)),
            (_("Thought of"), f"{one.due}" if one.active else ""),
        )
        return About(name=name_of(one), facts=facts, said=one.text)

    @override
    def offers(self, command: type[Command]) -> bool:
        one = self.marked
        if command is own.ChangeOccasion:
            return one is not None and super().offers(command)
        if command in (own.Keep, own.LetBe):
            return one is not None and one.active is (command is own.LetBe) and super().offers(command)
        return super().offers(command)

    @override
    def open_chosen(self) -> None:
        """Whom to reach."""
        self.salon_app.show_page("occasion", occasion=self.chosen)

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("occasion_form")

    def do_edit(self) -> None:
        """F10: the occasion as a form."""
        self.salon_app.show_page("occasion_form", id=self.chosen)

    def do_turn(self) -> None:
        """It is kept from now on, or no longer."""
        one = self.marked
        if one is None:
            return
        asked = SaveOccasion(
            request_id=new_request(),
            id=one.id,
            version=one.version,
            kind=one.kind,
            name=one.name,
            day=one.day,
            lead_days=one.lead_days,
            text=one.text,
            active=not one.active,
        )

        def saved(found: OccasionRecord) -> None:
            self.salon_app.revision += 1
            self.salon_app.message_for_next_page(said_of(found))
            self.reload()

        self.perform(lambda desk: save_occasion(desk, asked), saved)


def said_of(one: OccasionRecord) -> str:
    """What is so from now on."""
    if not one.active:
        return telling(name_of(one), _("nobody is reminded of it any more"))
    return telling(name_of(one), _("{day}, thought of on {due}").format(day=one.next, due=one.due))


class OccasionFormPage(ListForm[OccasionRecord], inherit_bindings=False):
    """An occasion. ``target`` holds its ``id``; none for a new one."""

    TITLE_TEXT = N_("New occasion")
    HELP_TEXT = N_(
        "What it is called and on which day it is, in our calendar or in the lunar one; how many days before it is "
        "thought of; and what is said then, in letters and on the telephone. F10 saves from anywhere."
    )
    FORM = "occasion"
    NEEDS = Permission.SETTINGS
    FIELDS = OCCASION_FIELDS

    def __init__(self) -> None:
        super().__init__("occasion_form")

    @override
    def find(self, desk: Desk, id: int) -> OccasionRecord | None:
        return occasion(desk, id)

    @override
    def heading(self) -> str:
        return name_of(self.record) if self.record else _(self.TITLE_TEXT)

    @override
    def fields(self) -> tuple[Field, ...]:
        """One that ships keeps its kind and its name."""
        if self.record is not None and self.record.code:
            return tuple(field for field in self.FIELDS if field not in (KIND, NAME))
        return self.FIELDS

    @override
    def known(self, record: OccasionRecord | None) -> dict[str, Any]:
        if record is None:
            return {"lead_days": 7, "active": True}
        return {field.name: getattr(record, field.name) for field in self.fields()}

    @override
    def save(self) -> None:
        typed, one = self.texts(), self.record
        asked = SaveOccasion(
            request_id=self.request_id, id=one.id if one else 0, version=one.version if one else 0, **typed
        )
        self.perform(lambda desk: save_occasion(desk, asked), self._saved, refused=self.refused)

    def _saved(self, one: OccasionRecord) -> None:
        self.salon_app.revision += 1
        self.finish(said_of(one))
