"""Whom to reach on a festival, at a change of season, or to congratulate them: by phone, message, or letter."""

from __future__ import annotations

from typing_extensions import override

from db.contacts.occasion_fields import PURPOSES
from db.contacts.queries.occasions import to_reach
from db.contacts.records.occasion import OccasionRecord, ReachLine, ReachList
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.choices import CONTACT_WAYS
from db.messages.records import MessageOccasion
from db.printing.letters.records import Occasion
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.clients.preview import about_client
from salon_tui.screens.contacts import commands as own
from salon_tui.screens.messages.wordings import number_of
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.occasions import lunar_day, name_of, until_then
from salon_tui.words.words import choice_name, weekday

POST, MESSAGE = "post", "message"


class OccasionPage(ListPage, inherit_bindings=False):
    """The list of an occasion. ``target`` holds the id of the ``occasion``."""

    TITLE_TEXT = N_("Whom to reach")
    HELP_TEXT = N_(
        "Core clients first, then who bought about this time last year, then who came within a year; of each of them "
        "who spends most. Beside the name stand the ways to which they agreed. F10 reaches the client under the mark, "
        "F4 shows a message for the phone, or writes letters to all who agreed to them; who was reached is ticked."
    )
    NEEDS = Permission.APPOINTMENTS
    KEYS = (own.ReachClient, own.SendMessage, own.WriteLetters, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(1),
        Column(8, grow=1),
        Column(5),
        Column(6),
        Column(8),
        Column(6),
        Column(12),
        Column(10, aside=True),
    )

    def __init__(self) -> None:
        super().__init__(name="occasion")
        self._found: ReachList | None = None

    @override
    def load(self, desk: Desk) -> None:
        self._found = to_reach(desk, int(self.target["occasion"]))

    @override
    def put_away(self) -> None:
        super().put_away()
        self._found = None

    @property
    def _occasion(self) -> OccasionRecord | None:
        return self._found.occasion if self._found else None

    @property
    def _lines(self) -> dict[int, ReachLine]:
        return {line.id: line for line in self._found.lines} if self._found else {}

    @property
    def _marked(self) -> ReachLine | None:
        return self._lines.get(self.chosen or 0)

    @override
    def arrive(self) -> None:
        super().arrive()
        lines = self._lines.values()
        reached = sum(line.reached for line in lines)
        one = self._occasion
        assert one is not None
        self.alerts(
            "",
            (f"{_('To reach')} ", "label"),
            (f"{len(lines) - reached}", "strong"),
            (f"   {_('Reached')} ", "label"),
            (f"{reached}", "strong"),
            (f"   {' '.join(one.text.split())}" if one.text else "", "plain"),
        )
        would = _("Core clients, who bought about this time last year, and who came within a year stand here.")
        rows = [_row(number, line) for number, line in enumerate(lines, 1)]
        self.list.fill(rows, keep=True, empty=self.nothing(_("Nobody is to be reached"), would))
        self.list.focus()
        self.show_about()
        self.paint_keys()

    @override
    def paint_head(self) -> None:
        one = self._occasion
        if one is None:
            self.head([(_(self.TITLE_TEXT), "strong")])
            return
        lunar = f" {day}" if (day := lunar_day(one)) else ""
        when = f"  {one.next} {weekday(one.next)}{lunar}"
        self.head([(name_of(one), "strong"), when, (f"  {until_then(one, self.salon_app.today())}", "label")])

    @override
    def about_chosen(self) -> About | None:
        line = self._marked
        if line is None:
            return None
        ways = _(", ").join(choice_name(CONTACT_WAYS, way) for way in line.ways)
        return about_client(line.client, ((_("Why"), _why(line)), (_("May be reached by"), ways)))

    @override
    def offers(self, command: type[Command]) -> bool:
        line = self._marked
        if command is own.ReachClient:
            return line is not None and super().offers(command)
        if command is own.SendMessage:
            return line is not None and MESSAGE in line.ways and super().offers(command)
        return super().offers(command)

    @override
    def moved(self) -> None:
        self.paint_keys()

    @override
    def open_chosen(self) -> None:
        self.salon_app.show_client(self, int(self.chosen), list(self._lines))

    def do_contact(self) -> None:
        """F10: what was said with the client under the mark."""
        line, one = self._marked, self._occasion
        if line is not None and one is not None:
            self.salon_app.show_page("contact", card=int(line.client.number), purpose=PURPOSES[one.kind])

    def do_message(self) -> None:
        """A message to the client under the mark."""
        line, one = self._marked, self._occasion
        if line is not None and one is not None:
            self.salon_app.show_page("message", client=line.id, occasion=number_of(MessageOccasion(one.kind)))

    def do_letters(self) -> None:
        """Letters to those who agreed to them and were not reached yet."""
        one = self._occasion
        meant = [line.id for line in self._lines.values() if POST in line.ways and not line.reached]
        if meant and one is not None:
            self.salon_app.show_page("letters", clients=meant, occasion=Occasion(one.kind), words=one.text)
        else:
            self.show_message(_("Nobody who agreed to letters is left to be reached."))


def _why(line: ReachLine) -> str:
    return _("core client") if line.is_core else _("bought last year") if line.has_bought else ""


def _row(number: int, line: ReachLine) -> Row[int]:
    latest = line.client.latest_visit
    ways = (choice_name(CONTACT_WAYS, way.code) if way.code in line.ways else "" for way in CONTACT_WAYS)
    cells = (
        digit(number),
        "✓" if line.reached else "",
        line.client.name,
        (f"·{line.client.last_four}", "label"),
        *ways,
        _why(line),
        (f"{latest}" if latest else "", "label"),
    )
    return Row(line.id, cells, "label" if line.reached else "plain")
