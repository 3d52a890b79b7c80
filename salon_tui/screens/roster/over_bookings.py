"""Before hours go: the appointments that nobody would cover any more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.widget import Widget

from db.core.desk import Desk
from db.core.errors import SalonError
from db.roster.records import Uncovered
from db.text.clock import format_clock
from salon_tui import commands as c
from salon_tui.screens.base.dialog import Dialog
from salon_tui.screens.base.page import Page
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import day_and_weekday

SHOWN = 9
"""Appointments that are listed; the others are counted."""


class OverBookings(Dialog[bool]):
    """Lists them; F10 saves all the same, Esc leaves everything as it was."""

    TITLE_TEXT = N_("Over appointments")
    HELP_TEXT = N_(
        "These appointments would have nobody. Nothing is cancelled and nobody is told: they stay as they are, to be "
        "moved or given to a colleague. F10 saves all the same, Esc leaves the hours as they were."
    )
    KEYS = (c.Accept, c.Back)

    def __init__(self, uncovered: Sequence[Uncovered]) -> None:
        super().__init__()
        self._uncovered = uncovered

    def question(self) -> str:
        """How many there are."""
        count = len(self._uncovered)
        return ngettext("{count} appointment lies there", "{count} appointments lie there", count).format(count=count)

    def body(self) -> Iterable[Widget]:
        """Day, time and whose they are."""
        yield Bar(id="uncovered")

    def on_mount(self) -> None:
        """Lists them."""
        super().on_mount()
        more = len(self._uncovered) - SHOWN
        rows: list[list[Piece]] = [_line(one) for one in self._uncovered[:SHOWN]]
        if more > 0:
            rows.append([(ngettext("and {count} more", "and {count} more", more).format(count=more), "label")])
        rows += [[], [_("They stay as they are. F10 saves all the same.")]]
        shown: Rows = rows
        self.query_one("#uncovered", Bar).draw(lambda cells: shown)

    def do_accept(self) -> None:
        """F10: all the same."""
        self.dismiss(True)


def save_over(
    page: Page,
    uncovered: Callable[[Desk], Sequence[Uncovered]],
    save: Callable[[], None],
    refused: Callable[[SalonError], bool] = lambda error: False,
) -> None:
    """Saves at once, or where appointments would have nobody then, when they were listed and F10 was pressed.

    Args:
        page: Whose hours are saved.
        uncovered: Asks which appointments those are.
        save: Saves.
        refused: Deals with what refuses the question.
    """

    def listed(found: Sequence[Uncovered]) -> None:
        if found:
            page.app.push_screen(OverBookings(found), lambda yes: save() if yes else None)
        else:
            save()

    page.perform(uncovered, listed, refused=refused)


def _line(one: Uncovered) -> list[Piece]:
    return [f"{day_and_weekday(one.day)} {format_clock(one.start)}  ", (one.who, "strong")]
