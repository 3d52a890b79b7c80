"""Importing clients from a table: look at it first, then all of it at once or nothing (R143)."""

from __future__ import annotations

import json
from pathlib import Path

from db import audit
from db.audit import Action
from db.errors import Code, SalonError
from db.guard import operation, query
from db.importing.records import (
    Column,
    ImportColumn,
    ImportPreview,
    ImportResult,
    ImportRow,
    ImportTable,
    Verdict,
)
from db.permissions import Permission
from db.records import ClientLine
from db.sql import rows
from db.store import importing
from db.store.importing import Judged, Plan, Progress
from db.store.lines import lines
from db.work import Work

__all__ = [
    "ImportColumn",
    "ImportPreview",
    "ImportResult",
    "ImportRow",
    "ImportTable",
    "Progress",
    "Verdict",
    "import_table",
    "preview_import",
]

_BATCH = 500


def _again(work: Work, entry: int) -> ImportResult:
    """What the import said the first time, from its own audit entry."""
    what = json.loads(rows("SELECT what FROM audit_entry WHERE seq = ?", entry)[0][0])
    return ImportResult(entry, what["added"], what["duplicates"], what["refused"])


@query(Permission.IMPORT)
def preview_import(work: Work, path: Path) -> ImportPreview:
    """What a table holds and what importing it would do: columns, and a verdict for each row.

    Takes about a second for 3,000 rows: call it in a worker.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why`` (see :func:`db.importing.tables.read_table`).
    """
    planned = importing.plan(work, path)
    known = _lines_of(sorted({one.client for one in planned.rows if one.client}))
    return ImportPreview(
        sheet=planned.table.sheet,
        heading_rows=planned.table.heads.rows,
        columns=tuple(_column(column, planned) for column in planned.table.heads.columns if column.heading),
        rows=tuple(_row(one, known) for one in planned.rows),
        digest=planned.table.digest,
    )


@operation(Permission.IMPORT, Action.CREATE, again=_again)
def import_table(work: Work, asked: ImportTable, progress: Progress = lambda done, of: None) -> ImportResult:
    """Imports a table in one transaction: every accepted row is a client afterwards, or none is.

    A row that was imported before is never added again, whatever became of the client; nor is a row that is very
    likely somebody who is known (R106), unless it is named in ``include_rows``. Imported clients have given no
    consent: they are asked when they come (R126). One entry of the audit log tells the counts and a keyed digest of
    the file, never its name, which may be a client's.

    Nobody else can save while it runs: call it in a worker, and keep the desk on the page that shows the progress.

    Args:
        work: The operation under way.
        asked: The table, and which duplicates are to be added all the same.
        progress: Told how many clients of how many are in; what it raises ends the import, and nothing is kept.

    Raises:
        SalonError: ``UNREADABLE_TABLE``; ``CHANGED_MEANWHILE`` when the file isn't the one of the preview.
    """
    planned = importing.plan(work, asked.path, asked.include_rows)
    if asked.digest and asked.digest != planned.table.digest:
        raise SalonError(Code.CHANGED_MEANWHILE)
    added = importing.add(work, planned, progress)
    counts = {
        "added": added,
        "duplicates": _count(planned, Verdict.DUPLICATE),
        "refused": _count(planned, Verdict.REFUSED),
    }
    work.what |= {**counts, "file": audit.digest(work.archive.keys.audit, b"import", planned.table.digest)}
    # the guard writes the entry at the end of this transaction, which nobody else can write in
    return ImportResult(audit.head()[0] + 1, **counts)


def _column(column: Column, planned: Plan) -> ImportColumn:
    from openpyxl.utils import get_column_letter

    return ImportColumn(
        get_column_letter(column.place + 1),
        column.heading,
        column.field.name if column.field else "",
        column.dropped,
        sum(column.heading in one.row.kept for one in planned.rows),
    )


def _row(one: Judged, known: dict[int, ClientLine]) -> ImportRow:
    return ImportRow(
        row=one.row.number,
        name=one.row.name,
        verdict=one.verdict,
        flaws=tuple(one.row.flaws.items()),
        kept=tuple(one.row.kept.items()),
        client=known.get(one.client),
        same_as=one.same_as,
        reasons=one.reasons,
    )


def _lines_of(found: list[int]) -> dict[int, ClientLine]:
    batches = (found[start : start + _BATCH] for start in range(0, len(found), _BATCH))
    return {line.id: line for batch in batches for line in lines(batch)}


def _count(planned: Plan, verdict: Verdict) -> int:
    return sum(one.verdict is verdict for one in planned.rows)
