"""The register of backups, where they go, and which of them lead to the archive as it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from db.backup.records import Backup, BackupPlaces, BackupRecord, Contents
from db.backup.thinning import kept
from db.core.row_values import as_moment, local_day, moment_text
from db.core.sql import rows, rows_among, write, write_each

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
    chosen = [Path(name) for name in names[_FOLDER]] or [beside(folder)]
    return BackupPlaces(chosen[0], tuple(sticks), max(last, default=(0, ""))[1])


def beside(folder: Path) -> Path:
    """Where backups of a data folder go where nobody has said anything else."""
    return folder.with_name(f"{folder.name}-backups")


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


def to_remove(backups: Sequence[Backup]) -> list[Backup]:
    """Those that are too many, of all in one place; see :mod:`db.backup.thinning`."""
    ordered = in_order(backups)
    stay = kept([local_day(one.manifest.at) for one in ordered])
    return [one for place, one in enumerate(ordered) if place not in stay]
