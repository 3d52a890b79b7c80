"""F1: what the field and the page are for, and every key that works there; derived from the commands."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from typing_extensions import override

from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.screens.base.shell import Offering
from salon_tui.screens.notes.commands import WriteNote
from salon_tui.widgets.paint import content, fit, wrap
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _

KEY_CELLS = 12
_EVERYWHERE = c.Find.__module__
_OF_THE_PAGE = frozenset({c.Accept, c.Choose, c.Menu, c.More, c.Resume})
"""Keys that are the same everywhere and do what the page is for."""
MOST_CELLS = 90
"""Lines are read across: longer ones are hard to follow."""
_AROUND = 14
"""Cells that the frame and what is free beside it take, and the sign of a list's mark."""


class HelpLines(PickList[int]):
    """The lines; how many pages they are changes with their room, also where that changed below another page."""

    def on_resize(self) -> None:
        """Says anew which page is in view."""
        assert isinstance(self.screen, HelpPage)
        self.screen.say_where()


class HelpPage(Dialog[None], inherit_bindings=False):
    """Help for the screen below it."""

    TITLE_TEXT = N_("Help")
    HELP_TEXT = N_("Help for the page that you came from. Esc goes back to it; F6 writes a note on the program.")
    KEYS = (WriteNote, c.Find, c.GoHome, c.Enter, c.Down, c.Up, c.PageDown, c.PageUp, c.Back)

    def __init__(self, about: Offering) -> None:
        super().__init__()
        self._title = about.TITLE_TEXT
        # read now: what the page is about may be put away while help for it is still open
        self._told = about.help_lines()
        self._text = about.HELP_TEXT
        self._commands = [command for command in about.commands() if about.offers(command)]

    @override
    def body(self) -> Iterable[Widget]:
        yield HelpLines([Column(1, grow=1)], id="help")

    @property
    def list(self) -> HelpLines:
        """The lines."""
        return self.query_one(HelpLines)

    def question(self) -> str:
        """What it is the help for."""
        return _("Help") + f" · {_(self._title)}"

    def on_mount(self) -> None:
        """Writes the help."""
        super().on_mount()
        self._fill()
        self.list.focus()

    def on_resize(self) -> None:
        """Wraps for the new width."""
        super().on_resize()
        self._fill()

    def _fill(self) -> None:
        cells = min(MOST_CELLS, self.app.size.width - _AROUND)
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
        self.call_after_refresh(self.say_where)

    def say_where(self) -> None:
        """Which of how many pages is in view, in the lower edge."""
        high = max(1, self.list.size.height - 1)
        of = max(1, -(-(len(self.list.rows) - 1) // high))
        at = min(of, -(-round(self.list.scroll_offset.y) // high) + 1)
        words = _("{at} of {of}").format(at=at, of=of)
        self.query_one("#dialog").border_subtitle = content(f"{words} · PgDn") if of > 1 else ""

    def _scroll(self, lines: int) -> None:
        self.list.scroll_relative(y=lines, animate=False, immediate=True, force=True)
        self.say_where()

    def do_down(self) -> None:
        """On by a line."""
        self._scroll(1)

    def do_up(self) -> None:
        """Back by a line."""
        self._scroll(-1)

    def do_page_down(self) -> None:
        """On by a page."""
        self._scroll(self.list.size.height - 1)

    def do_page_up(self) -> None:
        """Back by a page."""
        self._scroll(1 - self.list.size.height)

    def offers(self, command: type[c.Command]) -> bool:
        """There is no way home before somebody has signed in, and no manager who reads a note."""
        return super().offers(command) and (command not in (c.GoHome, WriteNote) or self.salon_app.desk is not None)

    def do_new(self) -> None:
        """F6: a note on the program, about the page that help was asked for."""
        from salon_tui.screens.notes.writing import AskNote

        def kept(words: str | None) -> None:
            if words:
                self.show_message(words)

        self.app.push_screen(AskNote(self._title), kept)

    def do_find(self) -> None:
        """F2: from here as from every page."""
        self.dismiss(None)
        self.salon_app.show_page("find")

    def do_home(self) -> None:
        """F3: the same."""
        self.dismiss(None)
        self.salon_app.go_home()

    def do_help(self) -> None:
        """Help is open already."""

    def do_enter(self) -> None:
        """Back to what help was asked for."""
        self.do_back()


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
