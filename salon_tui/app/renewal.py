"""A new day begins with a new program where nobody is at the desk: what a day has loaded goes with the old one.

Python gives back little of that by itself. The desk ends as at any other time, and its parent starts the next, which
stands as this one stood: dark or not, and with the page to which whoever has locked the desk comes back.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from db.sign_in.operations.opening import can_be_opened_again
from salon_tui.app.daily_backup import QUIET_SECONDS
from salon_tui.kiosk.driver import CLEAN_END_SECONDS
from salon_tui.kiosk.hardening import exit_hard_after
from salon_tui.kiosk.supervisor import RENEWED, has_parent, leave_word, word_left
from salon_tui.screens.desk.sign_in import SignInPage

if TYPE_CHECKING:
    from db.sign_in.operations.opening import Archive
    from salon_tui.app.session import Session
    from salon_tui.kiosk.app import KioskApp


_DAY: Final = "day of the calendar"
"""What stands for a day among numbers and texts."""


class Renewal:
    """Asked every minute; once on the day after one on which somebody was at the desk, it has something to do.

    Args:
        app: The app that ends.
        session: Who was at the desk, and where.
    """

    def __init__(self, app: KioskApp[int], session: Session) -> None:
        self._app, self._session = app, session

    def minute(self, archive: Archive) -> None:
        """Another minute has gone by."""
        if self._is_due() and not self._is_at_work() and can_be_opened_again(archive):
            leave_word(
                json.dumps([self._is_dark(), self._session.left_at], default=lambda day: {_DAY: day.toordinal()})
            )
            exit_hard_after(CLEAN_END_SECONDS, RENEWED)
            self._app.end(RENEWED)

    def take_over(self) -> bool:
        """Goes on where the desk was that has ended for this one; gives whether it was dark."""
        is_dark, left_at = json.loads(
            word_left() or "[false, {}]",
            object_hook=lambda found: date.fromordinal(found[_DAY]) if _DAY in found else found,
        )
        self._session.left_at = {int(who): way for who, way in left_at.items()}
        return bool(is_dark)

    def _is_due(self) -> bool:
        locked_on = self._session.locked_on
        return has_parent() and locked_on is not None and locked_on < self._session.now().date()

    def _is_at_work(self) -> bool:
        """Whether somebody is there, or something under way or held would be lost."""
        app, session = self._app, self._session
        return (
            session.desk is not None
            or app.key_queue.quiet_seconds < QUIET_SECONDS
            or not (isinstance(app.screen, SignInPage) or self._is_dark())
            or session.unkept.is_holding
            or any(not worker.is_finished for worker in app.workers)
        )

    def _is_dark(self) -> bool:
        from salon_tui.screens.base.blank import BlankScreen

        return isinstance(self._app.screen, BlankScreen)
