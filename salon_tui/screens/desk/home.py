"""The opening page: who is here, what is not finished, whose birthday is near."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from db.clients.records import ClientLine
from db.core.desk import Desk
from db.core.permissions import Permission
from db.visits.queries import home as queries
from db.visits.records import VisitLine
from salon_tui import commands as c
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.widgets.lines import Line
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import moment

Target = tuple[str, int]


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

    def _show(self, home: queries.Home) -> None:
        rows: list[Row[Target]] = []
        number = 0

        def group(title: str, lines: list[tuple[Target, tuple[str, ...]]], none: str) -> None:
            nonlocal number
            rows.append(Row(None, (title,), "section") if lines else Row(None, (none,), "label"))
            for target, cells in lines:
                number += 1
                rows.append(Row(target, (digit(number), *cells)))
            rows.append(Row(None, ("",)))

        group(
            _("Here now"),
            [self._visit_row(visit, "●") for visit in home.here],
            _("Nobody is here yet. F2 finds a client, F6 on the card opens a visit.")
            if self.salon_app.may(Permission.RECORD_VISIT)
            else _("Nobody is here yet."),
        )
        if home.unfinished:
            group(_("Not finished"), [self._visit_row(visit, "!") for visit in home.unfinished], "")
        if home.late:
            group(_("Past its day"), [self._late_row(line) for line in home.late], "")
        group(
            _("Birthdays in the next seven days"),
            [
                (("client", line.client.id), self._client_cells("◆", line.client, self._birthday(line)))
                for line in home.birthdays
            ],
            _("No birthday in the next seven days."),
        )
        if home.incomplete:
            unfinished = [(("client", line.id), self._client_cells("·", line, "")) for line in home.incomplete]
            group(_("Record not finished"), unfinished, "")
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

    def _visit_row(self, visit: VisitLine, mark: str) -> tuple[Target, tuple[str, ...]]:
        when = f"{visit.opened_at.astimezone():%H:%M}" if mark == "●" else f"{visit.day:%m-%d}"
        return ("visit", visit.id), (mark, when, visit.client.label, visit.services or "—", visit.staff)

    def _late_row(self, line: queries.LateLine) -> tuple[Target, tuple[str, ...]]:
        what = {"loan": _("Loan overdue"), "request": _("Request not answered"), "finding": _("Finding")}[line.kind]
        name, text = (line.name, what) if line.name else (what, line.text.replace("\n", " "))
        return (line.kind, line.id), ("!", f"{line.day:%m-%d}", name, text, line.who)

    def _client_cells(self, mark: str, line: ClientLine, note: str) -> tuple[str, ...]:
        return (mark, note, line.name, line.reading, f"·{line.last_four}")

    def _birthday(self, line: queries.BirthdayLine) -> str:
        return _("today") if line.day == self.salon_app.today() else f"{line.day:%m-%d}"

    def open_chosen(self) -> None:
        """A visit, a client, or the register in which something is past its day."""
        kind, id = self.chosen or ("", 0)
        match kind:
            case "visit":
                self.salon_app.show_visit(self, id)
            case "loan":
                self.salon_app.show_page("loans")
            case "request":
                self.salon_app.show_page("access_request", id=id)
            case "more":
                self._everything = True
                self.reload()
            case "reprints":
                self.salon_app.show_page("reprint_list")
            case "finding" if self.salon_app.may(Permission.INSPECT):
                self.salon_app.show_page("inspections")
            case "finding":
                self.show_message(_("The keeper looks again when it is put right."))
            case _:
                self.salon_app.show_client(
                    self, id, [row.key[1] for row in self.list.rows if row.key and row.key[0] == kind]
                )

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
