"""Clients of a salon are erased: what is left of them, in the archive, in each page of its file, and in backups.

Each of their rows has a text of its own in each column that takes one. Half of the clients are the demo's, whose
accounts have to add up as before; the others have rows in every table that leads to a client. A backup of before is
restored afterwards, and may not have them either. The floor is writing the same file anew and doing nothing else.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final

from db.backup.making import make_backup
from db.backup.operations.restoring import plan_restore, restore
from db.backup.places import COPY_FILE
from db.core import sql
from db.core.connection import open_archive
from db.core.desk import Desk
from db.core.row_values import local_day
from db.core.sql import rows, write
from db.erasing.operations.erasing import erase_client
from db.erasing.store.emptying import files_of
from db.erasing.store.reading import open_with
from db.integrity.operations import examine
from db.sign_in.operations.opening import open_desk
from db.sign_in.operations.sign_in import sign_in
from db.staff import pins
from salon_tui.demo import PIN_LONG
from salon_tui.demo.make import make
from tests.benchmarks.money.salons import MEMORY
from tests.benchmarks.support import Series, verdict
from tests.db.erasing.calls import asked
from tests.db.erasing.planted import figures, found_in, lines_of_archive, pages_of, plant
from tests.db.merging.rows import filled
from tests.db.salon import CHEAP

CLIENTS: Final = 300
ERASED: Final = 40
NOW: Final = datetime(2026, 11, 27, 10, tzinfo=UTC)
GOAL: Final = 4.0


def run(clients: int = CLIENTS, erased: int = ERASED) -> int:
    """Erases so many of so many clients.

    Returns:
        0 where nothing is left of them, the accounts add up, and the goal is met.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = CHEAP
    wrong = 0
    took: dict[str, Series] = {}
    for name, prepare in (("the demo's", _as_they_are), ("rows in every table", _full)):
        with _folder() as folder:
            place = _Place(folder)
            make(place.data, place.keys, clients, 7, NOW)
            wrong += _left(name, place, prepare, erased // 2, took)
    for series in took.values():
        print(series)
    good = verdict("texts of theirs anywhere, and figures that differ", wrong, 0)
    ratio = took["erase"].median / took["write the file anew"].median
    return 0 if verdict("erasing a client ÷ writing the file anew", ratio, GOAL) and good else 1


class _Place:
    """Where an archive, its key and its backups are."""

    def __init__(self, folder: Path) -> None:
        self.data, self.keys, self.backups = folder / "data", folder / "keys", folder / "backups"


def _left(name: str, place: _Place, prepare: Callable[[list[int]], None], erased: int, took: dict[str, Series]) -> int:
    archive = open_desk(place.data, place.keys, lambda: NOW)
    with archive.connected():
        desk = replace(sign_in(archive, 1, PIN_LONG), reason="申请")
        write("UPDATE salon SET solo = 1")
        chosen = _with_nothing_open(erased)
        prepare(chosen)
        planted = plant(chosen)
        was_there = len(found_in(planted, "\n".join(lines_of_archive())))
        older = make_backup(archive, place.backups)
        before = figures()
        for client in chosen:
            _timed(took, "erase", lambda client=client: _erase(desk, client))  # type: ignore[misc]  # bound at once
            _timed(took, "write the file anew", lambda: _anew())
        after = figures()
        left = {"tables": len(found_in(planted, "\n".join(lines_of_archive())))}
        left["pages"] = len(found_in(planted, pages_of(archive.path, archive.keys.database)))
        newer = make_backup(archive, place.backups)
        left["next backup"] = len(found_in(planted, pages_of(newer.folder / COPY_FILE, archive.keys.backup)))
    archive.close()
    left["recounts"] = sum(not found.good for found in examine(place.data, place.keys, lambda: NOW).found) * (
        prepare is _as_they_are
    )
    restored = restore(plan_restore(older.folder, place.data, place.keys, clock=lambda: NOW), lambda: NOW)
    again = open_archive(place.data, place.keys, lambda: NOW)
    with again.connected():
        left["restored"] = len(found_in(planted, "\n".join(lines_of_archive())))
    again.close()
    left["restored pages"] = len(found_in(planted, pages_of(again.path, again.keys.database)))
    left["figures"] = len(before.items() ^ after.items())
    print(f"{name}: {len(chosen)} clients, {was_there:,} of {len(planted):,} texts were there; {restored.erased} again")
    print(f"  left: {', '.join(f'{where} {count}' for where, count in left.items())}")
    return sum(left.values()) + (was_there < len(planted)) + (restored.erased < len(chosen))


def _with_nothing_open(count: int) -> list[int]:
    found = rows("SELECT id FROM client WHERE merged_into_id IS NULL ORDER BY id")
    return [id for (id,) in found if not open_with(files_of(id), local_day(NOW))][:count]


def _as_they_are(_chosen: list[int]) -> None:
    """Nothing is added: the accounts are whole."""


def _full(chosen: list[int]) -> None:
    """Rows in every table; what is open in them is settled."""
    write("INSERT INTO incident (version, number, kind, noticed, reported_by_id, risk) VALUES (1, 1, '', '', 1, '')")
    filled(Random(3), tuple(chosen), 2)
    for statement in (
        "UPDATE visit SET closed_at = opened_at, closed_by_id = 1 WHERE closed_at IS NULL",
        "UPDATE bill SET state = 'settled', paid = total",
        "UPDATE appointment SET state = 'done'",
        "UPDATE client_order SET state = 'handed'",
        "UPDATE complaint SET state = 'settled'",
        "UPDATE loan SET back_at = out_at",
    ):
        write(statement)


def _erase(desk: Desk, client: int) -> None:
    erase_client(desk, asked(client, f"erase {client}", gives_up=True))


def _anew() -> None:
    write("VACUUM")
    sql.write_back(empties=True)


def _timed(took: dict[str, Series], name: str, what: Callable[[], None]) -> None:
    start = time.perf_counter()
    what()
    took.setdefault(name, Series(name, "ms")).add((time.perf_counter() - start) * 1000)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="salon-bench-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
