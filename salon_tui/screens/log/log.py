"""The log: who did what to whose file, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual.widget import Widget
from typing_extensions import override

from db.clients.operations.clients import open_client
from db.core.desk import Desk
from db.log.names.facts import DONE
from db.log.queries import log, log_after
from db.log.records import LogEntry, LogFilters, LogPage
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.base.shell import Asking
from salon_tui.screens.log import commands as own
from salon_tui.screens.log.words import details, facts, filters_text, many_text, said, when
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.paint import Piece, flow
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import spaced


class LogListPage(ListPage, inherit_bindings=False):
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
        self._found: LogPage | None = None
        self._lines: dict[int, LogEntry] = {}

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
    def main(self) -> Iterable[Widget]:
        yield Bar(id="filters")
        yield PickList(self.COLUMNS)

    @override
    def load(self, desk: Desk) -> None:
        self._found = self.target.pop("found", None) or log(desk, self.asked)
        self._lines = {one.id: one for one in self._found.entries}

    @override
    def put_away(self) -> None:
        super().put_away()
        self._found, self._lines = None, {}
        self.query_one("#filters", Bar).draw(lambda cells: ())

    @override
    def come_back(self, home: Asking, recalled: dict[str, int]) -> None:
        # what was asked is no id: nothing of it stays at a locked desk
        self.salon_app.show_page("log")

    @override
    def arrive(self) -> None:
        super().arrive()
        words = [filters_text(self.asked, self._names), *self._many()]
        self.query_one("#filters", Bar).draw(lambda cells: [*(row for one in words for row in flow([one], cells)), []])
        would = _("What somebody does in the archive, or looks at, stands here.")
        empty = self.nothing(_("There is no such entry"), would, own.LogFilter)
        self.list.fill(list(map(_row, self._lines.values())), more=self._more, keep=True, empty=empty)
        self.list.focus()
        self.show_about()
        self.paint_keys()

    def _many(self) -> list[Piece]:
        """Who stands out today."""
        return [(many_text(one), "alarm") for one in self._found.many] if self._found else []

    @override
    def paint_head(self) -> None:
        own_alone = [("  " + _("what you did yourself"), "label")] if self._found and self._found.is_own else []
        self.head([(_(self.TITLE_TEXT), "strong"), *own_alone])

    def _more(self, last: Row[int]) -> Sequence[Row[int]] | None:
        found = self.ask(lambda desk: log_after(desk, self.asked, last.key or 0), None)
        if found is None:
            return None
        self._lines |= {one.id: one for one in found}
        return list(map(_row, found))

    @property
    def _marked(self) -> LogEntry | None:
        return self._lines.get(self.chosen or 0)

    @override
    def about_chosen(self) -> About | None:
        one = self._marked
        if one is None:
            return None
        client = f"{one.client.label} {spaced(one.client_number)} ·{one.last_four}" if one.client else ""
        known = ((DONE.text(language()), said(one)), (_("Client"), client), *facts(one))
        return About(name=one.person, note=when(one), facts=known, said=details(one))

    @override
    def moved(self) -> None:
        self.paint_keys()

    @override
    def offers(self, command: type[c.Command]) -> bool:
        one = self._marked
        if command in (own.OnlyClient, c.Enter) and (one is None or one.client is None):
            return False
        if command is own.OnlyPerson and (one is None or not one.staff or (self._found and self._found.is_own)):
            return False
        if command is own.OnlySuch and one is None:
            return False
        if command is own.Everything and self.asked == LogFilters():
            return False
        return super().offers(command)

    @override
    def open_chosen(self) -> None:
        one = self._marked
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
        one = self._marked
        if one is not None and one.staff:
            self._only(who=one.staff, named=one.person)

    def do_only_client(self) -> None:
        """Whom it is about."""
        one = self._marked
        if one is not None and one.client is not None:
            self._only(client=one.client.id, named=one.client.label)

    def do_only_such(self) -> None:
        """Of the same operation."""
        one = self._marked
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
            self.target |= {"asked": asked, "names": names, "found": found}
            self.reload()

        self.perform(lambda desk: log(desk, asked), show)


def _row(one: LogEntry) -> Row[int]:
    at = f"{one.at.astimezone():%m-%d %H:%M}" if one.at else "?"
    client = one.client.label if one.client else ""
    cells = (("✗", "alarm") if one.refused else "", at, one.person, said(one), client)
    return Row(one.id, cells)
