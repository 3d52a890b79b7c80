"""Importing clients from a table: look at it first, then all of it at once or nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import cast

from db.clients.records import ClientLine
from db.clients.store.lines import lines
from db.core import audit
from db.core.audit import Action
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.guard import operation, query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.importing.files.sheet_xml import letters_of
from db.importing.files.side_by_side import row_in_sheet
from db.importing.previews import (
    Difference,
    ImportColumn,
    ImportPreview,
    ImportResult,
    ImportRow,
    ImportTable,
    Verdict,
)
from db.importing.questions import Ask, Question, Reading
from db.importing.records import Column, Means, RawTable
from db.importing.store import importing
from db.importing.store.add import Progress, add, keep_columns
from db.importing.store.importing import Judged, Plan
from db.salon.store.salon import require_recovery

__all__ = [
    "Ask",
    "Difference",
    "ImportColumn",
    "ImportPreview",
    "ImportResult",
    "ImportRow",
    "ImportTable",
    "Means",
    "Progress",
    "Question",
    "Reading",
    "Verdict",
    "import_table",
    "preview_import",
    "row_in_sheet",
]


def _again(work: Work, entry: int) -> ImportResult:
    """What the import said the first time, from its own audit entry."""
    what = json.loads(rows("SELECT what FROM audit_entry WHERE seq = ?", entry)[0][0])
    return ImportResult(
        id=entry,
        added=what["added"],
        duplicates=what["duplicates"],
        refused=what["refused"],
        changed=what["changed"],
        records=what["records"],
    )


@query(Permission.IMPORT)
def preview_import(
    work: Work,
    path: Path,
    reading: Reading = Reading(),  # noqa: B008 (frozen)
    include_rows: frozenset[int] = frozenset(),
) -> ImportPreview:
    """What a table holds and what importing it would do: columns, questions, and a verdict for each row.

    Takes about a second for 3,000 rows: call it in a worker.

    Args:
        work: The query under way.
        path: The file.
        reading: What was answered so far.
        include_rows: Numbers of duplicates that are other people after all.

    Raises:
        SalonError: ``UNREADABLE_TABLE`` with ``why`` (see :func:`db.importing.files.tables.read_table`).
    """
    planned = importing.plan(work, importing.read(path, reading), include_rows, reading)
    known = _lines_of(sorted({one.client for one in planned.rows if one.client}))
    table = planned.table
    return ImportPreview(
        sheet=table.sheet,
        heading_rows=table.heads.rows,
        columns=tuple(_column(column, planned) for column in table.heads.columns if column.heading),
        rows=tuple(_row(one, known) for one in planned.rows),
        digest=table.digest,
        questions=planned.questions,
        sheets=table.sheets,
        is_checked=table.is_checked,
        mapping=table.mapping,
    )


def _read(desk: Desk, asked: ImportTable, progress: Progress | None = None) -> RawTable:
    return importing.read(asked.path, asked.reading)


@operation(Permission.IMPORT, Action.CREATE, again=_again, prepare=_read)
def import_table(work: Work, asked: ImportTable, progress: Progress = lambda done, of: None) -> ImportResult:
    """Imports a table in one transaction: every accepted row is a client afterwards, or none is.

    A row that was imported before is never added again, whatever became of the client; nor is a row that is very
    likely somebody who is known, unless it is named in ``include_rows``. What such a row adds about the health of the
    same person is taken over in any case, the rest where ``take`` says so. Imported clients have given no consent:
    they are asked when they come. One entry of the audit log tells the counts and a keyed digest of the file, never
    its name, which may be a client's.

    Nobody else can save while it runs: call it in a worker, and keep the desk on the page that shows the progress.

    Args:
        work: The operation under way.
        asked: The table, what was answered, and what of its duplicates is to be added all the same.
        progress: Told how many clients of how many are in; what it raises ends the import, and nothing is kept.

    Raises:
        SalonError: ``UNREADABLE_TABLE``; ``CHANGED_MEANWHILE`` when the file isn't the one of the preview;
            ``OPEN_QUESTIONS`` while something has to be answered first.
    """
    require_recovery()
    table = cast("RawTable", work.prepared)
    planned = importing.plan(work, table, asked.include_rows, asked.reading, asked.take)
    if asked.digest and asked.digest != planned.table.digest:
        raise SalonError(Code.CHANGED_MEANWHILE)
    if waiting := sum(not one.answer for one in planned.questions):
        raise SalonError(Code.OPEN_QUESTIONS, count=waiting)
    done = add(work, planned, asked.take, progress)
    if asked.keep_as:
        keep_columns(work, planned, asked.keep_as)
    counts = {
        "added": len(done.new),
        "duplicates": _count(planned, Verdict.DUPLICATE),
        "refused": _count(planned, Verdict.REFUSED),
        "changed": len(done.changed),
        "records": done.records,
    }
    work.what |= {**counts, "file": audit.digest(work.archive.keys.audit, b"import", planned.table.digest)}
    # the guard writes the entry at the end of this transaction, which nobody else can write in
    return ImportResult(id=audit.head()[0] + 1, **counts)


def _column(column: Column, planned: Plan) -> ImportColumn:
    return ImportColumn(
        letter=letters_of(column.place),
        heading=column.heading,
        means=column.means,
        field=column.field.name if column.field else "",
        dated=column.dated,
        kept=sum(column.heading in one.row.kept for one in planned.rows),
        left_out=sum(column.heading in one.row.left_out for one in planned.rows),
        by_hand=column.by_hand,
    )


def _row(one: Judged, known: dict[int, ClientLine]) -> ImportRow:
    return ImportRow(
        row=one.row.number,
        name=one.row.name,
        verdict=one.verdict,
        flaws=tuple(one.row.flaws.items()),
        kept=tuple(one.row.kept.items()),
        left_out=tuple(one.row.left_out.items()),
        alerts=one.row.alerts,
        client=known.get(one.client),
        same_as=one.same_as,
        reasons=one.reasons,
        # joined to what is there, it would show what this person may not see
        differences=tuple(replace(each, new=each.said) for each in one.differences),
        is_same=one.is_same,
        dated=tuple((said.kind, said.day.isoformat() if said.day else "") for said in one.records),
    )


def _lines_of(found: list[int]) -> dict[int, ClientLine]:
    return {line.id: line for line in lines(found)}


def _count(planned: Plan, verdict: Verdict) -> int:
    return sum(one.verdict is verdict for one in planned.rows)
