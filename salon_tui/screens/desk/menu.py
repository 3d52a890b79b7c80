"""The menus: every page that no key of its own opens, by digit."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from salon_tui import commands as c
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.places import PLACES
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_


class MenuPage(ListPage, inherit_bindings=False):
    """What this person may open."""

    TITLE_TEXT = N_("Menu")
    HELP_TEXT = N_("Type the digit of a page. F2 finds these pages by name as well.")
    KEYS = (c.Find, c.NewClient, c.GoHome, *MOVES, c.Back)

    MENU = "menu"
    """Name of this page, and of the menu in which places say that they are."""

    def __init__(self) -> None:
        super().__init__(name=self.MENU)

    def body(self) -> Iterable[Widget]:
        """The pages."""
        yield PickList([Column(2), Column(30, grow=1)], id="places")

    def arrive(self) -> None:
        """Lists the pages."""
        super().arrive()
        allowed = [place for place in PLACES if place.menu == self.MENU and self.salon_app.allows(place)]
        self.list.fill(
            [Row(place, (digit(number), place.title())) for number, place in enumerate(allowed, 1)], keep=True
        )
        self.list.focus()

    def open_chosen(self) -> None:
        """Opens the page."""
        self.salon_app.show_page(self.chosen.page)

    def do_new(self) -> None:
        """F6: a new client needs no line of the menu."""
        self.salon_app.show_page("register", start="")


class PaperMenuPage(MenuPage, inherit_bindings=False):
    """What there is to do at the filing cabinet."""

    TITLE_TEXT = N_("Paper archive")
    MENU = "paper_menu"


class PrintMenuPage(MenuPage, inherit_bindings=False):
    """What can be printed without a client's card, and what became of what was."""

    TITLE_TEXT = N_("Printing")
    MENU = "print_menu"


class SettingsMenuPage(MenuPage, inherit_bindings=False):
    """What the manager sets up."""

    TITLE_TEXT = N_("Settings")
    MENU = "settings_menu"
