"""Clients who stay away, and clients who are watched: why, who follows it up, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from typing_extensions import override

from db.contacts.operations.retention import GiveUp, Unwatch, give_up, unwatch
from db.contacts.queries.retention import retention
from db.contacts.records.retention import WatchedLine
from db.contacts.task_fields import ABSENCE_REASONS
from db.core.desk import Desk
from db.core.errors import InvalidFields, SalonError
from db.core.permissions import Permission
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.records_page import ReadOnPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.clients.preview import about_client
from salon_tui.screens.contacts import commands as own
from salon_tui.screens.retention.words import ABSENCE, KINDS, cause_name, kind_name
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, size
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import short_day


class RetentionPage(ReadOnPage[WatchedLine], inherit_bindings=False):
    """One kind at a time, who spends most first."""

    TITLE_TEXT = N_("Away and watched")
    HELP_TEXT = N_(
        "Who has not come for long, who grows, is lost, at risk, owes, or was neglected: a digit shows one of these. "
        "F10 says why, who follows it up and when; that ends the question. Who comes again leaves the list by itself; "
        "nothing else ends without a reason and somebody who followed it up."
    )
    NEEDS = Permission.APPOINTMENTS
    KEYS = (
        own.SayWhy,
        own.WatchSomebody,
        own.SpeakWith,
        own.EndIt,
        own.WinBack,
        c.Print,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (
        Column(8),
        Column(5),
        Column(10),
        Column(5, "right", aside=True),
        Column(5, "right"),
        Column(12, grow=1),
        Column(6, aside=True),
        Column(8),
    )

    def __init__(self) -> None:
        super().__init__(name="retention")
        self._kind = ABSENCE
        self._counts: Mapping[str, int] = {}

    @override
    def records(self, desk: Desk) -> Iterable[WatchedLine]:
        found = retention(desk, self._kind)
        self._counts = found.counts
        return found.lines

    @override
    def after(self, desk: Desk, last: WatchedLine) -> Sequence[WatchedLine]:
        return retention(desk, self._kind, last.id).lines

    @override
    def put_away(self) -> None:
        super().put_away()
        self._kind, self._counts = ABSENCE, {}

    @override
    def heads(self) -> tuple[str, ...]:
        return (_("Client"), "", _("Last visit"), _("Usual"), _("Days ago"), _("Why"), _("Follows up"), _("Again on"))

    @override
    def none(self) -> Nothing:
        would = _("Clients come here by themselves, each month or when they stay away; F6 watches one.")
        return self.nothing(_("Nobody"), would, own.WatchSomebody)

    @override
    def asked_for(self, cells: int) -> Rows:
        rows: list[list[Piece]] = [[]]
        for number, kind in enumerate(KINDS, 1):
            style = "focus" if kind == self._kind else "label"
            tab: list[Piece] = [
                (f"{number} {kind_name(kind)} ", style),
                (f"{self._counts[kind]}", "strong"),
            ]
            if rows[-1] and size(rows[-1]) + 2 + size(tab) > cells:
                rows.append([])
            rows[-1] += ["  ", *tab] if rows[-1] else tab
        return [*rows, []]

    @override
    def line(self, number: int, one: WatchedLine) -> Row[int]:
        today = self.salon_app.today()
        late = one.next is not None and one.next <= today and one.kind == ABSENCE
        cells = (
            one.client.name,
            (f"·{one.client.last_four}", "label"),
            f"{one.last:%Y-%m-%d}" if one.last else "",
            f"{one.gap}" if one.gap else "",
            f"{(today - one.last).days}" if one.last else "",
            cause_name(one.cause) if one.cause else ("?", "alarm"),
            one.owner.label if one.owner else "—",
            ((f"! {short_day(one.next)}", "alarm") if late else short_day(one.next)) if one.next else "",
        )
        return Row(one.id, cells)

    @override
    def about_line(self, line: WatchedLine) -> About:
        facts = (
            (_("Since"), f"{line.since}"),
            (_("Usually"), _("every {days} days").format(days=line.gap) if line.gap else ""),
            (_("Last word"), _day(line.last_contact) or _("never")),
            (_("Why"), cause_name(line.cause) or _("nobody has said yet")),
            (_("Follows up"), line.owner.label if line.owner else ""),
            (_("Until") if line.kind != ABSENCE else _("Again on"), _day(line.next)),
        )
        return about_client(line.client, facts)

    @override
    def open_chosen(self) -> None:
        self.salon_app.show_client(self, self._line.client.id, [one.client.id for one in self.found.values()])

    @property
    def _line(self) -> WatchedLine:
        return self.found[self.chosen]

    @override
    def take_digit(self, digit: int) -> None:
        if digit == 0:
            self.do_back()
        elif digit <= len(KINDS):
            self._kind = KINDS[digit - 1]
            self.begin_anew()
            self.reload()
        else:
            self.app.bell()

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is own.WinBack and (self._kind != "lost" or self.chosen is None):
            return False
        if command is c.Print and not self.found:
            return False
        return super().offers(command)

    def do_edit(self) -> None:
        """F10: why, who, when."""
        if self.chosen is not None:
            self.salon_app.show_page("absence" if self._kind == ABSENCE else "watch", record=self._line)

    def do_print(self) -> None:
        """F9: this list."""
        self.salon_app.show_page("print_retention", of=KINDS.index(self._kind))

    def do_new(self) -> None:
        """F6: somebody is watched."""
        self.salon_app.show_page("watch", kind=self._kind)

    def do_speak_with(self) -> None:
        """What was said with the client."""
        if self.chosen is not None:
            self.salon_app.show_page("contact", card=int(self._line.client.number), purpose="recall")

    def do_win_back(self) -> None:
        """A plan for a lost client."""
        line = self._line
        matter = line.cause if any(entry.code == line.cause for entry in ABSENCE_REASONS) else ""
        self.salon_app.show_page("win_back", watch=line.id, whose=line.client.name, matter=matter)

    def do_end_it(self) -> None:
        """Nobody follows it up any more; asks first."""
        if self.chosen is None:
            return
        line = self._line
        question = _("Does nobody follow up {name} any more? It stays in the history.").format(name=line.client.name)
        self.app.push_screen(Confirm(question), lambda yes: self._end(line) if yes else None)

    def _end(self, line: WatchedLine) -> None:
        def call(desk: Desk) -> WatchedLine:
            if line.kind == ABSENCE:
                return give_up(desk, GiveUp(request_id=request, absence=line.id, version=line.version))
            return unwatch(desk, Unwatch(request_id=request, watch=line.id, version=line.version))

        def done(_line: WatchedLine) -> None:
            self.salon_app.revision += 1
            self.salon_app.message_for_next_page(_("{name} is off the list.").format(name=line.client.name))
            self.reload()

        def refused(error: SalonError) -> bool:
            if not isinstance(error, InvalidFields):
                return False
            self.show_refusal(_("Say why first, and who followed it up: F10."), own.SayWhy)
            return True

        request = new_request()
        self.perform(call, done, refused=refused)


def _day(day: date | None) -> str:
    return f"{day}" if day else ""
