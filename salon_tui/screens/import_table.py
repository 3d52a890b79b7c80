"""Importing clients from a table: choose it, see what it holds, then all of it at once or nothing (R143)."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import work
from textual.widget import Widget

from db.errors import Code, SalonError
from db.fields import Field
from db.operations.entrance import Desk
from db.operations.importing import ImportPreview, ImportResult, ImportTable, import_table, preview_import
from db.queries.people import client_fields
from salon_tui import commands as c
from salon_tui.i18n import N_, _, ngettext
from salon_tui.screens.asking import Choose, Confirm
from salon_tui.screens.import_lines import Key, count_new, counts, explanation, lines, may_include
from salon_tui.screens.list_page import MOVES, ListPage
from salon_tui.screens.nearby import short, tables
from salon_tui.screens.slow import SlowPage
from salon_tui.sentences import sentence
from salon_tui.widgets.editor import Editor
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import Column, PickList

PROGRESS_SECONDS = 0.1


class Stopped(Exception):
    """Somebody has stopped the import; nothing of it is kept."""


class ImportPage(SlowPage, ListPage, inherit_bindings=False):
    """The path stays in reach while Down and Up move in the preview."""

    TITLE_TEXT = N_("Import a table")
    HELP_TEXT = N_(
        "Type the path of an .xlsx or .csv file, or choose one with F4, and press Enter: nothing is changed yet. F10 "
        "then adds every new client. Who is known already is left out; on a row that is somebody else after all, press "
        "Enter. Imported clients are asked for their consent when they come."
    )
    KEYS: ClassVar[tuple[type[c.Command], ...]] = (c.ImportNow, c.ChooseFile, c.Refresh, *MOVES, c.GoHome, c.Back)
    DIGITS = False

    def __init__(self) -> None:
        super().__init__(name="import")
        self._forget()

    def _forget(self) -> None:
        self._read = ""
        """The path that the preview is of."""
        self._preview: ImportPreview | None = None
        self._result: ImportResult | None = None
        self._included: frozenset[int] = frozenset()
        self._own: tuple[Field, ...] = ()
        self._stop: Event | None = None
        """Set to stop the import that is running; None when none is."""

    def body(self) -> Iterable[Widget]:
        """The path, the counts, the rows."""
        with Widget(id="path-line"):
            yield Line(id="path-label")
            yield Editor(id="path", longest=500)
        yield Line(id="counts")
        yield PickList([Column(6, "right"), Column(12, grow=1), Column(30, grow=3)], id="rows")

    def arrive(self) -> None:
        """Goes on where it was left."""
        super().arrive()
        self.query_one("#path-label", Line).say((f" {_('File')}", "dim"))
        self.query_one(Editor).focus()
        self._paint()

    def put_away(self) -> None:
        """Forgets the table."""
        super().put_away()
        self._forget()
        self.query_one(Editor).put("")
        self.list.fill([])

    def on_resize(self) -> None:
        """Wraps the columns for the new width."""
        super().on_resize()
        if self._preview is not None:
            self.call_after_refresh(self._paint)

    def _paint(self) -> None:
        preview = self._preview
        if preview is None:
            self.query_one("#counts", Line).say("")
            hint = _("Type where the table is, or press F4. A row of headings and one row per client are enough.")
            self.list.fill([], empty=f"  {hint}")
            return
        words = counts(preview, self._included)
        if self._result is not None:
            words = ngettext("{count} client was imported", "{count} clients were imported", self._result.added)
        sheet = f"{preview.sheet} · " if preview.sheet else ""
        self.query_one("#counts", Line).say((f" {sheet}{words}", "strong"))
        rows = lines(preview, self._included, self._own, self.size.width, done=self._result is not None)
        self.list.fill(rows, keep=True, empty=f"  {_('Nothing was left out.')}")

    def offers(self, command: type[c.Command]) -> bool:
        """F10 when there is something to import."""
        return super().offers(command) and (command is not c.ImportNow or self._can_import)

    @property
    def _can_import(self) -> bool:
        preview = self._preview if self._result is None and self._stop is None else None
        return preview is not None and count_new(preview, self._included) > 0

    # Reading.

    def do_enter(self) -> None:
        """Enter: reads the table that was typed; then it is for the row under the mark."""
        typed = self.query_one(Editor).value.strip()
        if self._is_running():
            return
        if typed != self._read or self._preview is None:
            self._look(typed)
        else:
            self._include()

    def do_refresh_page(self) -> None:
        """F5: reads the table again."""
        if not self._is_running():
            self._look(self.query_one(Editor).value.strip())

    def _look(self, typed: str) -> None:
        if not typed:
            self.say(_("Type where the table is first, or choose it with F4."), alarm=True)
            return
        self.say(_("Reading the table …"))

        def read(desk: Desk) -> tuple[ImportPreview, tuple[Field, ...]]:
            return preview_import(desk, _path(typed)), client_fields(desk)

        self._read = typed
        self.perform_slowly(read, self._show, refused=self._unreadable)

    def _show(self, found: tuple[ImportPreview, tuple[Field, ...]]) -> None:
        self._preview, self._own = found
        self._included, self._result = frozenset(), None
        self._request = self.salon_app.new_request()
        self.say(_("Nothing is imported yet: F10 does it.") if self._can_import else _("There is nobody new in it."))
        self._paint()
        self.paint_keys()

    def _unreadable(self, error: SalonError) -> bool:
        self._preview = None
        self._paint()
        self.paint_keys()
        return False

    def do_choose(self) -> None:
        """F4: tables that lie about."""
        if self._is_running():
            return
        found = tables()
        offers = [(str(number), f"{path.name}  {short(path.parent)}") for number, path in enumerate(found, 1)]

        def take(number: str | None) -> None:
            if number:
                self.query_one(Editor).put(short(found[int(number) - 1]))
                self.do_enter()

        self.app.push_screen(Choose(_("Tables in the home folder, the downloads and on sticks"), offers), take)

    def _include(self) -> None:
        key: Key | None = self.list.chosen
        rows = self._preview.rows if self._preview is not None and self._result is None else ()
        row = next((row for row in rows if key == ("row", row.row)), None)
        if row is None:
            return
        if not may_include(row):
            # the line may have been too short for it
            self.say(explanation(row) or _("This row is imported with F10."))
            return
        self._included ^= {row.row}
        self._paint()
        self.paint_keys()

    # Importing.

    def do_import_now(self) -> None:
        """F10: asks once more."""
        if self.query_one(Editor).value.strip() != self._read:
            self.do_enter()
            return
        assert self._preview is not None
        question = ngettext(
            "Import {count} new client?",
            "Import {count} new clients? All of them are added, or none.",
            count_new(self._preview, self._included),
        )
        self.app.push_screen(Confirm(question), lambda yes: self._import() if yes else None)

    def _import(self) -> None:
        assert self._preview is not None
        self._stop = Event()
        self.salon_app.busy = True
        self.paint_keys()
        self.say(_("Importing … F12 stops it; then nothing is kept."))
        asked = ImportTable(self._request, _path(self._read), self._preview.digest, self._included)
        self._import_in_worker(self.desk, asked, self._stop)

    @work(thread=True, exclusive=True, group="import")
    def _import_in_worker(self, desk: Desk, asked: ImportTable, stop: Event) -> None:
        told = time.monotonic()

        def progress(done: int, of: int) -> None:
            nonlocal told
            if stop.is_set():
                raise Stopped
            if time.monotonic() - told > PROGRESS_SECONDS:
                told = time.monotonic()
                self.app.call_from_thread(self._tell, done, of)

        try:
            result = import_table(desk, asked, progress)
        except SalonError as error:
            self.app.call_from_thread(self._ended, None, error)
        except Stopped:
            self.app.call_from_thread(self._ended, None, None)
        else:
            self.app.call_from_thread(self._ended, result, None)

    def _tell(self, done: int, of: int) -> None:
        if self.salon_app.idle_watch is not None:
            # the desk isn't idle while it imports, and locking would have to wait for the import
            self.salon_app.idle_watch.touch()
        self.say(_("{done} of {of} are in … F12 stops it; then nothing is kept.").format(done=done, of=of))

    def _ended(self, result: ImportResult | None, error: SalonError | None) -> None:
        self._stop, self._result = None, result
        self.salon_app.busy = False
        self.paint_keys()
        if result is not None:
            self.say(_("Done. What was left out stands here."))
            self._paint()
        elif error is None:
            self.say(_("Stopped. Nothing was imported."))
        elif error.code is Code.CHANGED_MEANWHILE:
            self.say(_("The file was changed since it was read. F5 reads it again."), alarm=True)
        else:
            self.say(sentence(error), alarm=True)

    # While it is running, only F12 does anything.

    def _is_running(self) -> bool:
        if self._stop is not None:
            self.say(_("The import is running. F12 stops it; then nothing is kept."), alarm=True)
        return self._stop is not None

    def do_back(self) -> None:
        """F12: stops the import, or goes back."""
        if self._stop is not None:
            self._stop.set()
        else:
            super().do_back()

    def do_home(self) -> None:
        """F3."""
        if not self._is_running():
            super().do_home()

    def do_lock(self) -> None:
        """F11."""
        if not self._is_running():
            super().do_lock()


def _path(typed: str) -> Path:
    try:
        return Path(typed).expanduser()
    except RuntimeError as error:
        raise SalonError(Code.UNREADABLE_TABLE, why="no_file") from error
