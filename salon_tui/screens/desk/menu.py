"""The menus: every page that no key of its own opens, by digit."""

from __future__ import annotations

from typing import Any, ClassVar

from salon_tui import commands as c
from salon_tui.screens import registry
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.menus import MENUS
from salon_tui.screens.places import Place
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _


class MenuPage(ListPage, inherit_bindings=False):
    """What this person may open; each page by the same digit for everybody, nine at a time."""

    TITLE_TEXT = N_("Menu")
    HELP_TEXT = N_("Type the digit of a page. F2 finds these pages by name as well.")
    KEYS = (c.Find, c.NewClient, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(30, grow=1))

    SAYS_BELOW = False
    MENU = "menu"
    """Name of this page, and of the menu."""
    MOST: ClassVar[int] = 9
    """Places that stand there at once: one for each digit."""

    def __init__(self) -> None:
        super().__init__(name=self.MENU)
        self._first = 0
        """How many places stand before those that are shown."""

    def arrive(self) -> None:
        """Lists the pages."""
        super().arrive()
        self._show()
        self.list.focus()

    def _shown(self) -> dict[int, Place]:
        """The places that are shown, by their digits."""
        return self._from(self._first)

    def _from(self, first: int) -> dict[int, Place]:
        places = MENUS[self.MENU][first : first + self.MOST]
        return {digit: place for digit, place in enumerate(places, 1) if self.salon_app.allows(place)}

    def _show(self) -> None:
        rows = [Row[Any](place, (str(digit), place.title())) for digit, place in self._shown().items()]
        turns = [_("PgUp: the first nine")] if self._first else []
        turns += [_("PgDn: more")] if self._from(self._first + self.MOST) else []
        self.list.fill([*rows, *(Row[Any](None, ("", words), "label") for words in turns)], keep=True)

    def about_line(self, place: Place) -> About:
        """What the page is for; of a menu, what it offers."""
        if place.page not in MENUS:
            return About(name=place.title(), said=_(registry.help_of(place.page)))
        offered = [(f"{at}", one) for at, one in enumerate(MENUS[place.page], 1)]
        facts = [(digit, one.title()) for digit, one in offered if self.salon_app.allows(one)]
        return About(name=place.title(), facts=facts)

    def _turn(self, by: int) -> None:
        first = self._first + by * self.MOST
        if first >= 0 and self._from(first):
            self._first = first
            self._show()
        else:
            self.list.page(by)

    def do_page_down(self) -> None:
        """The next nine."""
        self._turn(1)

    def do_page_up(self) -> None:
        """The nine before."""
        self._turn(-1)

    def take_digit(self, digit: int) -> None:
        """Opens the page that has the digit; 0 goes back."""
        place = self._shown().get(digit)
        if place is not None:
            self.list.choose([*self._shown()].index(digit) + 1)
            self.open_chosen()
        elif digit == 0:
            self.do_back()
        else:
            self.app.bell()

    def open_chosen(self) -> None:
        """Opens the page."""
        self.salon_app.show_page(self.chosen.page)

    def do_new(self) -> None:
        """A new client needs no line of the menu."""
        self.salon_app.show_page("register", start="")


class ContactsMenuPage(MenuPage, inherit_bindings=False):
    """Whom to reach, and what was said."""

    TITLE_TEXT = N_("Contacts")
    MENU = "contacts_menu"


class MoneyMenuPage(MenuPage, inherit_bindings=False):
    """What is sold, and what was paid."""

    TITLE_TEXT = N_("Money")
    MENU = "money_menu"


class FeedbackMenuPage(MenuPage, inherit_bindings=False):
    """What clients say, and what comes of it."""

    TITLE_TEXT = N_("Feedback")
    MENU = "feedback_menu"


class PaperMenuPage(MenuPage, inherit_bindings=False):
    """What there is to do at the filing cabinet."""

    TITLE_TEXT = N_("Paper archive")
    MENU = "paper_menu"


class PrintMenuPage(MenuPage, inherit_bindings=False):
    """What can be printed without a client's card, and what became of what was."""

    TITLE_TEXT = N_("Printing")
    MENU = "print_menu"


class ListsMenuPage(MenuPage, inherit_bindings=False):
    """Who works when, what the salon sells and has, and who works here."""

    TITLE_TEXT = N_("Lists and staff")
    MENU = "lists_menu"


class SettingsMenuPage(MenuPage, inherit_bindings=False):
    """What is set up: the salon, this person's own look, backups."""

    TITLE_TEXT = N_("Settings")
    MENU = "settings_menu"


class TrustMenuPage(MenuPage, inherit_bindings=False):
    """Who looked, who allowed, and what a manager looks at afterwards."""

    TITLE_TEXT = N_("Log and review")
    MENU = "trust_menu"


class RegistersMenuPage(MenuPage, inherit_bindings=False):
    """What the law asks to be written down of the files themselves."""

    TITLE_TEXT = N_("Registers")
    MENU = "registers_menu"
