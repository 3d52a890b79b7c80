"""What becomes of sheets on their way to a printer: kept in the archive, and said on whatever page is in front."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.app import App

from db.core.errors import SalonError

if TYPE_CHECKING:
    from db.core.desk import Desk
    from salon_tui.app.navigation import Navigator
    from salon_tui.app.print_jobs import PrintJob, PrintJobs
    from salon_tui.screens.base.page import Page


class PrintNews:
    """Follows the print jobs while somebody is at the desk.

    Args:
        app: On whose event loop news is dealt with.
        pages: Where news is said.
        is_busy: Whether something has the archive to itself.
    """

    def __init__(self, app: App[Any], pages: Navigator, is_busy: Callable[[], bool]) -> None:
        self._app, self._pages, self._is_busy = app, pages, is_busy
        self._desk: Desk | None = None
        self._trouble = (0, "")
        """Which print job was in trouble last, and what was said of it."""

    @cached_property
    def jobs(self) -> PrintJobs:
        """What was sent to a printer, and what became of it."""
        from salon_tui.app.print_jobs import PrintJobs
        from salon_tui.screens.printing.print_states import trouble

        def changed(job: PrintJob) -> None:
            # as it is now: until it is the page's turn, the job may be over and forgotten
            words = None if job.is_forgotten else trouble(job)
            # a job may outlive the desk that sent it
            with contextlib.suppress(RuntimeError):
                self._app.call_later(self._job_changed, job, words)

        return PrintJobs(changed)

    def begin(self, desk: Desk) -> None:
        """Somebody has signed in: what was sent to a printer before is followed on, once their page is there."""
        self._desk = desk
        self._app.call_later(self._follow)

    def put_away(self) -> None:
        """The desk is locked: what is drawn is forgotten."""
        self._desk = None
        if "jobs" in self.__dict__:
            self.jobs.put_away()

    def end(self) -> None:
        """The program ends: nothing is followed any more."""
        self.put_away()
        if "jobs" in self.__dict__:
            self.jobs.end()

    def _follow(self) -> None:
        if self._desk is not None and not self._is_busy():
            # what can't be read now is followed when somebody signs in the next time
            with contextlib.suppress(SalonError):
                self.jobs.go_on(self._desk.hurried())

    def _job_changed(self, job: PrintJob, words: str | None) -> None:
        """Keeps how a job stands, and says on whatever page is in front that a printer needs somebody.

        Args:
            job: The job.
            words: What the printer needs, empty when it needs nothing; None where that is no news.
        """
        if self._desk is None:
            job.is_kept = False
            return
        if self._is_busy():
            # an import has the archive to itself: the next change, or the next who signs in, keeps this
            job.is_kept = False
        else:
            self.jobs.keep(self._desk.hurried(), job)
        # a program that ends has put its pages away
        page = self._pages.front_page() if self._app.is_running else None
        if page is not None and not page.is_mounted:
            # it has been opened just now, and has nothing yet to say it with: in its own first turn it has
            page.call_later(self._job_changed, job, words)
        elif page is not None and not page.job_changed() and words is not None:
            self._say_trouble(page, job.row, words)

    def _say_trouble(self, page: Page, job: int, words: str) -> None:
        """Says what a printer needs, until it has it."""
        if words:
            page.show_message(words, alarm=True)
        elif self._trouble[0] == job and page.says(self._trouble[1]):
            page.show_message("")
        self._trouble = (job, words)
