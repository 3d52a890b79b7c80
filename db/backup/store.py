"""The registers of backups and of trials, where backups go, and which of them lead to the archive as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from db.backup.places import usual_place
from db.backup.records import (
    Backup,
    BackupPlaces,
    BackupRecord,
    Contents,
    Drilled,
    DrillRecord,
    LastBackup,
    SavedOn,
    StickTonight,
)
from db.backup.thinning import kept
from db.core import row_values
from db.core.row_values import as_moment, local_day, moment_text
from db.core.sql import rows, rows_among, write, write_each
from db.text.dates import months_after

LATE = timedelta(days=2)
"""After so long without a good backup, everybody is told."""
AGAIN = timedelta(hours=1)
"""After so long, what failed is tried again."""
PROVED_FOR = 3
"""Months after which a backup is to be restored for trial again."""
_FOLDER, _STICK = "folder", "stick"
_RECORDS = "SELECT id, at, place, name, failure, bytes, rows, seq FROM backup"


def write_down(at: datetime, place: str, made: Backup | str, staff: int | None) -> BackupRecord:
    """Keeps that a backup was made, or what went wrong.

    Args:
        at: Now.
        place: Where it is, or should have been.
        made: The backup, or the code of what went wrong.
        staff: Who asked for it; None where the program did it by itself.
    """
    values: tuple[object, ...] = ("", made, 0, 0, 0, "")
    if isinstance(made, Backup):
        held = made.manifest.contents
        values = (made.folder.name, "", made.bytes, sum(held.counts.values()), held.seq, held.hash)
    [(id,)] = rows(
        "INSERT INTO backup (at, place, name, failure, bytes, rows, seq, hash, by_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        moment_text(at),
        place,
        *values,
        staff,
    )
    [found] = records("WHERE id = ?", id)
    return found


def records(where: str, *values: object) -> list[BackupRecord]:
    """Lines of the register that fulfil a condition."""
    return [_record(*row) for row in rows(f"{_RECORDS} {where}", *values)]


def last_good() -> BackupRecord | None:
    """The last backup that was read back and found good; None before the first."""
    return next(iter(records("WHERE failure = '' ORDER BY id DESC LIMIT 1")), None)


def last_backup(now: datetime) -> LastBackup:
    """The last good backup, and whether it is too long ago; an archive of some days without one is late too."""
    [(last, first)] = rows(
        "SELECT (SELECT at FROM backup WHERE failure = '' ORDER BY id DESC LIMIT 1), "
        "(SELECT at FROM audit_entry WHERE seq = 1)"
    )
    since = as_moment(last or first)
    return LastBackup(as_moment(last), since is not None and now - since > LATE)


def write_drill(at: datetime, place: Path, done: Drilled, staff: int | None) -> DrillRecord:
    """Keeps what came of a trial.

    Args:
        at: Now.
        place: The folder that the backup is in.
        done: What came of it.
        staff: Who asked for it; None at the command line.
    """
    write(
        "INSERT INTO drill (at, place, name, made, rows, same, seq, hash, leads_here, log_broken_at, by_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        moment_text(at),
        str(place),
        done.name,
        moment_text(done.made),
        done.rows,
        done.same,
        done.seq,
        done.hash,
        done.leads_here,
        done.log_broken_at,
        staff,
    )
    found = last_drill()
    assert found is not None
    return found


def last_drill() -> DrillRecord | None:
    """The last trial, whatever came of it; None before the first."""
    found = row_values.records(
        DrillRecord,
        "SELECT d.id, d.at, d.place, d.name, d.made, d.rows, d.same, d.seq, d.hash, d.leads_here, d.log_broken_at, "
        "s.name by FROM drill d LEFT JOIN staff s ON s.id = d.by_id ORDER BY d.id DESC LIMIT 1",
    )
    return next(iter(found), None)


def drill_due() -> date | None:
    """The day on which a backup is to be restored for trial again.

    It is some months after the last trial that was a proof, and before the first, after the first backup; None where
    there is neither.
    """
    [(last, first)] = rows(
        "SELECT (SELECT at FROM drill WHERE leads_here AND log_broken_at = 0 ORDER BY id DESC LIMIT 1), "
        "(SELECT at FROM backup WHERE failure = '' ORDER BY id LIMIT 1)"
    )
    since = as_moment(last or first)
    return months_after(local_day(since), PROVED_FOR) if since else None


def due(names: Sequence[str], now: datetime) -> set[str]:
    """The places among these to which a backup is to be made now.

    Once a day, again after the day's closing sheet, and after a failure when some time has gone by.

    Args:
        names: Labels of sticks, and folders.
        now: Now.
    """
    if rows("SELECT demo FROM salon")[0][0]:
        return set()
    known = rows_among(
        "SELECT place, at, failure, seq FROM backup WHERE at >= ? AND place IN ({})",
        names,
        moment_text(now - timedelta(days=2)),
    )
    return {*names} - {place for place, at, failure, seq in known if _is_enough(as_moment(at), failure, seq, now)}


def _is_enough(at: datetime, failure: str, seq: int, now: datetime) -> bool:
    """Whether nothing more is to be done after a backup, for now."""
    if failure:
        return now - at < AGAIN
    closed = "SELECT 1 FROM audit_entry WHERE seq > ? AND operation = 'close_till' AND outcome = 'done' LIMIT 1"
    return local_day(at) == local_day(now) and not rows(closed, seq)


def _record(id: int, at: Any, place: str, name: str, failure: str, bytes: int, count: int, seq: int) -> BackupRecord:
    return BackupRecord(
        id=id, at=as_moment(at), place=place, name=name, failure=failure, bytes=bytes, rows=count, seq=seq
    )


def places(folder: Path) -> BackupPlaces:
    """Where backups go.

    Args:
        folder: The data folder: where nothing else is said, they go into one beside it.
    """
    names: dict[str, list[str]] = {_FOLDER: [], _STICK: []}
    for kind, name in rows("SELECT kind, name FROM backup_place ORDER BY id"):
        names[kind].append(name)
    sticks = names[_STICK]
    last = rows_among("SELECT id, place FROM backup WHERE failure = '' AND place IN ({})", sticks)
    chosen = [Path(name) for name in names[_FOLDER]]
    place = chosen[0] if chosen else usual_place(folder)
    return BackupPlaces(place, tuple(sticks), home=max(last, default=(0, ""))[1], is_usual=not chosen)


def stick_tonight(folder: Path, today: date) -> StickTonight | None:
    """The stick that goes home tonight: of those written today the last, else the one whose turn it is.

    Args:
        folder: The data folder.
        today: Today.

    Returns:
        None where no sticks are named.
    """
    sticks = places(folder).sticks
    good = rows_among("SELECT id, place, at FROM backup WHERE failure = '' AND place IN ({})", sticks)
    last = {place: (id, local_day(as_moment(at))) for id, place, at in sorted(good)}
    written = [label for label in sticks if label in last and last[label][1] == today]
    if written:
        return StickTonight(max(written, key=last.__getitem__), is_written=True)
    turn = min(sticks, key=lambda label: last.get(label, (0,))[0], default=None)
    return StickTonight(turn, is_written=False) if turn is not None else None


def write_places(folder: str, sticks: Sequence[str]) -> None:
    """Keeps where backups go from now on; without a folder, it is the one beside the data."""
    write("DELETE FROM backup_place")
    kept_names = [(_FOLDER, folder)] * bool(folder) + [(_STICK, label) for label in sticks]
    write_each("INSERT INTO backup_place (kind, name) VALUES (?, ?)", kept_names)


def in_order(backups: Sequence[Backup]) -> list[Backup]:
    """Backups as the archive came by them, the newest last.

    The log says so, not the clock. What isn't in this log was saved before an older backup was restored, or after.
    """
    return sorted(
        backups,
        key=lambda one: (leads_here(one.manifest.contents), one.manifest.contents.seq, one.manifest.at),
    )


def leads_here(held: Contents) -> bool:
    """Whether the archive went on from this state."""
    return bool(rows("SELECT 1 FROM audit_entry WHERE seq = ? AND hash = ?", held.seq, held.hash))


def saved_since(held: Contents) -> tuple[SavedOn, ...] | None:
    """What was saved since a backup was made, by day; None where the archive didn't go on from it."""
    if not leads_here(held):
        return None
    found = rows(
        "SELECT at FROM audit_entry WHERE seq > ? AND outcome = 'done' AND action IN ('C', 'U', 'D')", held.seq
    )
    days = Counter(local_day(as_moment(at)) for (at,) in found)
    return tuple(SavedOn(day, count) for day, count in sorted(days.items()))


def to_remove(backups: Sequence[Backup]) -> list[Backup]:
    """Those that are too many, of all in one place; see :mod:`db.backup.thinning`."""
    ordered = in_order(backups)
    stay = kept([local_day(one.manifest.at) for one in ordered])
    return [one for place, one in enumerate(ordered) if place not in stay]
