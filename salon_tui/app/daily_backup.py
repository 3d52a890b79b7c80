"""The day's backup, which the program makes by itself: in the first quiet minute, to each place that can be reached."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from db.core.errors import Code, SalonError
from salon_tui.app.unattended import do_unattended

if TYPE_CHECKING:
    from db.sign_in.operations.opening import Archive
    from salon_tui.kiosk.app import KioskApp

QUIET_SECONDS: Final = 60
"""So long nobody has pressed a key: whoever comes next will hardly notice it, and who is at work is not held up."""


class DailyBackup:
    """Asked every minute, it mostly has nothing to do; what it does, it does in a worker.

    Args:
        app: The app, whose keys tell whether it is quiet.
    """

    def __init__(self, app: KioskApp[int]) -> None:
        self._app = app
        self._is_under_way = False

    def minute(self, archive: Archive) -> None:
        """Another minute has gone by."""
        if not self._is_under_way and self._app.key_queue.quiet_seconds >= QUIET_SECONDS:
            self._is_under_way = True
            self._app.run_worker(lambda: self._run(archive), thread=True)

    def _run(self, archive: Archive) -> None:
        do_unattended(self._app, lambda: back_up_where_due(archive), {Code.DAMAGED})
        self._is_under_way = False


def back_up_where_due(archive: Archive) -> None:
    """Makes the backups that are due. What goes wrong is kept in the register, and Home tells when there is none."""
    # with the first quiet minute: the sign-in page waits for nothing of it
    from db.backup.operations.making import back_up_unasked, due_places
    from db.backup.operations.places import places_before_sign_in
    from db.backup.places import called
    from salon_tui.app.backup_places import reachable

    goals = {called(*goal): goal for goal in reachable(places_before_sign_in(archive))}
    for name in sorted(due_places(archive, list(goals))):
        with suppress(SalonError):
            back_up_unasked(archive, goals[name].folder, goals[name].label)
