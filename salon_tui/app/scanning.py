"""What comes from outside: scanned cards, and keys that came too fast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from db.text.card_number import is_valid
from salon_tui.app.navigation import Navigator
from salon_tui.app.session import Session
from salon_tui.kiosk.messages import BurstRefused, CardScanned, KeysDropped
from salon_tui.screens.base.commanded import Commanded
from salon_tui.words.i18n import _


class Scanner:
    """Says what scanned cards mean: the key queue asks which bursts are cards, and the app is told what came of them.

    Args:
        app: Rings the bell.
        pages: Which page is in front.
        session: Who is at the desk.
        is_busy: Whether something has the archive to itself.
    """

    def __init__(self, app: App[Any], pages: Navigator, session: Session, is_busy: Callable[[], bool]) -> None:
        self._app, self._pages, self._session, self._is_busy = app, pages, session, is_busy

    def is_card_number(self, digits: str) -> bool:
        """Whether eight digits could be a card: the last one is the check digit."""
        return is_valid(digits)

    def is_card_expected(self, number: str) -> bool:
        """Whether there is such a card; pages that take scans say themselves what is the matter with one."""
        page = self._pages.front_page()
        return (page is not None and page.TAKES_SCANS) or self._card(number) is not None

    def are_scans_welcome(self) -> bool:
        """A scan never does anything at a locked desk."""
        return self._session.desk is not None and not self._is_busy()

    def _card(self, digits: str) -> int | None:
        from db.clients.finding.queries import by_number

        page = self._pages.front_page()
        found = page.ask(lambda desk: by_number(desk, digits), None) if page is not None else None
        return found.id if found else None

    def card_scanned(self, event: CardScanned) -> None:
        """Opens the scanned card from any page; on a page that takes scans, it is what the page is about.

        Where the client stands in what the page shows, the mark goes there first.
        """
        page = self._pages.front_page()
        if page is not None and page.TAKES_SCANS:
            if page.is_active:
                page.take_scan(event.number)
            else:
                # a question stands before the page, and a scan answers none
                self._app.bell()
            return
        if page is not None and page.is_active and page.mark_scanned(event.number):
            return
        client = self._card(event.number)
        if client is not None and page is not None:
            self._session.save_drafts()
            self._pages.back_to(page)
            self._pages.show_client(page, client, [client])

    def burst_refused(self, event: BurstRefused) -> None:
        """Something was scanned that is no card, or where no card opens."""
        screen = self._app.screen
        if not isinstance(screen, Commanded):
            return
        if self._session.desk is None:
            screen.show_message(_("That was scanned, not typed. Sign in first; a scan does nothing here."), alarm=True)
        elif event.number is not None:
            words = _("No client has the card {number}. Nothing was done.")
            screen.show_message(words.format(number=event.number), alarm=True)
        else:
            screen.show_message(_("What was scanned is no client's card. Nothing was done."), alarm=True)

    def keys_dropped(self, event: KeysDropped) -> None:
        """Keys came faster than their meaning was known."""
        page = self._pages.front_page()
        if page is not None:
            page.show_message(_("Some keys were not taken: please type that again."), alarm=True)
