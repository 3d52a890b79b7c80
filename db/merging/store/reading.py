"""Merges as records, and what stands in the way of one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_moment, local_day
from db.core.sql import rows
from db.fields.values import Ref
from db.merging.models import Merge
from db.merging.records import DAYS, MergeRecord, MergeState

_MERGES = (
    "SELECT m.id, k.id, k.name, k.number, g.id, g.name, g.number, m.state, m.why, m.at, b.name, a.name, p.name, "
    "m.undone_at, (SELECT COUNT(*) FROM merge_row r WHERE r.merge_id = m.id) FROM merge m "
    "JOIN client k ON k.id = m.kept_id JOIN client g ON g.id = m.gone_id LEFT JOIN staff b ON b.id = m.by_id "
    "LEFT JOIN staff a ON a.id = m.approver_id LEFT JOIN staff p ON p.id = m.proposed_by_id"
)


def get_merge(merge: int) -> Merge:
    """The row of a merge.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = Merge.get_or_none(Merge.id == merge)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    return row


def record_of(merge: int) -> MergeRecord:
    """A merge as it crosses the boundary."""
    return _record(rows(f"{_MERGES} WHERE m.id = ?", merge)[0])


def done_record(work: Work, merge: int) -> MergeRecord:
    """A merge that still is one, as whoever may open the file that is kept reads it.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, also for what was undone.
    """
    record = record_of(get_merge(merge).id)
    work.about(record.client.id)
    if record.state is not MergeState.DONE:
        raise SalonError(Code.NOT_FOUND)
    return record


def merges_of(client: int) -> list[MergeRecord]:
    """Merges that were done of a client's file, either way, the latest first."""
    found = rows(
        f"{_MERGES} WHERE m.state IN ('done', 'undone') AND (m.kept_id = ? OR m.gone_id = ?) ORDER BY m.id DESC",
        client,
        client,
    )
    return [_record(row) for row in found]


def refuse_impossible(kept: int, gone: int) -> None:
    """What stands in the way of a merge.

    Raises:
        SalonError: ``IS_SAME``; ``IS_MERGED`` where one of them is part of another already; ``OPEN_ON_BOTH`` where a
            visit of each is open; ``ON_LOAN`` while somebody has a paper of who goes.
    """
    if kept == gone:
        raise SalonError(Code.IS_SAME)
    for client, into in rows("SELECT id, merged_into_id FROM client WHERE id IN (?, ?)", kept, gone):
        if into is not None:
            raise SalonError(Code.IS_MERGED, client=into, gone=client)
    [(open_on,)] = rows(
        "SELECT COUNT(DISTINCT client_id) FROM visit WHERE client_id IN (?, ?) AND closed_at IS NULL "
        "AND cancelled = ''",
        kept,
        gone,
    )
    if open_on > 1:
        raise SalonError(Code.OPEN_ON_BOTH)
    if rows("SELECT 1 FROM sheet WHERE client_id = ? AND state = 'lent' LIMIT 1", gone) or rows(
        "SELECT 1 FROM loan WHERE client_id = ? AND out_at IS NOT NULL AND back_at IS NULL LIMIT 1", gone
    ):
        raise SalonError(Code.ON_LOAN)


def refuse_undoing(row: Merge, today: date) -> None:
    """What stands in the way of undoing one.

    Raises:
        SalonError: ``NOT_FOUND`` for what isn't done; ``TOO_OLD``; ``BUILDS_ON`` with the ``client`` of a later merge,
            which is undone first.
    """
    if row.state != MergeState.DONE:
        raise SalonError(Code.NOT_FOUND)
    if today > local_day(row.at) + timedelta(days=DAYS):
        raise SalonError(Code.TOO_OLD, days=DAYS)
    later = rows(
        "SELECT kept_id, gone_id FROM merge WHERE state = 'done' AND id > ? AND ? IN (kept_id, gone_id) "
        "ORDER BY id DESC LIMIT 1",
        row.id,
        row.kept_id,
    )
    if later:
        raise SalonError(Code.BUILDS_ON, client=later[0][0], gone=later[0][1])


def _record(row: Any) -> MergeRecord:
    (id, kept, name, number, gone, gone_name, gone_number, state, why, at, by, approver, proposed, undone, count) = row
    moment = as_moment(at)
    return MergeRecord(
        id=id,
        client=Ref(kept, name),
        gone=Ref(gone, gone_name),
        number=number,
        gone_number=gone_number,
        state=MergeState(state),
        why=why,
        at=moment,
        by=by or "",
        approver=approver or "",
        proposed_by=proposed or "",
        undone_at=as_moment(undone),
        rows=count,
        until=local_day(moment) + timedelta(days=DAYS) if moment is not None and state == MergeState.DONE else None,
    )
