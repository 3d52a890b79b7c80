"""F1: what the field and the page are for, and every key that works there; derived from the commands."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from salon_tui import commands as c
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.base.shell import Offering
from salon_tui.widgets.paint import fit, wrap
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _

KEY_CELLS = 12
_EVERYWHERE = c.Find.__module__
_OF_THE_PAGE = frozenset({c.Accept, c.Choose, c.Menu, c.More, c.Resume})
"""Keys that are the same everywhere and do what the page is for."""
MOST_CELLS = 92
"""Lines are read across: longer ones are hard to follow."""


class HelpPage(ListPage, inherit_bindings=False):
    """Help for the page below it."""

    TITLE_TEXT = N_("Help")
    HELP_TEXT = N_("Help for the page that you came from. Esc goes back to it.")
    KEYS = (c.Find, c.GoHome, *MOVES, c.Back)

    def __init__(self, about: Offering) -> None:
        super().__init__()
        self._title = about.TITLE_TEXT
        # read now: what the page is about may be put away while help for it is still open
        self._told = about.help_lines()
        self._text = about.HELP_TEXT
        self._commands = [command for command in about.commands() if about.offers(command)]

    def offers(self, command: type[c.Command]) -> bool:
        """Home only for those who are in."""
        return super().offers(command) and (command is not c.GoHome or self.salon_app.desk is not None)

    def body(self) -> Iterable[Widget]:
        """Lines to read."""
        yield PickList([Column(1, grow=1)], id="help")

    def on_screen_resume(self) -> None:
        """Help is there before anybody has signed in, too."""
        if self.is_current:
            self.arrive()

    def on_resize(self) -> None:
        """Wraps for the new width."""
        self._fill()

    def arrive(self) -> None:
        """Writes the help."""
        self.head([(_("Help") + f" · {_(self._title)}", "strong")], [])
        self.paint_keys()
        self._fill()
        self.list.focus()

    def _fill(self) -> None:
        cells = min(MOST_CELLS, max(30, self.app.size.width - 6))
        rows: list[Row[int]] = []

        def write(text: str, style: str = "plain") -> None:
            for line in wrap(text, cells, 40):
                rows.append(Row(len(rows), (line,), style))

        def list_keys(title: str, commands: Iterable[type[c.Command]]) -> None:
            rows.append(Row(len(rows), ("",)))
            rows.append(Row(len(rows), (title,), "section"))
            for command in commands:
                first, *more = wrap(_(command.help), cells - KEY_CELLS, 6)
                keys = (fit(keys_of(command), KEY_CELLS), "strong")
                rows.append(Row(len(rows), ([keys, first],)))
                rows.extend(Row(len(rows), (" " * KEY_CELLS + line,)) for line in more)

        for line in self._told:
            write(line, "strong")
        write(_(self._text))
        own = [command for command in self._commands if command in _OF_THE_PAGE or command.__module__ != _EVERYWHERE]
        if own:
            list_keys(_("On this page"), own)
        list_keys(_("Everywhere"), [command for command in self._commands if command not in own])
        rows.append(Row(len(rows), ("",)))
        rows.append(Row(len(rows), (_("Signs"),), "section"))
        signs = (("▸", _("marked line")), ("⚠", _("may hurt")), ("!", _("late")), ("✗", _("refused")))
        pieces = [piece for sign, means in signs for piece in ((sign, "strong"), f" {means}    ")]
        rows.append(Row(len(rows), (pieces,)))
        self.list.marked = False
        self.list.fill(rows)

    def do_help(self) -> None:
        """Help is open already."""

    def do_enter(self) -> None:
        """Back to the page."""
        self.do_back()

    def do_back(self) -> None:
        """Back to the page, or to the dialog, that help was asked for."""
        self.app.pop_screen()


def keys_of(command: type[c.Command]) -> str:
    """All keys of a command, as people read them."""
    names = {
        "escape": "Esc",
        "pagedown": "PgDn",
        "pageup": "PgUp",
        "enter": "Enter",
        "down": "↓",
        "up": "↑",
        "tab": "Tab",
        "home": "Home",
        "end": "End",
        "shift+tab": "⇧Tab",
    }
    return " ".join(names.get(key, key.upper() if key.startswith("f") else key) for key in command.all_keys()) or "F4"
