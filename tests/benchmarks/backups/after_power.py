"""What a power cut may not have cost: the program is started as it left the disk, and what is there is compared."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from db.backup.checking import look_over
from db.backup.operations.restoring import plan_restore, restore
from db.backup.places import COPY_FILE, backups_in, newest_first
from db.core import chain
from db.core.connection import applied_migrations, known_migrations, read_keys, utc_now
from db.core.disk.copies import one_state, table_counts
from db.core.disk.files import DATABASE_FILE, exists
from db.core.disk.keys import Keys
from db.core.errors import Code, SalonError
from db.core.sql import rows
from db.integrity.copy import archive_copy
from db.integrity.operations import examine
from db.integrity.records import Part
from db.sign_in.operations.opening import open_desk
from db.sign_in.operations.sign_in import FirstRun, first_run, sign_in
from salon_tui.app.desk_settings import read_settings
from salon_tui.app.settings import SettingsError
from tests.db.power.disk import picture
from tests.db.power.recording import Event
from tests.db.power.scenes import FIRST_DATA, FIRST_KEYS, LATER
from tests.db.salon import CHEAP, OWNER, PINS, Salon
from tests.db.saving import Kept, Saver

LOST, DOUBLED, ALARM, WRITES, NO_BACKUP, FALSE_BACKUP, NO_WAY_ON = FAULTS = (
    "acknowledged saves lost",
    "saves doubled, or not whole",
    "archives damaged, or called so",
    "checks that wrote something",
    "acknowledged backups lost",
    "backups that count and are not whole",
    "neither the old archive nor the new one",
)


def clock() -> datetime:
    """After all that happened in a scene."""
    return utc_now() + LATER


class Aftermath(ABC):
    """What has to be there after a power cut in a scene.

    Attributes:
        scene: Which of :data:`tests.db.power.scenes.SCENES`.
        data: The archive's folder.
        keys: The one of its key.
        facts: What the scene has to know.
    """

    scene: str
    data: str = "data"
    keys: str = "keys"

    def __init__(self) -> None:
        self.facts: dict[str, Any] = {}
        self._backups: dict[tuple[str, bytes], int | None] = {}

    @abstractmethod
    def look(self, folder: Path, told: list[Event]) -> Iterator[str]:
        """Which faults there are where the power left a folder so, after somebody had been told so much."""

    def checks(self, folder: Path, *, may_be_old: bool = False) -> Iterator[str]:
        """``check`` on what is there: nothing is wrong, and nothing is written."""
        before = picture(folder)
        try:
            found = examine(folder / self.data, folder / self.keys, clock).found
            wrong: set[Part | Code] = {one.part for one in found if not one.good}
            wrong -= {Part.TABLES} if may_be_old else set()
        except SalonError as error:
            wrong = {error.code}
        if wrong:
            print(wrong)
            yield ALARM
        if picture(folder) != before:
            yield WRITES

    def held(self, place: Path, keys: Keys) -> dict[str, int | None]:
        """How many steps each backup holds that counts, by its name; None where it isn't whole."""
        return {one.folder.name: self._held(one.folder / COPY_FILE, one, keys) for one in backups_in(place, keys)}

    def _held(self, path: Path, backup: Any, keys: Keys) -> int | None:
        # the same bytes again and again
        known = (repr(backup.manifest), hashlib.sha256(path.read_bytes()).digest())
        if known not in self._backups:
            try:
                is_whole = look_over(path, keys.backup).contents == backup.manifest.contents
            except SalonError:
                is_whole = False
            self._backups[known] = None
            if is_whole:
                with one_state(path, keys.backup, "immutable=1"):
                    self._backups[known] = Kept.in_archive().steps
        return self._backups[known]


class Worked(Aftermath):
    """Saves, backups, closing."""

    scene = "work"

    def __init__(self, salon: Salon, staff: int, service: int) -> None:
        super().__init__()
        self.facts = {"staff": staff, "service": service}
        self._keys = salon.archive.keys

    def look(self, folder: Path, told: list[Event]) -> Iterator[str]:
        """As :meth:`Aftermath.look`."""
        steps = max((mark[1] for mark in told if mark[0] == "saved"), default=0)
        yield from self.checks(folder)
        try:
            archive = open_desk(folder / "data", folder / "keys", clock)
        except SalonError as error:
            print(error.code)
            yield ALARM
            return
        try:
            kept = Kept.in_archive()
            if kept.steps < steps:
                yield LOST
                return
            if kept.steps > steps + 1 or kept != Kept.after(kept.steps) or chain.verify()[1] is not None:
                yield DOUBLED
            # what nobody was told of is asked again, as the desk does
            saver = Saver(sign_in(archive, self.facts["staff"], PINS[OWNER]), **self.facts)
            next(saver.steps(steps))
            if Kept.in_archive() != Kept.after(steps + 1):
                yield DOUBLED
        finally:
            archive.close()
        yield from self.checks(folder)
        yield from self._backups_there(folder / "backups", told)

    def _backups_there(self, place: Path, told: list[Event]) -> Iterator[str]:
        held = self.held(place, self._keys)
        # nor may what is left of one have a backup's name
        if None in held.values() or (place.exists() and {one.name for one in newest_first(place)} != {*held}):
            yield FALSE_BACKUP
        begun = 0
        for what, value in ((mark[0], mark[1]) for mark in told):
            if what == "backing_up":
                begun = value
            # of several in one day the last stays
            elif what == "backed_up" and not any(
                _day(name) == _day(value) and (steps or 0) >= begun for name, steps in held.items()
            ):
                yield NO_BACKUP


def _day(backup: str) -> str:
    return backup.split("-")[2].partition("T")[0]


class Restored(Aftermath):
    """A backup takes an archive's place; where there is none, by the phrase, since there is no key either.

    Args:
        held: How many steps the backup holds.
        there: How many the archive has that was there; None where there was none.
        phrase: That of the recovery sheet.
    """

    scene = "restore"

    def __init__(self, *, held: int, there: int | None, phrase: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._held_steps, self._there, self._phrase = held, there, phrase
        self.facts = {"phrase": phrase}

    def look(self, folder: Path, told: list[Event]) -> Iterator[str]:
        """As :meth:`Aftermath.look`."""
        data = folder / "data"
        if exists(data):
            yield from self._is_whole(folder, bool(told))
        elif told or self._there is not None:
            yield NO_WAY_ON
        # and it can be done, or done again
        try:
            restore(plan_restore(folder / "backups", data, folder / "keys", self._phrase, clock), clock)
        except SalonError as error:
            print(error.code)
            yield NO_WAY_ON
            return
        yield from self.checks(folder)

    def _is_whole(self, folder: Path, is_done: bool) -> Iterator[str]:
        data, keys = folder / "data", folder / "keys"
        try:
            yield from self.checks(folder)
            archive = open_desk(data, keys, clock)
        except SalonError as error:
            print(error.code)
            yield ALARM
            return
        kept, is_new = Kept.in_archive(), bool(rows("SELECT 1 FROM audit_entry WHERE operation = 'restore'"))
        is_chained = chain.verify()[1] is None
        archive.close()
        if kept != Kept.after(self._held_steps if is_new else self._there or 0) or not is_chained:
            yield LOST
        if is_done and not is_new:
            yield NO_WAY_ON
        try:
            # what belongs to the machine goes along
            read_settings(data)
        except SettingsError:
            yield LOST
        aside = [*folder.glob("data-until-*")]
        if is_new and self._there is not None:
            yield from self._is_aside(aside, keys)

    def _is_aside(self, aside: list[Path], keys: Path) -> Iterator[str]:
        try:
            with archive_copy(aside[0], keys, clock):
                if Kept.in_archive() != Kept.after(self._there or 0):
                    yield LOST
        except (SalonError, IndexError) as error:
            print(repr(error))
            yield LOST


class Migrated(Aftermath):
    """The tables of the program before become today's, after a backup.

    Args:
        folder: The archive as it was before.
    """

    scene = "migrate"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._keys = read_keys(folder / "data", folder / "keys")
        with one_state(folder / "data" / DATABASE_FILE, self._keys.database, "immutable=1"):
            self._counts, self._schema = table_counts(), applied_migrations()[-1]
            if self._counts.pop("health_answer", 0):
                # ticks have become conditions
                [(ticks,)] = rows("SELECT COUNT(*) FROM (SELECT DISTINCT client_id, item FROM health_answer WHERE has)")
                self._counts["condition"] = ticks

    def look(self, folder: Path, told: list[Event]) -> Iterator[str]:
        """As :meth:`Aftermath.look`."""
        yield from self.checks(folder, may_be_old=not told)
        try:
            archive = open_desk(folder / "data", folder / "keys", clock)
        except SalonError as error:
            print(error.code)
            yield ALARM
            return
        now, is_chained = table_counts(), chain.verify()[1] is None
        if any(now[name] < count for name, count in self._counts.items()) or not is_chained:
            yield LOST
        if applied_migrations() != known_migrations():
            yield NO_WAY_ON
        archive.close()
        yield from self.checks(folder)
        backups = backups_in(folder / "data-backups", self._keys)
        if not any(one.manifest.contents.schema == self._schema for one in backups):
            yield NO_BACKUP
        if None in self.held(folder / "data-backups", self._keys).values():
            yield FALSE_BACKUP


class Made(Aftermath):
    """A first run makes an archive and its key, or can be done again."""

    scene = "first_run"
    data = FIRST_DATA
    keys = FIRST_KEYS

    def look(self, folder: Path, told: list[Event]) -> Iterator[str]:
        """As :meth:`Aftermath.look`."""
        data, keys = folder / self.data, folder / self.keys
        try:
            if exists(data):
                yield from self.checks(folder)
                open_desk(data, keys, clock).close()
            elif told:
                yield LOST
            else:
                first_run(data, keys, FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER]), clock, CHEAP).close()
        except SalonError as error:
            print(error.code)
            yield NO_WAY_ON
            return
        yield from self.checks(folder)
