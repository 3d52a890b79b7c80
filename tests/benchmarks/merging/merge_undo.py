"""Random pairs of files made one and parted again; and what a merge of 400 rows costs beside bare updates of them.

Each pair has rows in every table that refers to a client. Undone at once, a dump of all tables is what it was, byte for
byte, but for what says that it was done; with work between, each row has one owner and no condition is lost. The floor
of the other is one transaction that reads the same rows, changes their owner one by one, and keeps each before and
after.
"""

from __future__ import annotations

import time
from dataclasses import replace
from random import Random
from typing import Final

from db.core.sql import Transaction, rows, write
from db.merging import operations
from db.merging.requests import MergeClients
from tests.benchmarks.money.salons import salon_in_memory
from tests.benchmarks.support import Series, verdict
from tests.db.merging.cases import Stage, part_again, work_between
from tests.db.merging.rows import add
from tests.db.salon import OWNER, Salon

PAIRS: Final = 500
ROWS: Final = 400
ROUNDS: Final = 20
GOAL: Final = 3.0
TABLES: Final = ("visit", "bill", "contact", "dated", "appointment", "task", "sheet", "opinion")


def run(pairs: int = PAIRS, rounds: int = ROUNDS) -> int:
    """Parts so many pairs each way, and merges so many of 400 rows.

    Returns:
        0 where everything is as it was, and the goal is met.
    """
    salon = salon_in_memory()
    stage = Stage.of(salon)
    began = time.monotonic()
    wrong = 0
    for seed in range(pairs):
        for check in (part_again, work_between):
            try:
                check(stage, Random(seed))
            except AssertionError as error:
                wrong += 1
                print(f"{check.__name__}, seed {seed}: {str(error).splitlines()[0][:200]}")
    print(f"{pairs} pairs undone at once, {pairs} with work between: {time.monotonic() - began:.0f} s, {wrong} wrong")
    good = verdict("wrong pairs", wrong, 0)
    ratio = _measured(salon, rounds)
    return 0 if verdict(f"merge of {ROWS} rows ÷ bare updates", ratio, GOAL) and good else 1


def _measured(salon: Salon, rounds: int) -> float:
    owner = salon.desk(OWNER)
    desk = replace(owner, reason="核对")
    took = {who: Series(f"{who}: {ROWS} rows", "ms") for who in ("bare updates", "merge")}
    for number in range(-3, rounds):
        for who, series in took.items():
            kept, gone = (salon.register(owner, f"{name}{number} {who}", "13500135005") for name in ("甲", "乙"))
            random, made = Random(number), 0
            with Transaction():
                while made < ROWS:
                    made += add(random, random.choice(TABLES), gone.id)
            asked = MergeClients(
                request_id=f"{who} {number}",
                client=kept.id,
                gone=gone.id,
                version=kept.version,
                gone_version=gone.version,
                why="同一人",
            )
            start = time.thread_time()
            if who == "merge":
                operations.merge(desk, asked)
            else:
                _move(kept.id, gone.id)
            if number >= 0:
                series.add((time.thread_time() - start) * 1000)
    for series in took.values():
        print(series)
    return took["merge"].median / took["bare updates"].median


def _move(kept: int, gone: int) -> None:
    """The same rows, read and changed one by one, with what each was before and is after."""
    with Transaction():
        write(
            "INSERT INTO merge (kept_id, gone_id, state, at, why, undone_why, marks) "
            "VALUES (?, ?, 'done', '2026-03-10 02:00:00', '', '', '')",
            kept,
            gone,
        )
        [(merge,)] = rows("SELECT MAX(id) FROM merge")
        place = 0
        for table in TABLES:
            for id, *_cells in rows(f"SELECT id, t.* FROM {table} t WHERE client_id = ?", gone):
                number = {"dated": ", number = number + 1000", "sheet": ", version = version + 1000"}.get(table, "")
                write(f"UPDATE {table} SET client_id = ?{number} WHERE id = ?", kept, id)
                write(
                    'INSERT INTO merge_row (merge_id, place, "of", "key", "before", "after") VALUES (?, ?, ?, ?, ?, ?)',
                    merge,
                    place,
                    table,
                    f"[{id}]",
                    f'{{"client_id": {gone}}}',
                    f'{{"client_id": {kept}}}',
                )
                place += 1
