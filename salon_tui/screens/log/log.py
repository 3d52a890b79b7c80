"""The log: who did what to whose file, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from typing_extensions import override

from db.clients.operations.clients import open_client
from db.core.desk import Desk
from db.log.names.facts import DONE
from db.log.queries import log, log_after
from db.log.records import LogEntry, LogFilters, LogPage
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.records_page import ReadOnPage
from salon_tui.screens.base.shell import Asking
from salon_tui.screens.log import commands as own
from salon_tui.screens.log.words import details, facts, filters_text, many_text, said, when
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, flow
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import short_moment


class LogListPage(ReadOnPage[LogEntry], inherit_bindings=False):
    """The entries, read as one moves down; ``target`` holds what was ``asked``, and the ``names`` that it means."""

    TITLE_TEXT = N_("The log")
    HELP_TEXT = N_(
        "Who did what to whose file, newest first; what was refused has a sign. Beside it stands what is known of the "
        "entry under the mark. Enter opens the client's file, F10 filters, F4 keeps only this person, this client or "
        "such entries. Keeper and manager see everything, everybody else what they did themselves. That you look at "
        "the log is an entry of it, too."
    )
    KEYS = (
        own.LogFilter,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        own.OnlyPerson,
        own.OnlyClient,
        own.OnlySuch,
        own.Everything,
        own.AgainstPaper,
        c.Back,
    )
    COLUMNS = (Column(1), Column(11), Column(10), Column(24, grow=3), Column(12, grow=1))
    BELOW = 2

    def __init__(self) -> None:
        super().__init__(name="log")
        self._answer: LogPage | None = None

    @property
    def asked(self) -> LogFilters:
        """What was asked for."""
        asked: LogFilters = self.target.get("asked", LogFilters())
        return asked

    @property
    def _names(self) -> dict[str, str]:
        names: dict[str, str] = self.target.get("names", {})
        return names

    @override
    def records(self, desk: Desk) -> Iterable[LogEntry]:
        self._answer = self.target.pop("found", None) or log(desk, self.asked)
        return self._answer.entries

    @override
    def after(self, desk: Desk, last: LogEntry) -> Sequence[LogEntry]:
        return log_after(desk, self.asked, last.id)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._answer = None

    @override
    def come_back(self, home: Asking, recalled: dict[str, int]) -> None:
        # what was asked is no id: nothing of it stays at a locked desk
        self.salon_app.show_page("log")

    @override
    def asked_for(self, cells: int) -> Rows:
        said = [filters_text(self.asked, self._names), *self._many()]
        return [*(row for one in said for row in flow([one], cells)), []]

    @override
    def none(self) -> Nothing:
        would = _("What somebody does in the archive, or looks at, stands here.")
        return self.nothing(_("There is no such entry"), would, own.LogFilter)

    @override
    def line(self, number: int, one: LogEntry) -> Row[int]:
        at = short_moment(one.at) if one.at else "?"
        client = one.client.label if one.client else ""
        cells = (("✗", "alarm") if one.refused else "", at, one.person, said(one), client)
        return Row(one.id, cells)

    def _many(self) -> list[Piece]:
        """Who stands out today."""
        return [(many_text(one), "alarm") for one in self._answer.many] if self._answer else []

    @override
    def paint_head(self) -> None:
        own_alone = [("  " + _("what you did yourself"), "label")] if self._answer and self._answer.is_own else []
        self.head([(_(self.TITLE_TEXT), "strong"), *own_alone])

    @override
    def about_line(self, one: LogEntry) -> About:
        client = f"{one.client.label} {spaced(one.client_number)} ·{one.last_four}" if one.client else ""
        known = ((DONE.text(language()), said(one)), (_("Client"), client), *facts(one))
        return About(name=one.person, note=when(one), facts=known, said=details(one))

    @override
    def offers(self, command: type[c.Command]) -> bool:
        one = self.marked
        if command in (own.OnlyClient, c.Enter) and (one is None or one.client is None):
            return False
        if command is own.OnlyPerson and (one is None or not one.staff or (self._answer and self._answer.is_own)):
            return False
        if command is own.OnlySuch and one is None:
            return False
        if command is own.Everything and self.asked == LogFilters():
            return False
        return super().offers(command)

    @override
    def open_chosen(self) -> None:
        one = self.marked
        if one is not None and one.client is not None:
            client = one.client.id
            self.perform(
                lambda desk: open_client(desk, client), lambda record: self.salon_app.show_page("client", record=record)
            )

    def do_edit(self) -> None:
        """F10: the filters."""
        self.salon_app.show_page("log_filters")

    def do_only_person(self) -> None:
        """Whose entry the mark stands on."""
        one = self.marked
        if one is not None and one.staff:
            self._only(who=one.staff, named=one.person)

    def do_only_client(self) -> None:
        """Whom it is about."""
        one = self.marked
        if one is not None and one.client is not None:
            self._only(client=one.client.id, named=one.client.label)

    def do_only_such(self) -> None:
        """Of the same operation."""
        one = self.marked
        if one is not None:
            self._show(replace(self.asked, operation=one.operation, kinds=()), self._names)

    def do_everything(self) -> None:
        """Without filters."""
        self._show(LogFilters(), {})

    def do_against_paper(self) -> None:
        """Whether it is still what was printed."""
        self.salon_app.show_page("log_heads")

    def _only(self, *, named: str, **by: int) -> None:
        [name] = by
        asked: Any = replace(self.asked, **by)  # type: ignore[arg-type]
        self._show(asked, {**self._names, name: named})

    def _show(self, asked: LogFilters, names: dict[str, str]) -> None:
        def show(found: LogPage) -> None:
            self.begin_anew()
            self.target |= {"asked": asked, "names": names, "found": found}
            self.reload()

        self.perform(lambda desk: log(desk, asked), show)
