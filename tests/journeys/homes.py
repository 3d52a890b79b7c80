"""The folder that a desk in a terminal works on, to be looked at when no desk is open on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.core.chain import verify
from db.core.connection import Archive, open_archive
from db.core.desk import Desk
from db.salon.models import Salon as SalonRow
from db.sign_in.operations.opening import people
from db.sign_in.operations.sign_in import sign_in
from db.staff.models import Staff
from tests.db.salon import OWNER, PINS, Salon
from tests.home_folder import HomeFolder


@dataclass(frozen=True)
class Home(HomeFolder):
    """A home folder whose archive can be looked at."""

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """The archive, to be looked at; no desk may be open on it."""
        archive = open_archive(self.data, self.keys)
        try:
            with archive.connected():
                yield archive
        finally:
            archive.close()

    @contextmanager
    def desk(self, name: str = OWNER, pin: str | None = None) -> Iterator[Desk]:
        """Somebody who is signed in without a screen, to look at what the archive holds."""
        with self.archive() as archive:
            person = next(person for person in people(archive) if person.name == name)
            yield sign_in(archive, person.id, PINS[name] if pin is None else pin)

    def check_audit(self) -> int:
        """The audit chain must verify; gives the number of its entries."""
        with self.archive():
            good, broken = verify()
        assert broken is None, f"the audit chain is broken at {broken}"
        return good

    def incidents(self) -> str:
        """What the program wrote down about its failures."""
        log = self.data / "incidents.log"
        return log.read_text() if log.exists() else ""


def copied(prepared: Salon, folder: Path, language: str = "zh", idle_seconds: int | None = None) -> Home:
    """A copy of the prepared archive, where everybody speaks one language."""
    shutil.copytree(prepared.folder, folder)
    home = Home(folder)
    with home.archive():
        SalonRow.update(language=language).execute()
        Staff.update(language=language).execute()
        if idle_seconds is not None:
            SalonRow.update(idle_seconds=idle_seconds).execute()
    return home
