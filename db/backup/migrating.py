"""A backup before the tables change: without one, they don't."""

from __future__ import annotations

from collections.abc import Callable

from db.backup import store
from db.backup.making import make_backup
from db.backup.places import usual_place
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.connection import Archive
from db.core.sql import Transaction, has_table


def back_up_first(archive: Archive) -> Callable[[], object]:
    """Makes a backup of the archive as the program before this one left it.

    Returns:
        What writes that down, once the tables have room for it.

    Raises:
        SalonError: As :func:`db.backup.making.make_backup`; then nothing may be changed.
    """
    is_known = has_table("backup_place")
    place = store.places(archive.folder).folder if is_known else usual_place(archive.folder)
    backup = make_backup(archive, place)

    def note() -> None:
        now = archive.clock()
        with Transaction():
            audit.append(now, "migrate", Action.EXECUTE, Outcome.DONE, what={"backup": backup.folder.name})
            store.write_down(now, str(place), backup, None)

    return note
