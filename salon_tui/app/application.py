"""The app: it owns what pages, keys, scans, printers and the session need, and is what pages know of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from db.core.errors import Code, SalonError
from db.sign_in.operations.opening import Archive
from salon_tui.app.daily_backup import DailyBackup
from salon_tui.app.day_tasks import DayTasks
from salon_tui.app.desk_settings import read_settings
from salon_tui.app.navigation import Navigator
from salon_tui.app.print_news import PrintNews
from salon_tui.app.renewal import Renewal
from salon_tui.app.scanning import Scanner
from salon_tui.app.session import Session
from salon_tui.app.settings import SettingsError
from salon_tui.app.themes import CALM, MONO, THEMES, Colourless, look_for
from salon_tui.kiosk.app import KioskApp
from salon_tui.kiosk.messages import BurstRefused, CardScanned, KeysDropped
from salon_tui.screens.base.commanded import STYLES, Commanded
from salon_tui.screens.desk.sign_in import SignInPage
from salon_tui.words.i18n import _
from salon_tui.words.sentences import sentence, sentence_at_desk

if TYPE_CHECKING:
    from db.backup.records import RestoreAgreed
    from db.core.desk import Desk
    from db.salon.records import SalonRecord
    from db.staff.records import StaffRecord
    from salon_tui.app.print_jobs import PrintJobs
    from salon_tui.screens.base.shell import Shell
    from salon_tui.screens.places import Place


class SalonApp(KioskApp[int], inherit_bindings=False):
    """The front desk; the sign-in page is always at the bottom of the stack."""

    CSS_PATH = STYLES / "sign_in.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []
    theme = Reactive(CALM.name)

    def __init__(
        self,
        archive: Archive | None,
        data: Path,
        keys: Path,
        incident_log: Path | None = None,
        broken: SalonError | None = None,
    ) -> None:
        super().__init__(incident_log=incident_log)
        self.data, self.keys_folder = data, keys
        self._broken = broken
        self._is_damage_told = False
        self.kept_keys: frozenset[str] = frozenset()
        """Keys that this terminal keeps for itself, so that their second ones are shown."""
        self.revision = 0
        """Grows with every save, so that a page that comes back to the front knows whether to read again."""
        self.busy = False
        """An import is being written: a scanned card does nothing meanwhile."""
        if (look := look_for(self, CALM.name)) != CALM.name:
            # before there is a style sheet: as a change of theme, it would be read twice
            self.set_reactive(SalonApp.theme, look)
            self.stylesheet.set_variables(self.get_css_variables())
        self.pages = pages = Navigator(self)
        self.prints = PrintNews(self, pages, lambda: self.busy)
        self.session = session = Session(self, pages, self.prints, archive)
        self.curtain.on_key_lost = session.lock
        self.scanner = self.key_queue.scans = Scanner(self, pages, session, lambda: self.busy)
        self._daily_backup, self._day_tasks = DailyBackup(self), DayTasks(self, pages)
        self._renewal = Renewal(self, session)
        self._learn_desk()

        # what pages call, by the names that Shell gives them
        self.page, self.front_page, self.show_page = pages.page, pages.front_page, pages.show_page
        self.back, self.go_home = pages.back, pages.go_home
        self.has_unfinished, self.resume = pages.has_unfinished, pages.resume
        self.remember_unfinished, self.forget_unfinished = pages.remember_unfinished, pages.forget_unfinished
        self.message_for_next_page, self.take_message = pages.message_for_next_page, pages.take_message
        self.show_client, self.open_instead = pages.show_client, pages.open_instead
        self.show_visit, self.show_visit_record = pages.show_visit, pages.show_visit_record
        self.show_help, self.show_more = pages.show_help, pages.show_more
        self.ask_reason, self.ask_second = pages.ask_reason, pages.ask_second
        self.unkept, self.now, self.may = session.unkept, session.now, session.may
        self.enter, self.lock, self.put_out = session.enter, session.lock, session.put_out
        self.begin_day = self._day_tasks.begin
        self.know_me, self.know_salon, self.show_look = session.know_me, session.know_salon, session.show_look

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The looks, and none of Textual's own."""
        return THEMES

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colours, what is painted has none: Textual's own filter would leave greys."""
        return [Colourless()] if self.theme == MONO.name else super().get_line_filters()

    def _learn_desk(self) -> None:
        """What ``doctor`` has learned of the scanner and the terminal; a broken file is said at the sign-in page."""
        try:
            settings = read_settings(self.data)
        except SettingsError as error:
            self.pages.message_for_next_page(str(error))
        else:
            self.kept_keys = settings.kept_keys
            self.key_queue.set_scanner(settings.scanner)

    def get_default_screen(self) -> Screen[Any]:
        """The sign-in page itself, where there is an archive: an empty screen below it would be painted first."""
        return super().get_default_screen() if self.archive is None else SignInPage()

    def on_mount(self) -> None:
        """The first run, where there is no archive yet; from now on, minutes are counted."""
        self.set_interval(60, self._minute)
        if self._broken is not None:
            self.offer_restore(sentence(self._broken))
        elif self.archive is None:
            from salon_tui.screens.desk.first_run import FirstRunPage

            self.push_screen(FirstRunPage())
        elif self._renewal.take_over():
            self.blank()

    def begin(self, archive: Archive) -> None:
        """An archive was made or restored, where none was open: on to the sign-in page."""
        self.session.open(archive)
        self._is_damage_told = False
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if not isinstance(self.screen, SignInPage):
            self.push_screen(SignInPage())

    def offer_restore(self, why: str) -> None:
        """The archive can't be used any more: says why, and offers what backups there are."""
        from salon_tui.screens.backups.before_sign_in import RestoreBeforeSignInPage

        self.session.close()
        self.push_screen(RestoreBeforeSignInPage(why))

    def restore(self, backup: Path, agreed: RestoreAgreed) -> None:
        """Closes the desk, restores a backup in the archive's place, and opens it again at the sign-in page."""
        from salon_tui.screens.backups.before_sign_in import RestoreBeforeSignInPage

        def restore() -> None:
            self.session.close()
            self.push_screen(RestoreBeforeSignInPage(backup=backup, agreed=agreed))

        # the page that asked for it goes on to its end first
        self.call_later(restore)

    def on_unmount(self) -> None:
        """Ends the session and gives the desk free."""
        self._day_tasks.end()
        self.session.end()

    def _tell_damage(self) -> None:
        """The archive was found damaged while nobody asked for anything, as at the day's backup."""
        self._is_damage_told = True
        if isinstance(self.screen, Commanded):
            self.screen.show_message(sentence_at_desk(SalonError(Code.DAMAGED)), alarm=True)
        if (page := self.pages.front_page()) is not None:
            page.paint_head()

    def _minute(self) -> None:
        if self.archive is not None and not self.busy:
            self.session.count_running()
            if self.archive.is_damaged:
                if not self._is_damage_told:
                    self._tell_damage()
            elif not self.archive.is_only_read:
                # before a backup is begun, which is not cut off
                self._renewal.minute(self.archive)
                self._daily_backup.minute(self.archive)

    def rest(self) -> None:
        """Lets go of pages that were left; a key never waits for that."""
        if self.pages.let_go() and self.collector is not None:
            self.collector.take_all()
        super().rest()

    def save_drafts(self) -> None:
        """Keeps what is being typed on every page."""
        self.session.save_drafts()

    @on(CardScanned)
    def _card_scanned(self, event: CardScanned) -> None:
        self.scanner.card_scanned(event)

    @on(BurstRefused)
    def _burst_refused(self, event: BurstRefused) -> None:
        self.scanner.burst_refused(event)

    @on(KeysDropped)
    def _keys_dropped(self, event: KeysDropped) -> None:
        self.scanner.keys_dropped(event)

    # What pages read.

    @property
    def archive(self) -> Archive | None:
        """The open archive; None before the first run."""
        return self.session.archive

    @property
    def archive_in_use(self) -> Archive:
        """The open archive; pages are only shown when there is one."""
        assert self.archive is not None
        return self.archive

    @property
    def salon(self) -> SalonRecord:
        """The salon whose archive it is."""
        return self.session.salon

    @property
    def desk(self) -> Desk | None:
        """The desk of the person who is signed in; None while nobody is."""
        return self.session.desk

    @property
    def desk_in_use(self) -> Desk:
        """The same; pages behind the sign-in page are only shown when somebody is signed in."""
        assert self.desk is not None
        return self.desk

    @property
    def me(self) -> StaffRecord | None:
        """The person who is signed in."""
        return self.session.me

    @property
    def print_jobs(self) -> PrintJobs:
        """What was sent to a printer, and what became of it."""
        return self.prints.jobs

    def today(self) -> date:
        """Today, in the salon's time zone."""
        return self.now().date()

    def allows(self, place: Place) -> bool:
        """Whether this person may open a page."""
        return self.may(place.permission)

    def blank(self) -> None:
        """Nothing on the screen until the next key."""
        from salon_tui.screens.base.blank import BlankScreen

        self.push_screen(BlankScreen(lambda: not self.busy))

    def incident_sentence(self, number: str) -> str:
        """What is left on the terminal after a crash."""
        return _("The program had to stop. Nothing that was saved is lost. Incident {number}.").format(number=number)


if TYPE_CHECKING:
    # what pages are told of the app is what it has
    _shell: type[Shell] = SalonApp
