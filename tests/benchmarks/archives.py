"""Archives of any size for the benchmarks: made fast, by inserting the rows that the operations write, and kept.

``python -m tests.benchmarks.archives 1000000`` makes one and says how long it took. An archive of a million clients has
some fifteen million search keys; they are inserted in the order of their table, a kind at a time.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import peewee as pw
import platformdirs

from db.clients.finding.keys import By
from db.clients.models import Client
from db.clients.operations.clients import Register, register
from db.clients.store.clients import CARD_COUNTER
from db.core.connection import Archive, known_migrations, utc_now
from db.core.counters import next_number
from db.core.desk import Desk
from db.core.permissions import Role
from db.core.sql import Transaction
from db.money.models.bills import Bill
from db.money.models.payments import Payment
from db.recovery.operations import KeepRecovery, begin_recovery, keep_recovery
from db.salon.operations import SaveProduct, SaveService, save_product, save_service
from db.sign_in.operations.opening import open_desk
from db.sign_in.operations.sign_in import FirstRun, first_run, sign_in
from db.staff.operations.staff import AddStaff, add_staff
from db.staff.pins import FLOOR_KIB, FLOOR_PASSES
from db.text.card_number import Register as NumberOf
from db.text.card_number import register_number
from db.visits.models import Visit, VisitService
from tests.benchmarks.people import BEAUTICIAN, CARD, CHANGE, MANAGER, RECEPTIONIST, SEED, People, columns

RECIPE: Final = 4
"""Raised when other rows are made than before, so that archives that are kept are made anew."""

OWNER: Final = "周岚"
OWNER_PIN: Final = "90517326"
PIN: Final = "905173"
"""PIN of the beautician and of the receptionist."""
SERVICES, PRODUCTS = 14, 6
_CACHE_KIB = 512 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """Where an archive is."""

    data: Path
    keys: Path

    @classmethod
    def under(cls, folder: Path) -> Place:
        """The data folder and the key folder beside it."""
        return cls(folder / "data", folder / "keys")


def bulk(clients: int, people: type[People] | None = None) -> Place:
    """An archive with so many clients, from the cache or made now."""
    people = people or People
    folder = _cache() / f"{clients}-{people.__name__.lower()}-{_stamp()}"
    if not (folder / "whole").exists():
        print(f"making an archive of {clients:,} clients …", file=sys.stderr, flush=True)
        began = time.perf_counter()
        shutil.rmtree(folder, ignore_errors=True)
        archive = _fresh(Place.under(folder))
        try:
            _fill(archive, people(clients))
        finally:
            archive.close()
        (folder / "whole").touch()
        print(f"made in {time.perf_counter() - began:.0f} s: {folder}", file=sys.stderr, flush=True)
    return Place.under(folder)


def copy_of(place: Place, folder: Path) -> Place:
    """A copy to write in; it must fit in the temporary folder."""
    shutil.copytree(place.data.parent, folder, dirs_exist_ok=True)
    return Place.under(folder)


@contextmanager
def opened(place: Place, who: int = MANAGER) -> Iterator[Desk]:
    """An archive with somebody signed in, closed afterwards."""
    archive = open_desk(place.data, place.keys)
    try:
        yield sign_in(archive, who, OWNER_PIN if who == MANAGER else PIN)
    finally:
        archive.close()


def register_one(desk: Desk, request: str, phone: str, name: str = "欧阳静怡") -> int:
    """A client with a usual file, by the operation itself.

    Returns:
        The client's id.
    """
    values: dict[str, Any] = {
        "name": name,
        "sex": "female",
        "phone": phone,
        "birthday": "1988-03-12",
        "consent_file": True,
        "consent_health": True,
        "allergens": ("acids",),
        "do_not_treat": (),
        "medication": (),
        "remarks": "喜欢安静",
    }
    return register(desk, Register(request, values)).id


def put_visits(archive: Archive, client: int, count: int) -> None:
    """Gives a client so many closed visits, a day apart, each with two services and a payment."""
    at = utc_now() - timedelta(days=count + 1)
    one: pw.Model
    with Transaction():
        for number in range(count):
            day = at + timedelta(days=number)
            one = Visit.create(
                client=client,
                day=day.date(),
                opened_at=day,
                opened_by=RECEPTIONIST,
                closed_at=day,
                closed_by=RECEPTIONIST,
                total=53600,
                skin_before="干燥，两颊泛红",
                cautions="避开酸类",
                effect="4",
                felt="舒服",
                next_time="补水护理",
            )
            for place in (0, 1):
                service = (number + place) % SERVICES + 1
                VisitService.create(visit=one, service=service, name=f"护理{service}", staff=BEAUTICIAN, price=26800)
            bill = Bill.create(
                number=register_number(NumberOf.BILL, next_number("bill")),
                visit=one,
                client=client,
                day=day.date(),
                kind="visit",
                state="settled",
                total=53600,
                paid=53600,
                by=RECEPTIONIST,
            )
            Payment.create(bill=bill, day=day.date(), method="wechat", amount=53600, at=day, by=RECEPTIONIST)


# Making.


def _cache() -> Path:
    return platformdirs.user_cache_path("salon-tui") / "benchmarks"


def _stamp() -> str:
    """Names the make of an archive: the state of its tables, and this file's recipe."""
    return hashlib.sha256(f"{RECIPE} {SEED} {known_migrations()[-1]}".encode()).hexdigest()[:12]


def _fresh(place: Place) -> Archive:
    """An archive with its people and its catalogue, made by the operations."""
    asked = FirstRun(salon="静颜美容中心", owner=OWNER, pin=OWNER_PIN)
    archive = first_run(place.data, place.keys, asked, pin_cost=(FLOOR_KIB, FLOOR_PASSES))
    desk = sign_in(archive, MANAGER, OWNER_PIN)
    phrase = begin_recovery(desk)
    keep_recovery(desk, KeepRecovery(phrase, {0: phrase[0], 1: phrase[1]}), (FLOOR_KIB, FLOOR_PASSES))
    add_staff(desk, AddStaff(request_id="staff-1", name="林小雨", roles=(Role.BEAUTICIAN,), pin=PIN, short="林"))
    add_staff(desk, AddStaff(request_id="staff-2", name="王敏", roles=(Role.RECEPTIONIST,), pin=PIN))
    for number in range(1, SERVICES + 1):
        save_service(
            desk, SaveService(request_id=f"service-{number}", name=f"护理{number}", price=8800 + 1000 * number)
        )
    for number in range(1, PRODUCTS + 1):
        save_product(
            desk, SaveProduct(request_id=f"product-{number}", name=f"精华{number}", price=6000 * number, unit="ml")
        )
    return archive


def _fill(archive: Archive, people: People) -> None:
    connection = archive.database.connection()  # type: ignore[no-untyped-call]  # untyped in peewee's stubs
    for pragma in ("synchronous = off", "journal_mode = off", f"cache_size = -{_CACHE_KIB}", "foreign_keys = off"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    kept = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name IN ('client', 'search_key', 'visit')"
    ).fetchall()
    keeping = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'card_due_%'"
    )
    keeping = keeping.fetchall()
    connection.execute("BEGIN EXCLUSIVE")
    for name, _ in kept:
        # made anew from the whole table: one sort instead of a million look-ups
        connection.execute(f'DROP INDEX "{name}"')
    for name, _ in keeping:
        # whose card is due is found of all at once, too
        connection.execute(f'DROP TRIGGER "{name}"')
    _insert(connection, "client", columns(Client), people.rows())
    for kind in sorted(By):
        _insert(connection, "search_key", ("kind", "key", "client_id"), people.keys(kind))
    _insert(connection, "visit", columns(Visit), people.visits())
    _insert(connection, "sheet", ("id", *CARD), people.cards())
    _insert(connection, "change", CHANGE, people.changes())
    for _, sql in kept:
        connection.execute(sql)
    connection.execute("INSERT INTO card_due (client_id, why) SELECT client_id, why FROM card_due_now")
    for _, sql in keeping:
        connection.execute(sql)
    connection.execute("INSERT INTO counter (name, value) VALUES (?, ?)", (CARD_COUNTER, people.count))
    connection.execute("COMMIT")
    people.check(connection)
    connection.execute("PRAGMA journal_mode = wal").fetchall()


def _insert(connection: Any, table: str, columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    marks = ",".join("?" * len(columns))
    names = ",".join(f'"{column}"' for column in columns)
    connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


def _main(arguments: Sequence[str], make: Callable[[int], Place] = bulk) -> None:
    for words in arguments:
        print(make(int(words)).data)


if __name__ == "__main__":
    _main(sys.argv[1:])
