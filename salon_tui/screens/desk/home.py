"""The opening page: who is here, what is not finished, whose birthday is near."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from db.core.desk import Desk
from db.visits.queries import home as queries
from db.visits.records import Home
from salon_tui import commands as c
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.desk.groups import GROUPS, OPENS, Target
from salon_tui.widgets.lines import Line
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import moment


class HomePage(ListPage, inherit_bindings=False):
    """Today at a glance; digits open what they stand before, 0 the menu."""

    TITLE_TEXT = N_("Today")
    HELP_TEXT = N_("Who is here, what is not finished, and whose birthday is near. Type the digit before a line.")
    KEYS = (c.Find, c.NewClient, c.Menu, c.GoHome, *MOVES, c.Refresh)

    LEAST_FREE: ClassVar[int] = 200_000_000
    """Bytes that should be free on the archive's disk."""

    def __init__(self) -> None:
        super().__init__(name="home")
        self._everything = False
        """Whether every record that is not finished stands there, and not a few."""

    def body(self) -> Iterable[Widget]:
        """One list, in groups."""
        yield PickList(
            [Column(2), Column(2), Column(12), Column(14, grow=2), Column(16, grow=3), Column(8)], id="today"
        )
        yield Line(id="state")

    def load(self, desk: Desk) -> None:
        """Reads the day."""
        self._home = queries.home(desk, self._everything)

    def put_away(self) -> None:
        """The next who signs in sees a few again."""
        super().put_away()
        self._everything = False

    def arrive(self) -> None:
        """Shows the day."""
        super().arrive()
        free = shutil.disk_usage(self.salon_app.data).free if self.salon_app.data.exists() else self.LEAST_FREE
        if free < self.LEAST_FREE:
            text = _("Only {count} MB are free on the disk. Make room before it is full: then nothing can be saved.")
            self.alerts("", ("! ", "alarm"), text.format(count=free // 1_000_000))
        else:
            self.alerts()
        self._show(self._home)

    def paint_head(self) -> None:
        """The salon, the time, and who is at the desk."""
        salon, who = self.salon_app.salon, self.salon_app.me
        right: list[Piece] = [(f"{moment(self.salon_app.now())}   ", "label")]
        if who is not None:
            from salon_tui.words.sentences import role_name

            right.append((f"{who.name} · {role_name(who.roles[0])}", "plain"))
        self.head([(salon.name, "strong")], right)

    def _show(self, home: Home) -> None:
        rows: list[Row[Target]] = []
        number = 0
        for group in GROUPS:
            lines = group.lines(home, self.salon_app.today())
            if lines:
                rows.append(Row(None, (_(group.title),), "section"))
            elif group.none:
                leads_on = group.way is not None and self.salon_app.may(group.way[0])
                rows.append(Row(None, (_(group.way[1]) if group.way and leads_on else _(group.none),), "label"))
            else:
                continue
            for line in lines:
                number += 1
                rows.append(Row(line.target, (digit(number), *line.cells)))
            rows.append(Row(None, ("",)))
        if home.incomplete_more:
            more = ngettext("and {count} more", "and {count} more", home.incomplete_more)
            rows.insert(-1, Row(("more", 0), (f"     {more.format(count=home.incomplete_more)}",)))
        if home.reprints:
            number += 1
            words = _("Cards out of date or to print: {count}").format(count=home.reprints)
            rows.append(Row(("reprints", 0), (f"{digit(number):2} {words}",)))
        self.list.fill(rows, keep=True)
        self.list.focus()
        self.query_one("#state", Line).set_pieces(
            (ngettext("{count} client", "{count} clients", home.clients), "label"),
        )

    def open_chosen(self) -> None:
        """A visit, a client, or the register in which something is past its day."""
        kind, id = self.chosen
        if kind == "more":
            self._everything = True
            self.reload()
        else:
            OPENS[kind](self, id)

    def do_new(self) -> None:
        """Opens the form for a new client."""
        self.salon_app.show_page("register", start="")

    def do_menu(self) -> None:
        """Opens the menu."""
        self.salon_app.show_page("menu")

    def take_digit(self, digit: int) -> None:
        """0 is the menu here: there is nothing further back."""
        if digit == 0:
            self.do_menu()
        else:
            super().take_digit(digit)
