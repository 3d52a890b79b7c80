"""Who is at the desk, from signing in to the lock; and what comes back after it."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from typing import TYPE_CHECKING

from db.core.errors import Code, SalonError
from db.core.permissions import Grant, Permission, Role, grant, possible
from db.salon.records import SalonRecord
from db.sign_in.operations.opening import Archive, count_running, salon_before_sign_in
from salon_tui.app.themes import look_for
from salon_tui.app.unkept import Unkept
from salon_tui.screens.base.commanded import Commanded
from salon_tui.screens.desk.sign_in import SignInPage
from salon_tui.words import i18n
from salon_tui.words.i18n import _
from salon_tui.words.sentences import sentence
from salon_tui.words.words import use_calendar

if TYPE_CHECKING:
    from db.core.desk import Desk
    from db.staff.records import StaffRecord
    from salon_tui.app.navigation import Navigator
    from salon_tui.app.print_news import PrintNews
    from salon_tui.kiosk.app import KioskApp
    from salon_tui.screens.base.shell import Recalled, Seat


class Session:
    """The salon whose archive is open, and the person who is signed in there.

    Args:
        app: The app.
        pages: Its pages.
        prints: What is on its way to paper.
        archive: The open archive; None before the first run has made one.
    """

    def __init__(self, app: KioskApp[int], pages: Navigator, prints: PrintNews, archive: Archive | None) -> None:
        self._app, self._pages, self._prints = app, pages, prints
        self.archive = archive
        use_calendar(lambda: self.now().date())
        self.salon = SalonRecord(name="")
        self.desk: Desk | None = None
        self.me: StaffRecord | None = None
        self.unkept = Unkept(self.now)
        self._is_locking = False
        self.left_at: dict[int, list[tuple[str, Recalled]]] = {}
        """Which pages were open, about what, when the desk was locked, by who did so."""
        self.typed_at: dict[int, tuple[str, Recalled]] = {}
        """In which form something was typed and not saved when the desk was locked, by who did so."""
        self.locked_on: date | None = None
        """The day on which the desk was locked last; None before."""
        if archive is not None:
            self.open(archive)
        else:
            i18n.use(i18n.default_language())

    def open(self, archive: Archive) -> None:
        """There is an archive: whose it is, and in which language it is signed in to."""
        self.archive, self.salon = archive, salon_before_sign_in(archive)
        i18n.use(self.salon.language)

    def now(self) -> datetime:
        """Now, in the salon's time zone."""
        return self.archive.today() if self.archive is not None else datetime.now().astimezone()

    def may(self, permission: Permission, *, for_everybody: bool = False) -> bool:
        """Whether the person at the desk may do this for at least some client, or for any; only hides keys."""
        roles = [Role(role) for role in self.me.roles] if self.me is not None else []
        return grant(roles, permission, own=False) > Grant.NO if for_everybody else possible(roles, permission)

    # Somebody comes.

    def enter(self, desk: Desk) -> None:
        """Somebody has signed in: their language and theme, and where they were when they locked."""
        from db.staff.queries.people import me

        try:
            self.me = me(desk)
        except SalonError as error:
            # the archive failed between the PIN and the desk: the sign-in page stays, and says so
            self.me = None
            if isinstance(self._app.screen, Commanded):
                self._app.screen.show_message(sentence(error), alarm=True)
            return
        self.desk = desk
        if (why := self.unkept.settle(desk.hurried())) is not None:
            self._pages.message_for_next_page(
                f"{sentence(why)} {_('What you type is held until the program ends.')}", alarm=True
            )
        self.show_look(self.me.language, self.me.theme)
        self._watch_idle()
        left = self.left_at.pop(self.me.id, None)
        # whoever comes after somebody else begins at home, from which one key leads to what was typed
        self.left_at.clear()
        typed = self.typed_at.pop(self.me.id, None)
        if left is None and typed is not None:
            self._pages.offer_unfinished(*typed)
        self._pages.show_page("home")
        self._prints.begin(desk)
        if not (self.salon.has_recovery or self.salon.demo) and self.may(Permission.SETTINGS):
            self._pages.show_page("recovery")
        elif left is not None:
            home = self._pages.page("home")
            if home.is_mounted:
                self._pages.come_back(left)
            else:
                # the first to sign in since the program was started: it has yet to be laid out
                home.call_later(self._pages.come_back, left)

    def know_me(self, who: StaffRecord) -> None:
        """The person at the desk has changed their own record."""
        self.me = who

    def know_salon(self, salon: SalonRecord) -> None:
        """What stands about the salon was changed; it is in effect at once."""
        self.salon = salon
        self._watch_idle()

    def show_look(self, language: str, theme: str) -> None:
        """Switches language and theme for what is drawn from now on."""
        i18n.use(language)
        self._app.theme = look_for(self._app, theme)

    def _watch_idle(self) -> None:
        self._app.key_queue.watch_idle(self.salon.idle_seconds, self.lock)

    # Somebody goes.

    def save_drafts(self) -> None:
        """Keeps what is being typed on every page."""
        if self.desk is not None:
            for page in self._pages.open_pages():
                page.keep_draft()

    def lock(self) -> None:
        """Locks the desk: drafts are kept, every page but the sign-in page is put away."""
        if self.desk is None or self._is_locking:
            return
        self._is_locking = True
        try:
            self._lock(self.desk)
        finally:
            self._is_locking = False

    def _lock(self, desk: Desk) -> None:
        from db.sign_in.operations.leaving import lock

        self.locked_on = self.now().date()
        if self.me is not None and (way := self._pages.recall()):
            self.left_at[self.me.id] = way
            if self._pages.has_typed():
                self.typed_at[self.me.id] = way[-1]
        self.save_drafts()
        if self.me is not None and self.unkept.of(self.me.id):
            text = _("What {name} typed could not be kept. It is held here until the program ends: make room first.")
            self._pages.message_for_next_page(text.format(name=self.me.name), alarm=True)
        self._pages.put_away()
        try:
            lock(desk.hurried())
        except SalonError as error:
            # nobody is signed in any more, which is what locking is for; the session is closed when it can be
            self._app.log.debug(error.code)
            if error.code is Code.BUSY:
                self._app.run_worker(lambda: _close(desk), thread=True)
        with contextlib.suppress(SalonError):
            desk.archive.keep_less()
        self._app.copy_to_clipboard("")
        self._prints.put_away()
        self.desk, self.me = None, None
        self._app.key_queue.watch_idle_no_longer()
        i18n.use(self.salon.language)
        while not isinstance(self._app.screen, SignInPage):
            self._app.pop_screen()
        if self._app.collector is not None:
            self._app.collector.take_all()

    def close(self) -> None:
        """Locks the desk and closes the archive, for another to take its place."""
        self.lock()
        self.count_running()
        if self.archive is not None:
            self.archive.close()
            self.archive = None

    def put_out(self, why: str) -> None:
        """Who was signed in may not be here any longer: back to the sign-in page, which says so."""
        desk = self.desk

        def lock() -> None:
            if self.desk is desk and desk is not None:
                self._pages.message_for_next_page(why, alarm=True)
                self.lock()

        # what asked goes on to its end first: it may need to know whose desk it is
        self._app.call_later(lock)

    def end(self) -> None:
        """The program ends: so does the session, and the archive is closed."""
        self._app.key_queue.watch_idle_no_longer()
        self._prints.end()
        if self.desk is not None:
            from db.sign_in.operations.leaving import sign_out

            try:
                sign_out(self.desk)
            except SalonError as error:
                self._app.log.debug(error.code)
        if self.archive is not None:
            self.count_running()
            self.archive.close()

    def count_running(self) -> None:
        """Counts the time that the program runs, after which wrong PINs are forgotten."""
        if self.archive is not None:
            # what can't be counted now is counted with the next minute
            with contextlib.suppress(SalonError):
                count_running(self.archive)


def _close(desk: Desk) -> None:
    """Locks a session of which nothing is shown any more."""
    from db.sign_in.operations.leaving import lock

    with contextlib.suppress(SalonError):
        lock(desk)


if TYPE_CHECKING:
    _seat: type[Seat] = Session
