"""Who had to do with a client's file: a line for each person, day and operation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from db.core.row_values import local_day
from db.core.sql import rows, rows_among
from db.log.records import Looked
from db.log.store.asked import COLUMNS, files_of
from db.log.store.reading import as_entries

MOST = 400
"""Lines of the list, and of the sheet."""
_READ = 5_000
"""Entries that are read for them, the newest."""
_ON_LISTS = ("print_address_labels", "print_pre_read", "print_filtered", "filtered", "filtered_after")
"""What is about many clients and says whom: addresses, what is read beforehand, and who answers what was filtered by.

Lists of names alone are counted: everybody may see them, and they say no more of one than that she is a client.
"""
_OF_FILE = f"SELECT {COLUMNS} FROM audit_entry WHERE client = ? ORDER BY seq DESC LIMIT {_READ}"
_OF_LISTS = (
    f"SELECT {COLUMNS} FROM audit_entry WHERE operation = ? AND client IS NULL ORDER BY seq DESC LIMIT {_READ // 10}"
)


def looked(client: int) -> list[Looked]:
    """The newest first; a file that became part of this one is read with it.

    What the program did without anybody at the desk is left out.
    """
    files = files_of(client)
    found = [row for file in files for row in rows(_OF_FILE, file)]
    found += [row for operation in _ON_LISTS for row in rows(_OF_LISTS, operation) if _names(row[9], files)]
    numbers = dict(rows_among("SELECT id, number FROM client WHERE id IN ({})", files[1:]))
    return list(_lines(sorted(found, key=lambda row: -row[0]), numbers).values())[:MOST]


def _lines(found: Iterable[tuple[Any, ...]], numbers: dict[int, str]) -> dict[tuple[object, ...], Looked]:
    lines: dict[tuple[object, ...], Looked] = {}
    for one in as_entries(list(found)):
        if not one.person or one.at is None:
            continue
        file = numbers.get(one.client.id, "") if one.client else ""
        key = (local_day(one.at), one.person, one.operation, one.refused, file)
        before = lines.get(key)
        lines[key] = Looked(
            id=before.id if before else one.id,
            # the first of that day
            at=one.at,
            person=one.person,
            roles=one.roles,
            operation=one.operation,
            action=one.action,
            refused=one.refused,
            times=before.times + 1 if before else 1,
            file=file,
        )
    return lines


def _names(what: object, files: tuple[int, ...]) -> bool:
    """Whether an entry names one of some clients."""
    text = str(what)
    return any(str(file) in text for file in files) and bool(_clients(text).intersection(files))


def _clients(text: str) -> set[int]:
    try:
        found = json.loads(text)["clients"]
    except (ValueError, KeyError, TypeError):
        return set()
    return {one for one in found if type(one) is int} if isinstance(found, list) else set()
