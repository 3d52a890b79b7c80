"""The tasks of a day, which the program makes by itself when the first of a day signs in."""

from __future__ import annotations

import threading
import time
from datetime import date
from typing import TYPE_CHECKING, Final

from db.core.errors import Code
from db.core.row_values import local_day
from salon_tui.app.unattended import do_unattended

if TYPE_CHECKING:
    from db.core.desk import Desk
    from salon_tui.app.navigation import Navigator
    from salon_tui.kiosk.app import KioskApp

WORK_SECONDS: Final = 0.1
"""So long they are made whatever is typed: mostly that is all of it."""
QUIET_SECONDS: Final = 0.4
"""No key has come for so long when more is made: who types hasn't come to an end before."""
LONGEST_SECONDS: Final = 2.0
"""How long is waited for that: some time they have to be made."""


class DayTasks:
    """Makes them in a worker: after a week without the desk it takes seconds, after an import a minute.

    Args:
        app: The app, whose worker it is.
        pages: Its pages; Home is read again when they are made.
    """

    def __init__(self, app: KioskApp[int], pages: Navigator) -> None:
        self._app, self._pages = app, pages
        self._made: date | None = None
        """The day for which that is done, or under way."""
        self._works_since = 0.0
        self._ended = threading.Event()

    def begin(self, desk: Desk) -> None:
        """Somebody has signed in."""
        archive, day = desk.archive, local_day(desk.archive.clock())
        if self._made != day and not (archive.is_damaged or archive.is_only_read):
            self._made = day
            self._works_since, archive.give_way = time.monotonic(), self._give_way
            self._app.run_worker(lambda: self._run(desk), thread=True)

    def end(self) -> None:
        """The program ends: nothing gives way to keys any more."""
        self._ended.set()

    def _run(self, desk: Desk) -> None:
        # who has gone meanwhile is no fault
        if do_unattended(self._app, lambda: _make(desk), {Code.NOBODY, Code.LOCKED, Code.DAMAGED}):
            self._app.call_from_thread(self._show)
        else:
            # the next who signs in makes them
            self._made = None

    def _give_way(self) -> None:
        """Waits until the keys rest: a key and what it paints took thrice as long beside the work."""
        now = time.monotonic()
        if now < self._works_since + WORK_SECONDS:
            return
        while self._app.key_queue.quiet_seconds < QUIET_SECONDS and time.monotonic() < now + LONGEST_SECONDS:
            # whoever ends the program waits for no key
            if self._ended.wait(0.05):
                return
        self._works_since = time.monotonic()

    def _show(self) -> None:
        page = self._pages.front_page()
        # one that is not laid out yet reads them by itself when it is
        if page is not None and page.name == "home" and page.is_active and page.is_mounted:
            page.reload()


def _make(desk: Desk) -> None:
    # with the first who signs in: the sign-in page waits for nothing of it
    from db.contacts.operations.making import make_day
    from db.contacts.queries.tasks import is_day_made
    from db.log.operations import count_clients
    from db.log.queries import clients_counted

    if not is_day_made(desk):
        make_day(desk)
    if not clients_counted(desk):
        count_clients(desk)
