"""The sign-in page's own: opening the archive, the salon's name, and who works here. It needs no tables, only SQL."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from db.core import audit, running_time
from db.core.connection import Archive as Archive  # the screen's way to the type
from db.core.connection import Clock, open_archive, read_keys, utc_now
from db.core.errors import SalonError
from db.core.row_values import moment_text
from db.core.sql import DatabaseError, Transaction, code_of, run
from db.core.without_sign_in import without_sign_in
from db.salon.records import SalonRecord
from db.salon.store.salon import salon_record
from db.staff.records import StaffRecord
from db.staff.store.people import staff_records

SHOWN_FOR = timedelta(days=1)
"""How long it is shown that the clock was set to another time."""


@without_sign_in
def open_desk(folder: Path, key_folder: Path, clock: Clock = utc_now) -> Archive:
    """Opens the archive for this process and ends the sessions that a crash left open.

    Where this program has other tables than the one before, a backup is made first, or nothing is changed.

    Raises:
        SalonError: Everything that :func:`db.core.connection.open_archive` and :func:`db.backup.making.make_backup`
            raise.
    """
    archive = open_archive(folder, key_folder, clock, _back_up_first)
    try:
        with archive.reading():
            run("UPDATE session SET ended = ? WHERE ended IS NULL", moment_text(clock()))
    except BaseException:
        archive.close()
        raise
    return archive


def _back_up_first(archive: Archive) -> Callable[[], object]:
    # the sign-in page waits for nothing of it
    from db.backup.migrating import back_up_first

    return back_up_first(archive)


@without_sign_in
def can_be_opened_again(archive: Archive) -> bool:
    """Whether the archive could be opened as well now: the stick with its key may have been pulled out since."""
    try:
        read_keys(archive.folder, archive.key_file.parent)
    except SalonError:
        return False
    return os.access(archive.path, os.W_OK)


@without_sign_in
def salon_before_sign_in(archive: Archive) -> SalonRecord:
    """The salon's name and language, for the page before anybody has signed in."""
    with archive.reading():
        return salon_record()


class ClockJump(NamedTuple):
    """What is the matter with this machine's clock.

    Attributes:
        kind: ``behind`` the last thing that was written down; ``back`` or ``forward``: it was set so since yesterday.
        before: When the last thing was written down, or what the clock said before it was set.
        to: What it was set to; None while it is behind.
    """

    kind: Literal["behind", "back", "forward"]
    before: datetime
    to: datetime | None = None


@without_sign_in
def clock_jump(archive: Archive) -> ClockJump | None:
    """What is the matter with the clock: everybody who signs in sees it, for a day."""
    now = archive.clock()
    with archive.reading():
        last, jump = audit.head()[2], audit.last_jump()
    if last and now < last - audit.CLOCK_TOLERANCE:
        return ClockJump("behind", last)
    if jump is None or now - jump[1] > SHOWN_FOR:
        return None
    operation, to, before = jump
    return ClockJump("back" if operation == audit.SET_BACK else "forward", before, to)


@without_sign_in
def people(archive: Archive) -> list[StaffRecord]:
    """Who works here, by the digits that they sign in with, without notes; who has none stands last."""
    with archive.reading():
        working = [person._replace(notes="") for person in staff_records() if person.active]
    return sorted(working, key=lambda person: person.number)


@without_sign_in
def count_running(archive: Archive) -> None:
    """Counts how long the archive has been open, which waits and failed PINs go by; asked every minute and at the end.

    Where it can't be written now, it is counted the next time.
    """
    try:
        with archive.reading(), Transaction():
            running_time.count(archive)
            if not archive.is_only_read:
                running_time.note_jump(archive)
    except DatabaseError as error:
        if code_of(error) is None:
            raise
