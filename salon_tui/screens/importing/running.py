"""An import under way: in a worker, with its progress on the message line, and F12 to stop it."""

from __future__ import annotations

import time
from threading import Event

from typing_extensions import override

from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.importing.operations import ImportResult, ImportTable, import_table
from salon_tui.screens.base.page import Page
from salon_tui.words.i18n import _

PROGRESS_SECONDS = 0.1


class Stopped(Exception):
    """Somebody has stopped the import; nothing of it is kept."""


class ImportRun(Page, inherit_bindings=False):
    """A page that imports. Nobody else can save meanwhile, so that only F12 does anything then."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(name=name)
        self._stop: Event | None = None
        """Set to stop the import that is running; None when none is."""
        self._is_left = False
        """Whether the desk is to be locked as soon as it is over."""

    def imported(self, result: ImportResult) -> None:
        """Shows what the import did."""
        raise NotImplementedError

    @property
    def is_importing(self) -> bool:
        """Whether an import is running."""
        return self._stop is not None

    def refuses(self) -> bool:
        """Says that an import is running, if one is."""
        if self.is_importing:
            self.show_message(_("The import is running. F12 stops it; then nothing is kept."), alarm=True)
        return self.is_importing

    def run_import(self, asked: ImportTable) -> None:
        """Begins an import."""
        self._stop = Event()
        self.salon_app.busy = True
        self.paint_keys()
        self.show_message(_("Importing … F12 stops it; then nothing is kept."))
        stop, told = self._stop, time.monotonic()

        def progress(done: int, of: int) -> None:
            nonlocal told
            if stop.is_set():
                raise Stopped
            if time.monotonic() - told > PROGRESS_SECONDS:
                told = time.monotonic()
                self.app.call_from_thread(self._tell, done, of)

        def run(desk: Desk) -> ImportResult | None:
            try:
                return import_table(desk, asked, progress)
            except Stopped:
                return None

        self.perform_slowly(run, self._ended, refused=self._failed, holds=False)

    def _tell(self, done: int, of: int) -> None:
        # the desk isn't idle while it imports, and locking would have to wait for the import
        self.salon_app.key_queue.touch()
        self.show_message(_("{done} of {of} are in … F12 stops it; then nothing is kept.").format(done=done, of=of))

    def _ended(self, result: ImportResult | None) -> None:
        self._is_over()
        if result is not None:
            self.imported(result)
        else:
            self.show_message(_("Stopped. Nothing was imported."))

    def _failed(self, error: SalonError) -> bool:
        self._is_over()
        if error.code is not Code.CHANGED_MEANWHILE:
            return False
        self.show_message(_("The file was changed since it was read. F5 reads it again."), alarm=True)
        return True

    def _is_over(self) -> None:
        self._stop = None
        self.salon_app.busy = False
        if self._is_left:
            self._is_left = False
            self.app.call_later(self.salon_app.lock)
        self.paint_keys()

    def on_unmount(self) -> None:
        """The program ends: so does the import."""
        if self._stop is not None:
            self._stop.set()

    def do_back(self) -> None:
        """F12: stops the import, or goes back."""
        if self._stop is not None:
            self._stop.set()
        else:
            super().do_back()

    @override
    def do_find(self) -> None:
        if not self.refuses():
            super().do_find()

    @override
    def do_home(self) -> None:
        if not self.refuses():
            super().do_home()

    @override
    def do_lock(self) -> None:
        if self._stop is None:
            super().do_lock()
        else:
            # locking would undo what is in already: the screen is dark until it can be locked
            self._is_left = True
            self.salon_app.blank()
