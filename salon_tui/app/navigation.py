"""Which page is in front: pages are found by their names, and stand in a stack with home at its bottom.

A page that is left is kept, so that it opens quickly and stands as it was left, until some others have been left since.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast

from textual.app import App
from textual.screen import Screen

from salon_tui.words.i18n import _

if TYPE_CHECKING:
    from db.clients.records import ClientRecord
    from db.core.approval import Wanted
    from db.core.desk import Desk
    from db.visits.records import VisitRecord
    from salon_tui.commands import Group
    from salon_tui.screens.base.page import Page
    from salon_tui.screens.base.shell import Asking, Offering, Pages, Questions, Recalled

MOST_KEPT: Final = 8
"""Pages that are kept besides those in the stack: what a visit leads through; each takes about half a megabyte."""


class Navigator:
    """The pages that are kept, what is asked over them, and the messages that one leaves for the next.

    Args:
        app: Has the stack of the pages that are open.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._kept: dict[str, Page] = {}
        """The pages that there are, by their names; what was in use last stands last."""
        self._way: list[tuple[str, Recalled]] = []
        """After a lock, what lay below the page that one came back to: each is opened when one goes back to it."""
        self._is_returning = False
        self._unfinished: tuple[str, dict[str, Any]] | None = None
        """The form that was left last with something in it that is not saved, and what it is about."""
        self._recalled: tuple[str, Recalled] | None = None
        """The same of what was typed before somebody else was at the desk; it is read anew."""
        self._message = ("", False)
        """What one page has left to be said on the next, and whether with a bell."""

    def front_page(self) -> Page | None:
        """The page in front, under any dialog."""
        return next(reversed(self.open_pages()), None)

    def open_pages(self) -> list[Page]:
        """The pages in the stack, from its bottom on."""
        # the sign-in page opens without them
        from salon_tui.screens.base.page import Page

        return [screen for screen in self._app.screen_stack if isinstance(screen, Page)]

    def page(self, name: str) -> Page:
        """A page by name, made where it isn't kept."""
        if name not in self._kept:
            # the sign-in page opens without them
            from salon_tui.screens.registry import PAGES

            page = cast("Page", PAGES[name]())
            self._app.install_screen(page, name)
            self._kept[name] = page
        return self._kept[name]

    def show_page(self, name: str, **target: Any) -> None:
        """Shows a page: the one that is kept, wherever in the stack it is."""
        if not self._is_returning and self.front_page() is self._kept.get("home"):
            self._way.clear()
        page = self.page(name)
        self._touch(name)
        page.target = target
        if page in self._app.screen_stack:
            self.back_to(page)
            page.reload()
        else:
            self._app.push_screen(name)

    def _touch(self, name: str) -> None:
        self._kept[name] = self._kept.pop(name)

    def let_go(self) -> bool:
        """Removes the pages that were left longest ago, but not one that still waits for what it has begun.

        Returns:
            Whether there were any.
        """
        stack = self._app.screen_stack
        for name in [name for name, page in self._kept.items() if page in stack]:
            self._touch(name)
        at_work = {worker.node for worker in self._app.workers if not worker.is_finished}
        left = [name for name, page in self._kept.items() if page not in stack and page not in at_work]
        gone = left[:-MOST_KEPT]
        for name in gone:
            page = self._kept.pop(name)
            self._app.uninstall_screen(page)
            if page.is_running:
                page.remove()
        return bool(gone)

    def go_home(self) -> None:
        """Back to the opening page; what is not saved is kept as a draft."""
        self.back_to(self.page("home"))

    def back(self) -> None:
        """One page back; home is the last."""
        page = self.front_page()
        if page is not None and page.name != "home":
            self._app.pop_screen()
            if self._way and self.front_page() is self._kept.get("home"):
                self._return()

    def recall(self) -> list[tuple[str, Recalled]]:
        """The pages above home, the front one last, for who locks the desk."""
        above = [(str(page.name), page.recall()) for page in self.open_pages() if page.name not in ("home", None)]
        return [*self._way, *((name, recalled) for name, recalled in above if recalled is not None)]

    def come_back(self, way: list[tuple[str, Recalled]]) -> None:
        """Who locked the desk is back on the page where that was, from which one goes back as before."""
        self._way = way
        self._return()

    def has_typed(self) -> bool:
        """Whether what is typed on the page above the others is not saved."""
        return self.open_pages()[-1].has_typed()

    def offer_unfinished(self, name: str, about: Recalled) -> None:
        """The opening page says what its person was typing before somebody else was at the desk, and leads back."""
        page = self.page(name)
        self._unfinished, self._recalled = None, (name, about)
        words = _("{form}: not saved, but kept as a draft. F4 leads back.")
        self.message_for_next_page(words.format(form=_(page.TITLE_TEXT)))

    def _return(self) -> None:
        """Shows the last page of the way, read anew; where it may not be seen any more, home says so and is the end."""
        name, about = self._way.pop()
        home = self.page("home")
        self._is_returning = True
        try:
            self.page(name).come_back(home, about)
        finally:
            self._is_returning = False
        if self._app.screen is home:
            self._way.clear()

    def back_to(self, page: Screen[Any]) -> None:
        """Back to a page in the stack; those above it are left as they are."""
        if page is self._kept.get("home"):
            self._way.clear()
        while self._app.screen is not page:
            if (left := self.front_page()) is self._app.screen and left is not None:
                left.left_behind()
            self._app.pop_screen()

    def put_away(self) -> None:
        """Closes everything above the bottom of the stack, of which nothing is shown any more."""
        self._unfinished, self._recalled, self._way = None, None, []
        for page in self.open_pages():
            # one that has just been opened has nothing yet to be put away but what it will be about
            if page.is_mounted:
                page.put_away()
            else:
                page.target = {}

    def resume(self) -> None:
        """Back to the form that was left last and is not saved."""
        if self._unfinished is not None:
            name, target = self._unfinished
            self._unfinished = None
            self.show_page(name, **target)
        elif self._recalled is not None:
            name, about = self._recalled
            self._recalled = None
            self.page(name).come_back(self.page("home"), about)

    def has_unfinished(self) -> bool:
        """Whether there is such a form."""
        return self._unfinished is not None or self._recalled is not None

    def remember_unfinished(self, name: str, target: dict[str, Any]) -> None:
        """A form is left with something in it that is not saved."""
        self._unfinished, self._recalled = (name, target), None

    def forget_unfinished(self, name: str = "", target: dict[str, Any] | None = None) -> None:
        """A form is saved; or it is shown again, where a name and what it is about are given."""
        if not name or self._unfinished == (name, target):
            self._unfinished = None
        if not name or (self._recalled is not None and self._recalled[0] == name):
            self._recalled = None

    def message_for_next_page(self, message: str, alarm: bool = False) -> None:
        """A message for the page that comes to the front next."""
        self._message = (message, alarm)

    def take_message(self) -> tuple[str, bool]:
        """The message that was left, once, and whether with a bell."""
        message, self._message = self._message, ("", False)
        return message

    # A client, a visit.

    def show_client(self, page: Asking, client: int, among: list[int]) -> None:
        """Opens a card in front of home; ``among`` is the list that F7 and F8 go along.

        The record is read first: a question that it leads to is asked on the page where one is.
        """
        from db.clients.operations.clients import open_client

        page.perform(lambda desk: open_client(desk, client), lambda record: self._show_record(record, among))

    def _show_record(self, record: ClientRecord, among: list[int]) -> None:
        self.go_home()
        self.show_page("client", record=record, among=among)

    def show_visit(self, page: Asking, visit: int) -> None:
        """Opens a visit: to be filled in while it is open, to be read afterwards."""
        from db.visits.queries import open_record

        page.perform(lambda desk: open_record(desk, visit), self.show_visit_record)

    def show_visit_record(self, visit: VisitRecord) -> None:
        """Shows a visit that was read."""
        self.show_page("visit" if visit.is_open else "past_visit", record=visit)

    def open_instead(self, record: ClientRecord) -> None:
        """A form about a client is done: its card takes the form's place."""
        among = self.page("client").target.get("among", [])
        self._show_record(record, among if record.id in among else [record.id])

    # What is asked over a page.

    def show_help(self, screen: Offering) -> None:
        """Help for a screen, on top of it."""
        from salon_tui.screens.desk.help import HelpPage

        self._app.push_screen(HelpPage(screen))

    def show_more(self, screen: Offering, group: type[Group] | None = None) -> None:
        """The list of what else a screen can do, or of what stands under one of its lines."""
        from salon_tui.screens.base.page_list import show_page_list

        show_page_list(self._app, screen, group)

    def ask_reason(self, why: str, then: Callable[[str | None], None]) -> None:
        """Asks for the reason that an operation needs; gives None where there is none."""
        from salon_tui.screens.asking.questions import AskReason

        self._app.push_screen(AskReason(why), then)

    def ask_second(self, desk: Desk, wanted: Wanted, question: str, then: Callable[[Desk | None], None]) -> None:
        """Asks whom it takes to agree by PIN; gives the desk with the approval, or None."""
        from salon_tui.screens.asking.second import AskOwnPin, AskSecond

        self._app.push_screen((AskOwnPin if wanted.own else AskSecond)(desk, wanted, question), then)


if TYPE_CHECKING:
    _pages: type[Pages] = Navigator
    _questions: type[Questions] = Navigator
