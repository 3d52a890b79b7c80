"""Pages that show what will be printed, before it is: one page, told which sheets, how they are read, and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual.widget import Widget

from db.core.desk import Desk
from printouts.registry import Contents, sheet_of
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.printing import commands as own
from salon_tui.screens.printing.paper_page import PaperPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import _, language

FACTS = (Column(24), Column(30, grow=1))
"""The columns of a preview that has a label and its value in each line."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One sheet as it would be printed now, as far as this person may see it.

    Attributes:
        kind: Code of the sheet.
        rows: What stands on it.
        contents: The operation that gives all of it and writes down that it is printed.
        name: What a file of it is called, besides the form number: a number or a day, never anybody's name.
        client: Whose sheet it is, where it is about one client.
        head: What the head of the page says; the page's title where it is empty.
        note: What is said of it when it got out, after what it is.
        part: Which of several of its kind it is: a room, a person.
        ahead: What there is to do before it is printed.
    """

    kind: str
    rows: Sequence[Row[int]]
    contents: Callable[[Desk], Contents]
    name: str = ""
    client: int | None = None
    head: tuple[Piece, ...] = ()
    note: str = ""
    part: str = ""
    ahead: str = ""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What a page that shows sheets is told.

    Attributes:
        title: What it is called.
        help: What F1 says of it.
        sheets: Codes of the sheets that there may be, in the order of their digits.
        read: What can be printed now, of what the page is about (its target).
        columns: Columns of the preview.
        empty: What isn't there where nothing is left to print.
    """

    title: str
    help: str
    sheets: tuple[str, ...]
    read: Callable[[Desk, Mapping[str, Any]], Sequence[Preview]]
    columns: tuple[Column, ...] = FACTS
    empty: str = ""


class SheetPage(PaperPage, inherit_bindings=False):
    """What will be printed, before it is. A digit chooses among the sheets where there are several."""

    KEYS = (own.WhichSheet, *PaperPage.KEYS)
    TELLS_BELOW = False

    def __init__(self, name: str, about: PreviewPage) -> None:
        self.about = about
        self.TITLE_TEXT, self.HELP_TEXT, self.FIRST = about.title, about.help, about.sheets[0]
        super().__init__(name)
        self.previews: Sequence[Preview] = ()
        """What can be printed now."""
        self.part = 0
        """Place of the one that is shown among those of its kind."""

    def main(self) -> Iterable[Widget]:
        """Which sheet, where it goes, and what stands on it."""
        if len(self.about.sheets) > 1:
            yield Line(id="tabs")
        yield Line(id="where")
        yield PickList(self.about.columns, id="preview")

    def offers(self, command: type[Command]) -> bool:
        """There is something to choose only where there are several sheets."""
        sheets = len(self._kinds) or len(self.about.sheets)
        return super().offers(command) and (command is not own.WhichSheet or sheets > 1)

    def put_away(self) -> None:
        """Forgets what would be printed."""
        super().put_away()
        self.previews = ()

    def load(self, desk: Desk) -> None:
        """What can be printed now."""
        self.previews = self.about.read(desk, self.target)

    @property
    def preview(self) -> Preview | None:
        """The sheet that is shown; None where nothing is left to print."""
        parts = self.parts
        return parts[min(self.part, len(parts) - 1)] if parts else None

    @property
    def parts(self) -> list[Preview]:
        """What can be printed of the kind that is shown."""
        return [one for one in self.previews if one.kind == self.kind]

    @property
    def _kinds(self) -> list[str]:
        return list(dict.fromkeys(one.kind for one in self.previews))

    def arrive(self) -> None:
        """Shows what will be printed."""
        if self._about is not self.target:
            self.part = 0
        super().arrive()
        if self.preview is None and self.previews:
            self.kind = self.previews[0].kind
        self.paint_head()
        self.paint_sheet()

    def paint_head(self) -> None:
        """What it is about, or the title."""
        if self.preview is not None and self.preview.head:
            self.head([*self.preview.head])
        else:
            super().paint_head()

    def paint_sheet(self) -> None:
        """Paints which sheet it is, where it goes, and what stands on it."""
        for line in self.query("#tabs").results(Line):
            line.set_pieces(
                *(
                    (
                        f" {at} {sheet_of(kind).term.text(language())} ",
                        "focus" if kind == self.kind else "label",
                    )
                    for at, kind in enumerate(self._kinds, 1)
                )
            )
        self.paint_target()
        if self.preview is not None and self.preview.ahead:
            self.show_message(self.preview.ahead)
        self._show_rows(self.preview.rows if self.preview else ())

    def _show_rows(self, rows: Sequence[Row[int]]) -> None:
        """A list in which nothing is chosen, so that it has no mark."""
        self.list.marked = False
        self.list.fill(rows, empty=self.nothing(_(self.about.empty), "", c.Back) if self.about.empty else None)
        self.list.focus()

    def about_chosen(self) -> About | None:
        """The sheet that is shown."""
        return self.about_sheet() if self.preview is not None else None

    def take_digit(self, digit: int) -> None:
        """Another sheet; 0 goes back."""
        if digit == 0:
            self.do_back()
        elif digit <= len(self._kinds):
            self.show_part(self._kinds[digit - 1], 0)
        else:
            self.app.bell()

    def show_part(self, kind: str, part: int) -> None:
        """Another sheet, or another one of its kind."""
        self.kind, self.part = kind, part
        self.forget_job()
        self.paint_head()
        self.paint_sheet()

    def do_print_now(self) -> None:
        """F10, where something is left to print."""
        if self.preview is None:
            self.app.bell()
        else:
            super().do_print_now()

    @property
    def _printed(self) -> Preview:
        assert self.preview is not None
        return self.preview

    def contents(self) -> Callable[[Desk], Contents]:
        """What is on the sheet."""
        return self._printed.contents

    def client_of(self) -> int | None:
        """Whose sheet it is."""
        return self._printed.client

    def name_of(self, contents: Contents) -> str:
        """By number or day, never by name."""
        return self._printed.name

    def note_of(self, contents: Contents) -> str:
        """What there is to say of it."""
        return self._printed.note
