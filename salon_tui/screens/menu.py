"""The menu: every page that is not about one client, by digit."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from salon_tui import commands as c
from salon_tui.i18n import N_
from salon_tui.screens.list_page import MOVES, ListPage
from salon_tui.screens.places import PLACES
from salon_tui.widgets.pick_list import Column, PickList, Row


class MenuPage(ListPage, inherit_bindings=False):
    """What this person may open."""

    TITLE_TEXT = N_("Menu")
    HELP_TEXT = N_("Type the digit of a page. F2 finds these pages by name as well.")
    KEYS = (c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self) -> None:
        super().__init__(name="menu")

    def body(self) -> Iterable[Widget]:
        """The pages."""
        yield PickList([Column(2), Column(30, grow=1)], id="places")

    def arrive(self) -> None:
        """Lists the pages."""
        super().arrive()
        allowed = [place for place in PLACES if self.salon_app.allows(place)]
        rows = [
            Row(place, (str(number) if number < 10 else "", place.title())) for number, place in enumerate(allowed, 1)
        ]
        self.list.fill(rows, keep=True)
        self.list.focus()

    def open_chosen(self) -> None:
        """Opens the page."""
        self.salon_app.go(self.chosen.page)
