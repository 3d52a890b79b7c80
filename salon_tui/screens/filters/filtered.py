"""Whom filters leave, in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from typing_extensions import override

from db.clients.operations.clients import open_client
from db.clients.records import ClientLine
from db.core.desk import Desk
from db.filters.queries import filtered, filtered_after
from db.filters.records import FilteredPage, Filters
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.base.shell import Asking
from salon_tui.screens.clients.preview import about_client, named
from salon_tui.screens.filters import commands as own
from salon_tui.screens.filters.words import filters_text
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.paint import flow
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import spaced


class FilteredListPage(ListPage, inherit_bindings=False):
    """The clients, read as one moves down; ``target`` holds what was ``asked``, and the ``names`` that it means."""

    TITLE_TEXT = N_("Filtered clients")
    HELP_TEXT = N_(
        "Whom the filters leave, by the alphabet. Enter opens a card, and F7 and F8 leaf through these clients; F12 "
        "comes back here. F10 goes back to the filters. F9 prints the list without phone numbers, F4 with those of who "
        "may be phoned."
    )
    KEYS = (
        own.ChangeFilters,
        own.PrintList,
        own.PrintWithPhones,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (Column(12, grow=3), Column(14, grow=4, aside=True), Column(9), Column(5), Column(10), Column(2))

    def __init__(self) -> None:
        super().__init__(name="filtered")
        self._found: FilteredPage | None = None
        self._lines: dict[int, ClientLine] = {}
        self._leafing = False

    @property
    def asked(self) -> Filters:
        """What was asked."""
        asked: Filters = self.target.get("asked", Filters())
        return asked

    @override
    def main(self) -> Iterable[Widget]:
        yield Bar(id="filters")
        yield PickList(self.COLUMNS)

    @override
    def load(self, desk: Desk) -> None:
        # what has just been counted isn't counted again; what was opened from here may have been changed
        self._found = self.target.pop("found", None) or filtered(desk, self.asked)
        lines = list(self._found.lines)
        while lines and len(lines) < len(self._lines) and (more := filtered_after(desk, self.asked, lines[-1].id)):
            lines += more
        self._lines = {line.id: line for line in lines}

    @override
    def put_away(self) -> None:
        super().put_away()
        self._found, self._lines = None, {}
        self.query_one("#filters", Bar).draw(lambda cells: ())

    @override
    def come_back(self, home: Asking, recalled: dict[str, int]) -> None:
        # what was asked is no id: nothing of it stays at a locked desk
        self.salon_app.show_page("filters")

    @override
    def arrive(self) -> None:
        super().arrive()
        said = filters_text(self.asked, self.target.get("names", {}))
        self.query_one("#filters", Bar).draw(lambda cells: [*flow([said], cells), []])
        empty = self.nothing(_("Nobody is like that"), _("Leave one of the filters out."), own.ChangeFilters)
        self.list.fill([_row(line) for line in self._lines.values()], more=self._more, keep=True, empty=empty)
        self.list.focus()
        self._mark_opened()
        self.show_about()

    def _mark_opened(self) -> None:
        """Puts the mark on the card that was seen last."""
        if self._leafing:
            self._leafing = False
            record = self.salon_app.page("client").target.get("record")
            ids = [row.key for row in self.list.rows]
            if record is not None and record.id in ids:
                self.list.choose(ids.index(record.id) + 1)

    @override
    def paint_head(self) -> None:
        found = self._found
        if found is None:
            super().paint_head()
            return
        own_alone = [("  " + _("among your own"), "label")] if found.is_own else []
        count = ngettext("{count} client", "{count} clients", found.count).format(count=f"{found.count:,}")
        self.head([(_(self.TITLE_TEXT), "strong"), ("  " + count, "focus"), *own_alone])

    def _more(self, last: Row[int]) -> Sequence[Row[int]] | None:
        lines = self.ask(lambda desk: filtered_after(desk, self.asked, last.key or 0), None)
        if lines is None:
            return None
        self._lines |= {line.id: line for line in lines}
        return [_row(line) for line in lines]

    @override
    def about_chosen(self) -> About | None:
        line = self._lines.get(self.chosen or 0)
        return None if line is None else about_client(line, ((_("Pinyin"), line.reading),))

    @override
    def open_chosen(self) -> None:
        client, ids = int(self.chosen), list(self._lines)
        self._leafing = True
        self.perform(
            lambda desk: open_client(desk, client),
            lambda record: self.salon_app.show_page("client", record=record, among=ids),
        )

    def do_edit(self) -> None:
        """F10: the filters again, as they stand."""
        self.do_back()

    def do_print(self) -> None:
        """F9: this list."""
        self._print(phones=False)

    def do_print_with_phones(self) -> None:
        """The same, to phone them."""
        self._print(phones=True)

    def _print(self, *, phones: bool) -> None:
        names = self.target.get("names", {})
        self.salon_app.show_page("print_filtered", asked=self.asked, names=names, phones=phones)

    @override
    def offers(self, command: type[c.Command]) -> bool:
        if command in (own.PrintList, own.PrintWithPhones) and not self._lines:
            return False
        return super().offers(command)


def _row(line: ClientLine) -> Row[int]:
    latest = f"{line.latest_visit:%Y-%m-%d}" if line.latest_visit else _("never")
    return Row(line.id, (named(line), line.reading, spaced(line.number), f"·{line.last_four}", latest, line.beautician))
