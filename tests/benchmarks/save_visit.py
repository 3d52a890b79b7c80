"""Saving a visit, from the operation's call to its record, by turns with the bare writes of the same rows.

The floor is one SQLCipher transaction on a copy of the archive, with the same settings (WAL, every commit on the disk),
that writes what is to be saved: the visit, its lines, the request and the entry of the audit log. It writes every line
anew, the operation only lines that changed: so either saves in two ways, with new notes alone and with every line
changed, where the total is another one, of the visit and of its bill; and the worse of the two counts. What is to be
saved is put together before the clock starts, for either side.
"""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from db.core.database import SalonDatabase
from db.core.desk import Desk
from db.core.disk.keys import Keys, read_root
from db.core.sql import rows
from db.visits.operations import OpenVisit, ProductUsed, SaveVisit, ServiceDone, open_visit, save_visit
from tests.benchmarks.archives import Place, bulk, copy_of, opened, register_one
from tests.benchmarks.people import BEAUTICIAN, RECEPTIONIST
from tests.benchmarks.support import Series, verdict, write_back

CLIENTS: Final = 1_000
WARMING: Final = 4
ROUNDS: Final = 12
PER_ROUND: Final = 25
GOAL: Final = 1.5
SERVICES: Final = ((1, 26800), (2, 13900))
LISTED: Final = {1: 9800, 2: 10800}
PRODUCT: Final = ("精华1", "2 ml", "A-71")
_FLOORS: Final = {
    "bare SQLCipher": "bare SQLCipher",
    "save_visit": "bare SQLCipher",
    "bare, every line": "bare, every line",
    "every line": "bare, every line",
}
"""What is measured, and what each is compared with."""
VALUES: Final = ("干燥，两颊泛红，T 区出油", "避开酸类", "舒服，刺痛少")


def run() -> int:
    """Saves the same visit again and again, in both ways.

    Returns:
        0 where the goal is met.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = copy_of(bulk(CLIENTS), Path(folder) / "ours")
        with opened(place, RECEPTIONIST) as desk:
            client = register_one(desk, "client", "13800138000")
            open_visit(desk, OpenVisit(request_id="visit", client=client, services=(ServiceDone(1, BEAUTICIAN),)))
        floor_place = copy_of(place, Path(folder) / "floor")
        with opened(place, BEAUTICIAN) as desk:
            floor = _Bare(floor_place)
            try:
                return _measure(desk, floor)
            finally:
                floor.close()


def _measure(desk: Desk, floor: _Bare) -> int:
    visit, version = _last_visit(desk)
    series = {(who, what): Series(f"{who}: {what}", "ms") for what in ("one save", "processor time") for who in _FLOORS}

    def usual(number: int, more: int = 0) -> Callable[[], None]:
        asked = _request(visit, version, number, more)

        def save() -> None:
            nonlocal version
            version = save_visit(desk, asked).version

        return save

    def every_line(number: int) -> Callable[[], None]:
        return usual(number, number + 1)

    def bare_lines(number: int) -> Callable[[], None]:
        return floor.prepared(number, number + 1)

    ways = dict(zip(_FLOORS, (floor.prepared, usual, bare_lines, every_line), strict=True))
    for round_number in range(WARMING + ROUNDS):
        for who, prepared in ways.items():
            for number in range(PER_ROUND):
                waited, spent = _time(prepared(number + PER_ROUND * round_number))
                # the first rounds prepare statements, load what is loaded late, make the journals as long as they get
                if round_number >= WARMING:
                    series[who, "one save"].add(waited)
                    series[who, "processor time"].add(spent)
    for one in series.values():
        print(f"{one}   p95 {one.percentile(95):.3g}")

    def ratio(who: str, what: str) -> float:
        return series[who, what].median / series[_FLOORS[who], what].median

    print(f"processor time alone, where every line changes: {ratio('every line', 'processor time'):.2f} (no goal)")
    notes, lines = ratio("save_visit", "one save"), ratio("every line", "one save")
    print(f"with new notes: {notes:.2f}; where every line changes: {lines:.2f}; the worse counts")
    return 0 if verdict("save_visit ÷ bare transaction", max(notes, lines), GOAL) else 1


def _time(save: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds that a save takes, and those of the processor among them."""
    began, began_here = time.perf_counter(), time.thread_time()
    save()
    return (time.perf_counter() - began) * 1000, (time.thread_time() - began_here) * 1000


def _request(visit: int, version: int, number: int, more: int = 0) -> SaveVisit:
    """A save of new notes, with ``more`` on every line."""
    before, cautions, felt = (f"{text} {number}" for text in VALUES)
    return SaveVisit(
        request_id=secrets.token_hex(16),
        visit=visit,
        version=version,
        values={"skin_before": before, "cautions": cautions, "felt": felt, "effect": str(number % 5 + 1)},
        services=tuple(ServiceDone(service, BEAUTICIAN, price + more) for service, price in SERVICES),
        products=(ProductUsed(PRODUCT[0], 1, PRODUCT[1], f"{PRODUCT[2]}{more or ''}"),),
    )


def _last_visit(desk: Desk) -> tuple[int, int]:
    [(visit, version)] = rows("SELECT id, version FROM visit ORDER BY id DESC LIMIT 1")
    return int(visit), int(version)


class _Bare:
    """The same rows, written by nothing but SQL."""

    def __init__(self, place: Place) -> None:
        [key] = place.keys.glob("*.key")
        self._database = SalonDatabase(place.data / "salon.db", Keys(read_root(key)).database)
        self._database.connect()
        self._run: Any = self._database.connection().execute  # type: ignore[no-untyped-call]  # not in peewee's stubs
        [(self._visit,)] = self._run("SELECT MAX(id) FROM visit").fetchall()
        [(self._seq,)] = self._run("SELECT MAX(seq) FROM audit_entry").fetchall()
        self._saves = 0

    def prepared(self, number: int, more: int = 0) -> Callable[[], None]:
        """One save, as ``save_visit`` leaves it with ``more`` on every line, ready to be carried out."""
        total = sum(price + more for _, price in SERVICES)
        notes = (*(f"{text} {number}" for text in VALUES), str(number % 5 + 1), total, self._visit)
        return partial(self._save, notes, (secrets.token_hex(16), BEAUTICIAN, "save_visit", self._visit), more)

    def _save(self, notes: tuple[object, ...], request: tuple[object, ...], more: int) -> None:
        run, visit = self._run, self._visit
        self._seq += 1
        run("BEGIN IMMEDIATE")
        run(
            "UPDATE visit SET version = version + 1, skin_before = ?, cautions = ?, felt = ?, effect = ?, total = ?, "
            "carried = '' WHERE id = ?",
            notes,
        )
        run("DELETE FROM visit_service WHERE visit_id = ?", (visit,))
        for service, price in SERVICES:
            run(
                "INSERT INTO visit_service (visit_id, service_id, name, staff_id, price, listed, reason) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (visit, service, f"护理{service}", BEAUTICIAN, price + more, LISTED[service], ""),
            )
        run("DELETE FROM visit_product WHERE visit_id = ?", (visit,))
        run(
            "INSERT INTO visit_product (visit_id, product_id, name, amount, batch) VALUES (?, ?, ?, ?, ?)",
            (visit, 1, *PRODUCT[:2], f"{PRODUCT[2]}{more or ''}"),
        )
        if more:
            total = sum(price + more for _, price in SERVICES)
            run("UPDATE bill SET total = ?, version = version + 1 WHERE visit_id = ?", (total, visit))
        run("INSERT INTO request (id, staff_id, operation, result) VALUES (?, ?, ?, ?)", request)
        run(
            "INSERT INTO audit_entry (seq, at, staff, person, role, operation, action, outcome, client, what, reason, "
            "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._seq,
                "2026-03-12 10:30:00.000000",
                BEAUTICIAN,
                "林小雨",
                "beautician",
                "save_visit",
                "U",
                "done",
                CLIENTS + 1,
                '{"fields":{"cautions":"0123456789abcdef","effect":"0123456789abcdef","felt":"0123456789abcdef",'
                '"skin_before":"0123456789abcdef"}}',
                "",
                "0123456789abcdef" * 4,
            ),
        )
        run("COMMIT")
        self._saves += 1
        write_back(run, self._saves)

    def close(self) -> None:
        """Closes the copy."""
        self._database.close()
