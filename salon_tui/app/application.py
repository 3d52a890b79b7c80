"""The app: who is at the desk, what comes from outside, and what survives a lock."""

from __future__ import annotations

import asyncio
import contextlib
import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from db.core.errors import SalonError
from db.core.permissions import Permission, Role, possible
from db.salon.records import SalonRecord
from db.sign_in.operations.opening import Archive, count_running, salon_at_door
from db.staff.records import StaffRecord
from salon_tui.app.desk_settings import read_settings
from salon_tui.app.scanning import ScanningApp
from salon_tui.app.settings import SettingsError
from salon_tui.app.themes import THEMES
from salon_tui.app.unkept import Unkept
from salon_tui.kiosk.lock import IdleWatch
from salon_tui.screens.base.commanded import STYLES
from salon_tui.screens.base.page import Page
from salon_tui.screens.desk.sign_in import DoorPage
from salon_tui.screens.places import Place
from salon_tui.words import i18n
from salon_tui.words.i18n import _
from salon_tui.words.sentences import sentence

if TYPE_CHECKING:
    from db.core.desk import Desk


class SalonApp(ScanningApp, inherit_bindings=False):
    """The front desk; the door is always at the bottom of the stack."""

    CSS_PATH = STYLES / "door.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, archive: Archive | None, data: Path, keys: Path, incident_log: Path | None = None) -> None:
        super().__init__(incident_log=incident_log)
        self.archive = archive
        self.data, self.keys_folder = data, keys
        self.kept_keys: frozenset[str] = frozenset()
        """Keys that this terminal keeps for itself, so that their second ones are shown."""
        self.desk: Desk | None = None
        self.me: StaffRecord | None = None
        self.salon = salon_at_door(archive) if archive is not None else SalonRecord(name="")
        self.unkept = Unkept(self.now)
        self._is_locking = False
        self.revision = 0
        """Grows with every save, so that a page that comes back to the front knows whether to read again."""
        self.busy = False
        """An import is being written: a scanned card does nothing meanwhile."""
        self._left_at: tuple[int, str, dict[str, int]] | None = None
        for theme in THEMES:
            self.register_theme(theme)
        # before there is a style sheet: as a change of theme, it would be read twice
        self.set_reactive(SalonApp.theme, THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())
        i18n.use(self.salon.language if archive is not None else i18n.default_language())
        self._learn_desk()

    def _learn_desk(self) -> None:
        """What ``doctor`` has learned of the scanner and the terminal; a broken file is said at the sign-in page."""
        try:
            settings = read_settings(self.data)
        except SettingsError as error:
            self.message_for_next_page(str(error))
        else:
            self.kept_keys = settings.kept_keys
            self.set_scanner(settings.scanner)

    def get_default_screen(self) -> Screen[Any]:
        """The sign-in page itself, where there is an archive: an empty screen below it would be painted first."""
        return super().get_default_screen() if self.archive is None else DoorPage()

    def on_mount(self) -> None:
        """The first run, where there is no archive yet; from now on, running time is counted by minutes."""
        self.set_interval(60, self._count_running)
        if self.archive is None:
            from salon_tui.screens.desk.first_run import FirstRunPage

            self.push_screen(FirstRunPage())

    def begin(self, archive: Archive) -> None:
        """The first run has made an archive: on to the sign-in page."""
        self.archive = archive
        self.salon = salon_at_door(archive)
        i18n.use(self.salon.language)
        self.switch_screen(DoorPage())

    # Who is at the desk.

    @property
    def archive_in_use(self) -> Archive:
        """The open archive; pages are only shown when there is one."""
        assert self.archive is not None
        return self.archive

    @property
    def desk_in_use(self) -> Desk:
        """The desk of the person who is signed in; pages behind the door are only shown when there is one."""
        assert self.desk is not None
        return self.desk

    def may(self, permission: Permission) -> bool:
        """Whether the person at the desk may do this for at least some client; only hides keys."""
        return self.me is not None and possible([Role(role) for role in self.me.roles], permission)

    def enter(self, desk: Desk) -> None:
        """Somebody has signed in: their language and theme, and where they were when they locked."""
        from db.staff.queries.people import me

        try:
            self.me = me(desk)
        except SalonError as error:
            # the archive failed between the PIN and the desk: the sign-in page stays, and says so
            self.me = None
            if isinstance(self.screen, DoorPage):
                self.screen.show_message(f" {sentence(error)}", alarm=True)
            return
        self.desk = desk
        if (why := self.unkept.settle(desk)) is not None:
            self.message_for_next_page(
                f"{sentence(why)} {_('What you type is held until the program ends.')}", alarm=True
            )
        self.show_look(self.me.language, self.me.theme)
        self.watch_idle()
        left, self._left_at = self._left_at, None
        self.push_screen("home")
        self.call_later(self.follow_prints)
        if not (self.salon.has_recovery or self.salon.demo) and self.may(Permission.SETTINGS):
            self.show_page("recovery")
        elif left is not None and left[0] == self.me.id:
            self._go_back_to(left[1], left[2])

    def know_me(self, who: StaffRecord) -> None:
        """The person at the desk has changed their own record."""
        self.me = who

    def _go_back_to(self, name: str, recalled: dict[str, int]) -> None:
        """Shows the page that was in front at the lock; whose record it was is read again, by right and in the log."""
        from db.clients.operations.clients import open_client

        page = self.page("home")
        if "client" in recalled:
            page.perform(
                lambda desk: open_client(desk, recalled["client"]),
                lambda record: self.show_page(name, record=record, among=[record.id]),
            )
        elif "visit" in recalled:
            self.show_visit(page, recalled["visit"])
        else:
            self.show_page(name, **recalled)

    def show_look(self, language: str, theme: str) -> None:
        """Switches language and theme for what is drawn from now on."""
        i18n.use(language)
        if theme in {one.name for one in THEMES}:
            self.theme = theme

    def watch_idle(self) -> None:
        """Locks after the salon's idle time without a key."""
        if self.idle_watch is not None:
            self.idle_watch.stop()
        # boot time goes on while the machine sleeps: the first key after the lid is opened finds the desk locked
        self.idle_watch = IdleWatch(
            self.salon.idle_seconds,
            self.lock,
            clock=lambda: time.clock_gettime(time.CLOCK_BOOTTIME),
            later=asyncio.get_running_loop().call_later,
        )
        self.idle_watch.start()

    def lock(self) -> None:
        """Locks the desk: drafts are kept, every page behind the door is put away."""
        if self.desk is None or self._is_locking:
            return
        self._is_locking = True
        try:
            self._lock(self.desk)
        finally:
            self._is_locking = False

    def _lock(self, desk: Desk) -> None:
        from db.staff.operations.session import lock

        page = self.front_page()
        if page is not None and page.name and self.me is not None:
            self._left_at = (self.me.id, page.name, page.recall())
        self.save_drafts()
        if self.me is not None and self.unkept.of(self.me.id):
            text = _("What {name} typed could not be kept. It is held here until the program ends: make room first.")
            self.message_for_next_page(text.format(name=self.me.name), alarm=True)
        for screen in self.screen_stack:
            # one that has just been opened has nothing yet to be put away but what it will be about
            if isinstance(screen, Page) and screen.is_mounted:
                screen.put_away()
            elif isinstance(screen, Page):
                screen.target = {}
        try:
            lock(desk)
        except SalonError as error:
            # nobody is signed in any more, which is what locking is for
            self.log.debug(error.code)
        self.copy_to_clipboard("")
        self.put_prints_away()
        self.desk, self.me = None, None
        self.unfinished = None
        if self.idle_watch is not None:
            self.idle_watch.stop()
        i18n.use(self.salon.language)
        self._back_to(DoorPage)

    def put_out(self, why: str) -> None:
        """Who was signed in may not be here any longer: back to the sign-in page, which says so."""
        desk = self.desk

        def lock() -> None:
            if self.desk is desk and desk is not None:
                self.message_for_next_page(why, alarm=True)
                self.lock()

        # what asked goes on to its end first: it may need to know whose desk it is
        self.call_later(lock)

    def save_drafts(self) -> None:
        """Keeps what is being typed on every page."""
        if self.desk is not None:
            for screen in self.screen_stack:
                if isinstance(screen, Page):
                    screen.keep_draft()

    def blank(self) -> None:
        """Nothing on the screen until the next key."""
        from salon_tui.screens.base.blank import BlankScreen

        self.push_screen(BlankScreen())

    def on_unmount(self) -> None:
        """Ends the session and gives the desk free."""
        if self.idle_watch is not None:
            self.idle_watch.stop()
        if self.desk is not None:
            from db.staff.operations.session import sign_out

            try:
                sign_out(self.desk)
            except SalonError as error:
                self.log.debug(error.code)
        if self.archive is not None:
            self._count_running()
            self.archive.close()

    def _count_running(self) -> None:
        if self.archive is not None and not self.busy:
            # what can't be counted now is counted with the next minute
            with contextlib.suppress(SalonError):
                count_running(self.archive)

    def allows(self, place: Place) -> bool:
        """Whether this person may open a page."""
        return place.permission is None or self.may(place.permission)

    # Small things that pages share.

    def now(self) -> datetime:
        """Now, in the salon's time zone."""
        return self.archive.today() if self.archive is not None else datetime.now().astimezone()

    def today(self) -> date:
        """Today."""
        return self.now().date()

    def incident_sentence(self, number: str) -> str:
        """What is left on the terminal after a crash."""
        return _("The program had to stop. Nothing that was saved is lost. Incident {number}.").format(number=number)
