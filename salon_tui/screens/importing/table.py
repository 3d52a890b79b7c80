"""Importing clients from a table: choose it, see what it holds, then all of it at once or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.widget import Widget

from db.clients.queries import client_fields
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.fields.declaration import Field
from db.importing.operations import ImportPreview, ImportResult, ImportTable, Means, Reading, preview_import
from salon_tui import commands as c
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.questions import Confirm
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.importing import commands as own
from salon_tui.screens.importing.answers import ImportAnswers
from salon_tui.screens.importing.lines import Key, about_line, count_new, count_taken, counts, lines
from salon_tui.screens.importing.nearby import short, tables
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList
from salon_tui.words.i18n import N_, _, ngettext


class ImportPage(ImportAnswers, inherit_bindings=False):
    """The path stays in reach while Down and Up move in the preview."""

    TITLE_TEXT = N_("Import a table")
    HELP_TEXT = N_(
        "Type the path of a table (.xlsx .xls .xlsb .ods .csv) or an address book (.vcf), or choose one with F4, and "
        "press Enter: nothing is changed yet. Enter on a question answers it, on the columns it changes what one "
        "means, on what a known client would get it takes it over, on a known row it says that this is somebody else. "
        "F10 asks what is open, then adds every new client. F4 then: another sheet, columns. Imported clients are "
        "asked for their consent when they come."
    )
    KEYS: ClassVar[tuple[type[c.Command], ...]] = (
        own.ImportNow,
        own.ChooseFile,
        own.ColumnMeaning,
        own.KeepMeanings,
        own.OtherTable,
        c.Find,
        c.Refresh,
        *MOVES,
        c.GoHome,
        c.Back,
    )
    DIGITS = False

    def __init__(self) -> None:
        super().__init__(name="import")

    def main(self) -> Iterable[Widget]:
        """The path, the counts, the rows."""
        with Widget(id="path-line"):
            yield Line(id="path-label")
            yield Editor(id="path", longest=500)
        yield Line(id="counts")
        yield PickList([Column(6, "right"), Column(12, grow=1), Column(30, grow=3)], id="rows")

    def arrive(self) -> None:
        """Goes on where it was left."""
        super().arrive()
        self.query_one("#path-label", Line).set_pieces((_("File"), "label"))
        self.query_one(Editor).focus()
        self._paint()

    def put_away(self) -> None:
        """Forgets the table."""
        super().put_away()
        self._forget()
        self.query_one(Editor).put("")

    def on_resize(self) -> None:
        """Wraps the columns for the new width."""
        if self._preview is not None:
            self.call_after_refresh(self._paint)

    def _paint(self) -> None:
        preview = self._preview
        if preview is None:
            self.query_one("#counts", Line).set_pieces("")
            hint = _("Type where it is. A row of headings and one row per client are enough.")
            self.list.fill([], empty=self.nothing(_("No table is read yet"), hint, own.ChooseFile))
            return
        words = counts(preview, self._included)
        if self._result is not None:
            words = ngettext("{count} client was imported", "{count} clients were imported", self._result.added)
            if self._result.changed:
                changed = self._result.changed
                words += " · " + ngettext("{count} was added to", "{count} were added to", changed)
            if records := self._result.records:
                words += " · " + ngettext("{count} record to accept", "{count} records to accept", records)
        sheet = f"{preview.sheet} · " if preview.sheet else ""
        self.query_one("#counts", Line).set_pieces((f"{sheet}{words}", "strong"))
        done = self._result is not None
        rows = lines(preview, self._included, self._take, self._own, self.list.size.width, done=done)
        self.list.fill(rows, keep=True, empty=self.nothing(_("Nothing was left out")))

    def about_chosen(self) -> About | None:
        """The question or the row under the mark, in full."""
        if self._preview is None or self.chosen is None:
            return None
        return about_line(self._preview, self.chosen, self._own)

    def offers(self, command: type[c.Command]) -> bool:
        """F10 when there is something to import; what is about a table when one is read."""
        table = self._preview if self._result is None and not self.is_importing else None
        if command in (own.ColumnMeaning, own.KeepMeanings):
            return table is not None and bool(table.columns)
        if command is own.OtherTable:
            return table is not None and len(table.sheets) > 1
        return super().offers(command) and (command is not own.ImportNow or self._can_import)

    def not_now(self, command: type[c.Command]) -> str:
        """Nothing is read yet, or nothing of it is new."""
        if command is not own.ImportNow or self._preview is not None:
            return super().not_now(command)
        return _("No table is read yet. Type where it is and press Enter, or choose it with F4.")

    @property
    def _can_import(self) -> bool:
        preview = self._preview if self._result is None and not self.is_importing else None
        return preview is not None and bool(
            count_new(preview, self._included) or count_taken(preview, self._take) or self._open
        )

    # Reading.

    def do_enter(self) -> None:
        """Enter: reads the table that was typed; then it is for the row under the mark."""
        typed = self.query_one(Editor).value.strip()
        if self.refuses():
            return
        if typed != self._read or self._preview is None:
            self._reading, self._keep_as = Reading(), ""
            self._look(typed)
        elif self._result is None:
            self._open_line()

    def do_refresh_page(self) -> None:
        """F5: reads the table again."""
        if not self.refuses():
            self._look(self.query_one(Editor).value.strip())

    def _look(self, typed: str) -> None:
        if not typed:
            self.show_message(_("Type where the table is first, or choose it with F4."), alarm=True)
            return
        self.show_message(_("Reading the table …"))

        reading, included = self._reading, self._included if typed == self._read else frozenset[int]()

        def read(desk: Desk) -> tuple[ImportPreview, tuple[Field, ...]]:
            return preview_import(desk, _path(typed), reading, included), client_fields(desk)

        if typed != self._read:
            self._included, self._take = frozenset(), frozenset()
        self._read = typed
        self.perform_slowly(read, self._show, refused=self._unreadable)

    def _show(self, found: tuple[ImportPreview, tuple[Field, ...]]) -> None:
        self._preview, self._own = found
        self._result = None
        self._request = new_request()
        self._paint()
        self.paint_keys()
        if self._open and self._asks_on:
            self._ask(self._open[0])
            return
        self._asks_on = False
        if self._open:
            waiting = ngettext(
                "{count} question is open: F10 asks it.", "{count} questions are open: F10 asks them.", len(self._open)
            )
            self.show_message(waiting)
        else:
            self.show_message(
                _("Nothing is imported yet: F10 does it.") if self._can_import else _("There is nobody new in it.")
            )

    def _unreadable(self, error: SalonError) -> bool:
        self._preview = None
        self._paint()
        self.paint_keys()
        return False

    def do_choose(self) -> None:
        """F4: tables that lie about."""
        if self.refuses():
            return
        found = tables()
        listed = [(str(number), f"{path.name}  {short(path.parent)}") for number, path in enumerate(found, 1)]

        def take(number: str | None) -> None:
            if number:
                self.query_one(Editor).put(short(found[int(number) - 1]))
                self.do_enter()

        self.app.push_screen(Choose(_("Tables in the home folder, the downloads and on sticks"), listed), take)

    def _open_line(self) -> None:
        """Enter: what the line under the mark is for."""
        key: Key | None = self.list.chosen
        preview = self._preview
        if key is None or preview is None:
            return
        match key[0]:
            case "question":
                self._ask(preview.questions[key[1]])
            case "columns":
                self.do_column_meaning()
            case "change":
                self._take_over(key)
            case _:
                self._include(key[1])

    # Importing.

    def do_import_now(self) -> None:
        """F10: asks once more."""
        if self.query_one(Editor).value.strip() != self._read:
            self.do_enter()
            return
        assert self._preview is not None
        if self._open:
            self._asks_on = True
            self._ask(self._open[0])
            return
        parts: list[str] = []
        if new := count_new(self._preview, self._included):
            parts.append(
                ngettext(
                    "Import {count} new client?", "Import {count} new clients? All of them are added, or none.", new
                )
            )
        if taken := count_taken(self._preview, self._take):
            parts.append(
                ngettext("Add to {count} client who is known?", "Add to {count} clients who are known?", taken)
            )
        question = " ".join(parts)
        self.app.push_screen(Confirm(question), lambda yes: self._begin() if yes else None)

    def _begin(self) -> None:
        assert self._preview is not None
        self.run_import(
            ImportTable(
                request_id=self._request,
                path=_path(self._read),
                digest=self._preview.digest,
                include_rows=self._included,
                reading=self._reading,
                take=self._take,
                keep_as=self._keep_as,
            )
        )

    def imported(self, result: ImportResult) -> None:
        """What was left out stays in view."""
        self._result = result
        left_out = result.duplicates + result.refused
        words = [_("Done. What was left out stands here.") if left_out else _("Done.")]
        if self._preview and any(column.means is Means.AMOUNT for column in self._preview.columns):
            words.append(_("Balances wait under “Balances from paper”, until a manager takes them over."))
        self.show_message(" ".join(words))
        self._paint()


def _path(typed: str) -> Path:
    try:
        return Path(typed).expanduser()
    except RuntimeError as error:
        raise SalonError(Code.UNREADABLE_TABLE, why="no_file") from error
