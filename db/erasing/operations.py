"""A client is erased by two people, and the papers after that."""

from __future__ import annotations

from db.clients.store import clients
from db.core import audit
from db.core.audit import Action, Outcome
from db.core.counters import next_number
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import local_day
from db.core.sql import write
from db.erasing.models import Destruction
from db.erasing.records import DestructionRecord
from db.erasing.requests import EraseClient
from db.erasing.store import emptying, papers, reading, slips
from db.erasing.store.erased import COUNTER, salts_of, slip_number
from db.papers.printed.store.digests import stamp
from db.registers.destruction.fields import DESTRUCTION_REASONS
from db.salon.store.salon import salon_record
from db.sheets.client import SheetClient
from db.sheets.registers import DestroySheet


def _again(work: Work, id: int) -> DestructionRecord:
    return reading.destruction(id)


@operation(Permission.ERASE, Action.DELETE, again=_again)
def erase_client(work: Work, asked: EraseClient) -> DestructionRecord:
    """Erases a client with a second person: what says who it is goes from every table, figures stay.

    What is on paper waits for the shredder. When it is done, the file is written anew without what has gone.

    Raises:
        InvalidFields: For a reason that isn't one, or a day to come.
        Refused: ``NOT_ALLOWED``, ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, ``IS_ERASED``, ``IS_MERGED``, ``CHANGED_MEANWHILE``; ``STILL_TO_SETTLE`` with what is
            open, ``GIVES_UP`` with what would be lost.
    """
    row = clients.get_client(asked.client)
    work.client = row.id
    work.refuse_closed()
    _check(work, asked)
    if row.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    files = emptying.files_of(row.id)
    if open_still := reading.open_with(files, work.today):
        raise SalonError(Code.STILL_TO_SETTLE, **open_still)
    lost = reading.given_up(files, work.today)
    if lost and not asked.gives_up:
        raise SalonError(Code.GIVES_UP, **lost)
    made = Destruction(
        number=slip_number(work.today.year, next_number(COUNTER)),
        client=row,
        card=row.number,
        kind="file",
        reason=asked.reason,
        since=asked.since,
        sheets=papers.take_out(files, work.now),
        salts=salts_of(files),
        at=work.now,
        by=work.staff,
    )
    made.approver_id = work.approver
    made.save()
    gone = emptying.empty_all(files)
    emptying.leave_no_trace(work.archive)
    for other in files:
        if other != row.id:
            # the log's own check asks it of each file whose reasons are gone
            audit.append(work.now, work.operation, Action.DELETE, Outcome.DONE, client=other, what={"with": row.id})
    # a reason that was written for it would stay
    work.desk = work.desk.because("")
    work.what |= {"slip": made.number, "reason": asked.reason, "rows": sum(gone.values()), "given_up": lost}
    return reading.destruction(made.id)


@operation(Permission.INSPECT, Action.EXECUTE)
def print_destroy_slip(work: Work, destruction: int) -> DestroySheet:
    """The slip with which two people destroy the papers; it has the number of the file and no name.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = reading.destruction(destruction)
    work.client = found.client.id
    work.what |= {"sheet": "destroy", "slip": found.number}
    return DestroySheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=SheetClient(found.client.label, ""),
        number=found.number,
        reason=found.reason,
        requested=found.since,
        papers=slips.papers_of(found),
        kept=("figures", "register", *found.kept),
        erased=local_day(found.at),
        erased_by=found.by,
        approved_by=found.approver,
    )


@operation(Permission.INSPECT, Action.UPDATE)
def papers_gone(work: Work, destruction: int) -> DestructionRecord:
    """Both have signed the slip: its papers are destroyed.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = reading.destruction(destruction)
    work.about_closed(found.client.id)
    gone = papers.destroyed(emptying.files_of(found.client.id), work.now)
    write("UPDATE destruction SET destroyed = ?, version = version + 1 WHERE id = ?", work.today.isoformat(), found.id)
    work.what |= {"slip": found.number, "sheets": gone}
    return reading.destruction(destruction)


def _check(work: Work, asked: EraseClient) -> None:
    flaws = {}
    if asked.reason not in {reason.code for reason in DESTRUCTION_REASONS}:
        flaws["reason"] = Flaw.NOT_A_CHOICE
    if asked.since is not None and asked.since > work.today:
        flaws["since"] = Flaw.IN_THE_FUTURE
    if flaws:
        raise InvalidFields(flaws)
