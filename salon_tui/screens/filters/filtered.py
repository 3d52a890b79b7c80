"""Whom filters leave, in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from typing_extensions import override

from db.clients.records import ClientLine
from db.core.desk import Desk
from db.filters.queries import filtered, filtered_after
from db.filters.records import FilteredPage, Filters
from salon_tui import commands as c
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.shell import Asking
from salon_tui.screens.clients.list_of_clients import ListOfClients
from salon_tui.screens.filters import commands as own
from salon_tui.screens.filters.words import filters_text
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import flow
from salon_tui.widgets.parts import Nothing
from salon_tui.words.i18n import N_, _, ngettext


class FilteredListPage(ListOfClients, inherit_bindings=False):
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

    def __init__(self) -> None:
        super().__init__(name="filtered")
        self._answer: FilteredPage | None = None

    @property
    def asked(self) -> Filters:
        """What was asked."""
        asked: Filters = self.target.get("asked", Filters())
        return asked

    @override
    def records(self, desk: Desk) -> Iterable[ClientLine]:
        # what has just been counted isn't counted again
        self._answer = self.target.pop("found", None) or filtered(desk, self.asked)
        return self._answer.lines

    @override
    def after(self, desk: Desk, last: ClientLine) -> Sequence[ClientLine]:
        return filtered_after(desk, self.asked, last.id)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._answer = None

    @override
    def come_back(self, home: Asking, recalled: dict[str, int]) -> None:
        # what was asked is no id: nothing of it stays at a locked desk
        self.salon_app.show_page("filters")

    @override
    def asked_for(self, cells: int) -> Rows:
        return [*flow([filters_text(self.asked, self.target.get("names", {}))], cells), []]

    @override
    def none(self) -> Nothing:
        return self.nothing(_("Nobody is like that"), _("Leave one of the filters out."), own.ChangeFilters)

    @override
    def paint_head(self) -> None:
        found = self._answer
        if found is None:
            super().paint_head()
            return
        own_alone = [("  " + _("among your own"), "label")] if found.is_own else []
        count = ngettext("{count} client", "{count} clients", found.count).format(count=f"{found.count:,}")
        self.head([(_(self.TITLE_TEXT), "strong"), ("  " + count, "focus"), *own_alone])

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
        if command in (own.PrintList, own.PrintWithPhones) and not self.found:
            return False
        return super().offers(command)
