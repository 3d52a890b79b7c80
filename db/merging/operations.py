"""Two files of one person are made one, and two again; two people who look like one are told apart."""

from __future__ import annotations

from db.clients.store import clients
from db.clients.store.merged import merged_into
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import local_day
from db.core.sql import rows, write
from db.merging.models import Merge, NotSame
from db.merging.records import MergeRecord, MergeState
from db.merging.requests import MergeClients, ProposeMerge, TellApart, UndoMerge
from db.merging.store import joining, papers, parting, reading
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.client import SheetClient
from db.sheets.merging import MergeSheet
from db.text.cleaning import clean
from db.text.phones import last_four

LONGEST_REASON = 400


def _again(work: Work, merge: int) -> MergeRecord:
    return reading.record_of(merge)


@operation(Permission.MERGE, Action.UPDATE, again=_again)
def merge(work: Work, asked: MergeClients) -> MergeRecord:
    """Makes one file of two, with a second person; what that changes is kept, row by row, for undoing it.

    Raises:
        InvalidFields: Without a reason, or where two texts together are too long.
        Refused: ``NOT_ALLOWED``, ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``; and what :func:`reading.refuse_impossible` has.
    """
    kept, gone = clients.get_client(asked.client), clients.get_client(asked.gone)
    work.client = kept.id
    reading.refuse_impossible(kept.id, gone.id)
    why = work.reason = _reason(asked.why)
    if (kept.version, gone.version) != (asked.version, asked.gone_version):
        raise SalonError(Code.CHANGED_MEANWHILE)
    row = Merge(kept=kept, gone=gone, state=MergeState.DONE.value, at=work.now, by=work.staff, why=why)
    row.approver_id = work.approver
    if (proposed := _proposed(kept.id, gone.id)) is not None:
        # their ids say in which order they were done
        row.proposed_at, row.proposed_by_id = proposed.proposed_at, proposed.proposed_by_id
        proposed.delete_instance()
    row.save()
    joining.join(work, row.id, kept, gone, asked.taken, asked.chosen)
    work.others.add(gone.id)
    record = reading.record_of(row.id)
    work.what |= {"merge": row.id, "gone": gone.id, "rows": record.rows, "taken": sorted(asked.taken)}
    return record


@operation(Permission.MERGE, Action.UPDATE, again=_again)
def undo_merge(work: Work, asked: UndoMerge) -> MergeRecord:
    """Makes two files of one again, with a second person, within thirty days.

    What still is as the merge left it goes back; what was changed since stays as it is.

    Raises:
        InvalidFields: Without a reason.
        Refused: ``NOT_ALLOWED``, ``NEEDS_SECOND``.
        SalonError: What :func:`reading.refuse_undoing` has.
    """
    row = reading.get_merge(asked.id)
    work.client = row.kept_id
    reading.refuse_undoing(row, work.today)
    why = work.reason = _reason(asked.why)
    left = parting.part(work, row.id, row.kept_id, row.gone_id, asked.goes)
    write(
        "UPDATE merge SET state = 'undone', undone_at = ?, undone_by_id = ?, undone_approver_id = ?, undone_why = ? "
        "WHERE id = ?",
        work.moment,
        work.staff,
        work.approver,
        why,
        row.id,
    )
    work.others.add(row.gone_id)
    work.what |= {"merge": row.id, "gone": row.gone_id, "stays": dict(left), "goes": len(asked.goes)}
    return reading.record_of(row.id)


@operation(Permission.PROPOSE_MERGE, Action.CREATE, again=_again)
def propose_merge(work: Work, asked: ProposeMerge) -> MergeRecord:
    """Says that two files may be of one person, so that whoever may merge them looks.

    Raises:
        InvalidFields: Without a reason.
        SalonError: ``NOT_FOUND``, ``IS_SAME``, ``IS_MERGED``.
    """
    kept, gone = clients.get_client(asked.client), clients.get_client(asked.gone)
    work.client = kept.id
    if kept.id == gone.id:
        raise SalonError(Code.IS_SAME)
    if gone.merged_into_id is not None:
        raise SalonError(Code.IS_MERGED, client=gone.merged_into_id, gone=gone.id)
    why = _reason(asked.why)
    row = _proposed(kept.id, gone.id) or Merge(kept=kept, gone=gone, state=MergeState.PROPOSED.value)
    row.proposed_at, row.proposed_by_id, row.why = work.now, work.staff, why
    row.save()
    work.reason = why
    work.what |= {"merge": row.id, "gone": gone.id}
    return reading.record_of(row.id)


@operation(Permission.PROPOSE_MERGE, Action.CREATE)
def not_same(work: Work, asked: TellApart) -> None:
    """Says that two who look like one person are two: nobody is asked about them again.

    Raises:
        InvalidFields: Without a reason.
        SalonError: ``NOT_FOUND``, ``IS_SAME``.
    """
    one, other = clients.get_client(asked.client), clients.get_client(asked.other)
    work.client = one.id
    if one.id == other.id:
        raise SalonError(Code.IS_SAME)
    why = work.reason = _reason(asked.why)
    first, second = sorted((one.id, other.id))
    row = {"first": first, "second": second, "at": work.now, "by": work.staff, "why": why}
    NotSame.insert(row).on_conflict_replace().execute()
    write(
        "UPDATE merge SET state = 'declined' WHERE state = 'proposed' AND kept_id IN (?, ?) AND gone_id IN (?, ?)",
        first,
        second,
        first,
        second,
    )
    work.what["other"] = other.id


@operation(Permission.PRINT, Action.EXECUTE)
def print_merge_slip(work: Work, merge: int) -> MergeSheet:
    """What is to be done by hand with the papers of the old file.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, also for what was undone.
    """
    record = reading.done_record(work, merge)
    work.what |= {"sheet": "merge_slip", "merge": merge}
    return MergeSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=_client(merged_into(record.client.id)),
        gone=_client(record.gone.id),
        day=None if record.at is None else local_day(record.at),
        by=record.by,
        approver=record.approver,
        until=record.until,
        papers=papers.papers_of(merge, record.gone.id),
    )


def _proposed(one: int, other: int) -> Merge | None:
    """What somebody has proposed of two, whichever way."""
    found = rows(
        "SELECT id FROM merge WHERE state = 'proposed' AND kept_id IN (?, ?) AND gone_id IN (?, ?) LIMIT 1",
        one,
        other,
        one,
        other,
    )
    return reading.get_merge(found[0][0]) if found else None


def _reason(why: str) -> str:
    reason = clean(why, LONGEST_REASON)
    if not reason:
        raise InvalidFields({"why": Flaw.REQUIRED})
    return reason


def _client(client: int) -> SheetClient:
    found = clients.get_client(client)
    return SheetClient(found.number, found.name, last_four(found.phone or ""))
