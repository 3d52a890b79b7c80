"""Which page is in front: pages are made once, found by their names, and stand in a stack with home at its bottom."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from db.core.errors import SalonError
from salon_tui.kiosk.app import KioskApp
from salon_tui.screens.base.page import Page
from salon_tui.screens.registry import PAGES

if TYPE_CHECKING:
    from db.clients.records import ClientRecord
    from db.core.approval import Wanted
    from db.core.desk import Desk
    from db.visits.records import VisitRecord
    from salon_tui.app.print_jobs import PrintJob, PrintJobs
    from salon_tui.screens.base.shell import Asking, Offering


class PagedApp(KioskApp[int], inherit_bindings=False):
    """An app of pages that are kept, and of messages that one leaves for the next."""

    SCREENS = PAGES

    desk: Desk | None
    busy: bool

    unfinished: tuple[str, dict[str, Any]] | None = None
    """The form that was left last with something in it that is not saved, and what it is about."""
    _message = ("", False)
    """What one page has left to be said on the next, and whether with a bell."""
    _trouble = (0, "")
    """Which print job was in trouble last, and what was said of it."""

    def front_page(self) -> Page | None:
        """The page in front, under any dialog."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Page)), None)

    def page(self, name: str) -> Page:
        """A page by name, made when it is first asked for."""
        page = self.get_screen(name)
        assert isinstance(page, Page)
        return page

    def show_page(self, name: str, **target: Any) -> None:
        """Shows a page: the one that is kept, wherever in the stack it is."""
        page = self.page(name)
        page.target = target
        if page in self.screen_stack:
            self._back_to_screen(page)
            page.reload()
        else:
            self.push_screen(name)

    def go_home(self) -> None:
        """Back to the opening page; what is not saved is kept as a draft."""
        self._back_to_screen(self.get_screen("home"))

    def back(self) -> None:
        """One page back; home is the last."""
        page = self.front_page()
        if page is not None and page.name != "home":
            self.pop_screen()

    def show_help(self, screen: Offering) -> None:
        """Help for a screen, on top of it."""
        from salon_tui.screens.desk.help import HelpPage

        self.push_screen(HelpPage(screen))

    def show_more(self, screen: Offering) -> None:
        """The list of what else a screen can do."""
        from salon_tui.screens.base.page_list import show_page_list

        show_page_list(self, screen)

    def ask_reason(self, why: str, then: Callable[[str | None], None]) -> None:
        """Asks for the reason that an operation needs; gives None where there is none."""
        from salon_tui.screens.asking.questions import AskReason

        self.push_screen(AskReason(why), then)

    def ask_second(self, desk: Desk, wanted: Wanted, question: str, then: Callable[[Desk | None], None]) -> None:
        """Asks a second person to agree; gives the desk with the approval, or None."""
        from salon_tui.screens.asking.second import AskSecond

        self.push_screen(AskSecond(desk, wanted, question), then)

    def message_for_next_page(self, message: str, alarm: bool = False) -> None:
        """A message for the page that comes to the front next."""
        self._message = (message, alarm)

    def take_message(self) -> tuple[str, bool]:
        """The message that was left, once, and whether with a bell."""
        message, self._message = self._message, ("", False)
        return message

    def _back_to(self, kind: type[Screen[Any]]) -> None:
        while not isinstance(self.screen, kind):
            self.pop_screen()

    def _back_to_screen(self, page: Screen[Any]) -> None:
        while self.screen is not page:
            if isinstance(self.screen, Page):
                self.screen.left_behind()
            self.pop_screen()

    def resume(self) -> None:
        """Back to the form that was left last and is not saved."""
        if self.unfinished is not None:
            name, target = self.unfinished
            self.unfinished = None
            self.show_page(name, **target)

    def show_client(self, page: Asking, client: int, among: list[int]) -> None:
        """Opens a card in front of home; ``among`` is the list that F7 and F8 go along.

        The record is read first: a question that it leads to is asked on the page where one is.
        """
        from db.clients.operations.clients import open_client

        page.perform(lambda desk: open_client(desk, client), lambda record: self._show_record(record, among))

    def _show_record(self, record: ClientRecord, among: list[int]) -> None:
        self._back_to_screen(self.get_screen("home"))
        self.show_page("client", record=record, among=among)

    def show_visit(self, page: Asking, visit: int) -> None:
        """Opens a visit: to be filled in while it is open, to be read afterwards."""
        from db.visits.queries.visits import open_record

        page.perform(lambda desk: open_record(desk, visit), self.show_visit_record)

    def show_visit_record(self, visit: VisitRecord) -> None:
        """Shows a visit that was read."""
        self.show_page("visit" if visit.is_open else "past_visit", record=visit)

    def open_instead(self, record: ClientRecord) -> None:
        """A form about a client is done: its card takes the form's place."""
        among = self.page("client").target.get("among", [])
        self._show_record(record, among if record.id in among else [record.id])

    # What is on its way to paper.

    @cached_property
    def print_jobs(self) -> PrintJobs:
        """What was sent to a printer, and what became of it."""
        from salon_tui.app.print_jobs import PrintJobs
        from salon_tui.screens.printing.print_states import trouble

        def changed(job: PrintJob) -> None:
            # as it is now: until it is the page's turn, the job may be over and forgotten
            words = None if job.is_forgotten else trouble(job)
            # a job may outlive the desk that sent it
            with contextlib.suppress(RuntimeError):
                self.call_later(self._job_changed, job, words)

        return PrintJobs(changed)

    def follow_prints(self) -> None:
        """Somebody has signed in: what was sent to a printer before is followed on, and kept as it stands."""
        if self.desk is not None and not self.busy:
            # what can't be read now is followed when somebody signs in the next time
            with contextlib.suppress(SalonError):
                self.print_jobs.go_on(self.desk)

    def _job_changed(self, job: PrintJob, words: str | None) -> None:
        """Keeps how a job stands, and says on whatever page is in front that a printer needs somebody.

        Args:
            job: The job.
            words: What the printer needs, empty when it needs nothing; None where that is no news.
        """
        if self.desk is None:
            job.is_kept = False
            return
        if self.busy:
            # an import has the archive to itself: the next change, or the next who signs in, keeps this
            job.is_kept = False
        else:
            self.print_jobs.keep(self.desk, job)
        page = self.front_page()
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

    def put_prints_away(self) -> None:
        """The desk is locked: what is drawn is forgotten."""
        if "print_jobs" in self.__dict__:
            self.print_jobs.put_away()
