"""Rows of every table that refers to a client, made from what the tables say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import peewee as pw

from db.core.models import How, Moment, Reference
from db.core.sql import rows, write
from db.merging.store.tables import tables, walked
from tests.db.salon import Salon

FIRST = date(2025, 1, 1)
WORDS = ("", "甲", "[/]", "O'Brien & <b>", "𬭎")
ITEMS = ("pacemaker", "pregnancy", "acids", "fragrance", "epilepsy", "drugs")
FIELDS = ("sleep", "wishes", "likes", "hobbies", "illness", "budget")
_GIVEN: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "appointment": {"start": (600,), "finish": (660,), "guest_name": ("",), "state": ("booked", "done", "cancelled")},
    "waiting": {"guest_name": ("",), "from_day": ("2026-04-01",), "to_day": ("2026-04-02",), "state": ("waiting",)},
    "bill": {"guest_name": ("",), "state": ("open", "settled", "owing", "void"), "kind": ("retail",)},
    "contact": {"next_minute": (None,), "outcome": ("reached", "no_answer"), "purpose": ("birthday", "recall")},
    "absence": {"last": ("2025-02-01", "2025-03-01"), "state": ("open", "back")},
    "watch": {"kind": ("lost", "risk"), "since": ("2025-02-01", "2025-03-01")},
    "answer": {"field": FIELDS, "value": ("poor", "good", "甲", "乙")},
    "consent": {
        "purpose": ("consent_file", "consent_health", "consent_contact"),
        "state": ("yes", "refused", "withdrawn"),
        "value": ("yes", "no"),
    },
    "condition": {
        "item": ITEMS,
        "certainty": ("told", "seen", "confirmed"),
        "gravity": ("low", "high", "unsure"),
        "areas": ("[]", '["face"]', '["neck"]'),
        "from_dated": (None,),
        "ended": (None,),
        "ended_by_id": (None,),
    },
    "confirmed": {"box": ("B", "C", "sleep", "allergens"), "how": ("asked", "declined", "form")},
    "dated": {
        "kind": ("skin", "plan", "needs"),
        "state": ("current", "void"),
        "content": ("{}",),
        "carried": ("{}",),
        "replaces_id": (None,),
        "visit": (None,),
        "why": ("甲",),
        "due": (None,),
        "until": (None,),
        "checked_by_id": (None,),
        "checked_at": (None,),
    },
    "sheet": {"kind": ("card", "contract", "visit"), "state": ("printed", "filed", "given_out", "bound", "sent")},
    "loan": {"out_at": (None,), "back_at": (None,)},
    "task": {"rule": ("care", "birthday", "survey", "own"), "state": ("open", "done")},
    "visit": {"cancelled": ("",), "closed_at": ("2026-01-01 10:00:00",), "closed_by_id": (1,)},
    "movement": {"reverses_id": (None,), "pair_id": (None,)},
    "event_guest": {"answer": ("", "yes"), "invited": ("", "phone"), "came": (None, 0, 1)},
    "client_order": {"qty": (1, 2)},
}
"""What a column may hold where that turns on others, by table."""


def filled(random: Random, clients: tuple[int, ...], most: int = 3) -> None:
    """Gives clients rows in every table that refers to one, at least one each."""
    for table in walked():
        if table.name in ("client", "merge", "not_same") or table.merging.how is How.DERIVE:
            continue
        for client in clients:
            for _ in range(random.randint(1, most)):
                add(random, table.name, client)


def add(random: Random, name: str, client: int) -> bool:
    """Adds a row of a table to a client, unless there is one that excludes it."""
    model: Any = next(table for table in tables() if table._meta.table_name == name)
    cells = {
        field.column_name: _cell(random, name, field, client)
        for field in model._meta.sorted_fields
        if field.column_name != "id"
    }
    if name == "task":
        key = f"{client}:{random.randint(2024, 2026)}"
        cells["key"] = ":".join(reversed(key.split(":"))) if cells["rule"] == "survey" else key
    if name == "dated":
        cells["number"] = _next("dated", "number", client, kind=cells["kind"])
        if (
            cells["kind"] in ("plan", "needs")
            and cells["state"] == "current"
            and rows(
                "SELECT 1 FROM dated WHERE client_id = ? AND kind = ? AND state = 'current'", client, cells["kind"]
            )
        ):
            cells["state"] = "void"
    if name == "sheet":
        cells["version"] = _next("sheet", "version", client, kind=cells["kind"], number=cells["number"])
    columns = ", ".join(f'"{column}"' for column in cells)
    before = rows(f'SELECT COUNT(*) FROM "{name}"')
    write(f'INSERT OR IGNORE INTO "{name}" ({columns}) VALUES ({", ".join("?" * len(cells))})', *cells.values())
    return bool(rows(f'SELECT COUNT(*) FROM "{name}"') != before)


def _next(table: str, column: str, client: int, **within: Any) -> int:
    where = "".join(f' AND "{name}" = ?' for name in within)
    found = rows(
        f'SELECT COALESCE(MAX("{column}"), 0) + 1 FROM "{table}" WHERE client_id = ?{where}', client, *within.values()
    )
    return int(found[0][0])


def _cell(random: Random, table: str, field: Any, client: int) -> Any:
    given = _GIVEN.get(table, {}).get(field.column_name)
    if given is not None:
        return random.choice(given)
    if isinstance(field, (pw.ForeignKeyField, Reference)):
        to = field.to if isinstance(field, Reference) else field.rel_model._meta.table_name
        if to == "client":
            return client
        if field.null or field.unique:
            return None
        found = rows(f'SELECT {"rowid"} FROM "{to}" ORDER BY 1 LIMIT 5')
        assert found, f"{table}.{field.name}: there is no {to}"
        return random.choice(found)[0]
    if field.unique or field.primary_key or (field.column_name in ("digest", "number") and table != "sheet"):
        return f"{random.getrandbits(60)}" if isinstance(field, pw.TextField) else random.getrandbits(40)
    if field.null and random.random() < 0.5:
        return None
    match field:
        case Moment():
            return f"{FIRST + timedelta(days=random.randrange(400))} 02:00:00"
        case pw.DateField():
            return (FIRST + timedelta(days=random.randrange(400))).isoformat()
        case pw.BooleanField():
            return random.randrange(2)
        case pw.BlobField():
            return random.randbytes(4)
        case pw.IntegerField():
            return random.randrange(1, 50)
        case _ if field.default is not None and type(field).__name__ == "CodesField":
            return "[]"
        case _:
            return random.choice(WORDS)


def basics(salon: Salon) -> None:
    """What the rows refer to besides: one of each that the salon hasn't."""
    write(
        "INSERT INTO event (version, theme, day, place, about, hobbies, themes, grades, district, made, cancelled) "
        "VALUES (1, '茶会', '2026-05-01', '', '', '', '', '[]', '', '2026-01-01', 0)"
    )
    write(
        "INSERT INTO incident (version, number, kind, noticed, reported_by_id, risk) "
        "VALUES (1, 1, 'lost', '2026-01-01', 1, '')"
    )


def dump(*without: str) -> dict[str, list[Any]]:
    """Every row of every table, in order."""
    names = [
        name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    ]
    return {name: sorted(rows(f'SELECT * FROM "{name}"'), key=repr) for name in names if name not in without}
