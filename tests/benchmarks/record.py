"""What dated records cost, each by turns with what it is compared with.

Opening a client who has forty analyses, with opening one who has none; saving an analysis, with saving a visit that has
new notes; two analyses side by side, with reading both.
"""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from db.clients.operations.clients import open_client
from db.core.desk import Desk
from db.dated.kinds import KINDS
from db.dated.operations import save_dated
from db.dated.queries import compare_dated, dated_record
from db.dated.requests import SaveDated
from db.fields.values import Value
from db.visits.operations import OpenVisit, ProductUsed, SaveVisit, ServiceDone, open_visit, save_visit
from db.visits.queries import visits_of
from tests.benchmarks.archives import bulk, copy_of, opened, put_visits, register_one
from tests.benchmarks.people import BEAUTICIAN
from tests.benchmarks.support import Series, verdict

CLIENTS: Final = 1_000
VISITS, RECORDS = 5, 40
ROUNDS: Final = 200
WARMING: Final = 60
GOAL_OPEN: Final = 1.3
GOAL_SAVE: Final = 1.3
GOAL_COMPARE: Final = 2.0


def run() -> int:
    """Measures the three, one after the other.

    Returns:
        0 where every goal is met.
    """
    with tempfile.TemporaryDirectory() as folder, opened(copy_of(bulk(CLIENTS), Path(folder))) as desk:
        plain, full = (register_one(desk, name, f"1380013800{at}", name) for at, name in enumerate(("without", "with")))
        for client in (plain, full):
            put_visits(desk.archive, client, VISITS)
        records = [_save(desk, full, number) for number in range(RECORDS)]
        met = [
            _by_turns(
                f"opening a client with {RECORDS} records ÷ without",
                GOAL_OPEN,
                lambda number: _open(desk, plain),
                lambda number: _open(desk, full),
            ),
            _saving(desk, plain, full),
            _by_turns(
                "two analyses side by side ÷ reading both",
                GOAL_COMPARE,
                lambda number: (dated_record(desk, records[0]), dated_record(desk, records[-1])),
                lambda number: compare_dated(desk, records[0], records[-1]),
            ),
        ]
        return 0 if all(met) else 1


def analysis(number: int) -> Mapping[str, Value]:
    """A whole analysis: every zone looked at, something seen in half of them, every question answered.

    A quarter of what is asked has another answer than in the one before.
    """
    kind = KINDS["skin"]
    values: dict[str, Value] = {}
    for part in kind.parts:
        for at, field in enumerate(part.fields):
            for row in part.rows[::2] if part.rows else (None,):
                key = field.name if row is None else f"{field.name}[{row.code}]"
                if row is not None and at % 3:
                    continue
                if field.choices:
                    code = field.choices[(at if at % 4 else at + number) % len(field.choices)].code
                    values[key] = (code,) if field.kind.name == "CHOICES" else code
                elif field.kind.name == "NUMBER":
                    values[key] = (number + at) % 90 + 1
                else:
                    values[key] = f"两颊缺水，鼻翼黑头 {number}"
    return {**values, "zones_seen": tuple(row.code for part in kind.parts for row in part.rows)}


def _save(desk: Desk, client: int, number: int) -> int:
    day = desk.archive.today().date() - timedelta(days=RECORDS - number % RECORDS)
    asked = SaveDated(request_id=secrets.token_hex(16), client=client, kind="skin", values=analysis(number), day=day)
    return save_dated(desk, asked).id


def _open(desk: Desk, client: int) -> None:
    open_client(desk, client)
    visits_of(desk, client)


def _saving(desk: Desk, client: int, other: int) -> bool:
    done = open_visit(desk, OpenVisit(request_id="visit", client=client, services=(ServiceDone(1, BEAUTICIAN),)))
    version = done.version

    def visit(number: int) -> None:
        nonlocal version
        asked = SaveVisit(
            request_id=secrets.token_hex(16),
            visit=done.id,
            version=version,
            values={"skin_before": f"干燥，两颊泛红，T 区出油 {number}", "felt": f"舒服，刺痛少 {number}"},
            services=(ServiceDone(1, BEAUTICIAN, 26800),),
            products=(ProductUsed("精华1", 1, "2 ml", "A-71"),),
        )
        version = save_visit(desk, asked).version

    return _by_turns(
        "saving an analysis ÷ save_visit", GOAL_SAVE, visit, lambda number: _save(desk, other, number), waits=True
    )


def _by_turns(
    name: str, goal: float, floor: Callable[[int], object], ours: Callable[[int], object], *, waits: bool = False
) -> bool:
    """Does both by turns; what writes is timed with its wait for the disk, what reads by the processor alone."""
    clock = time.perf_counter if waits else time.thread_time
    series = [Series(f"{part.strip()}", "ms") for part in reversed(name.split("÷"))]
    for number in range(WARMING + ROUNDS):
        for one, do in zip(series, (floor, ours), strict=True):
            began = clock()
            do(number)
            if number >= WARMING:
                one.add((clock() - began) * 1000)
    for one in series:
        print(f"{one}   p95 {one.percentile(95):.3g}")
    return verdict(name, series[1].median / series[0].median, goal)
