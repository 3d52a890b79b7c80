"""A client is erased by two people."""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.erasing.models import Destruction
from db.erasing.records import DestructionRecord
from db.erasing.requests import EraseClient
from db.erasing.store import emptying, reading
from db.erasing.store.doing import carry_out, open_files
from db.erasing.store.erased import next_slip
from db.registers.destruction.fields import DESTRUCTION_REASONS


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
    row, files = open_files(work, asked.client)
    _check(work, asked)
    if row.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    if open_still := reading.open_with(files, work.today):
        raise SalonError(Code.STILL_TO_SETTLE, **open_still)
    lost = reading.given_up(files, work.today)
    if lost and not asked.gives_up:
        raise SalonError(Code.GIVES_UP, **lost)
    made = Destruction(
        number=next_slip(work.today),
        client=row,
        card=row.number,
        kind="file",
        reason=asked.reason,
        since=asked.since,
        by=work.staff,
        approver=work.approver,
    )
    gone = carry_out(work, made)
    emptying.leave_no_trace(work.archive)
    work.what |= {"slip": made.number, "reason": asked.reason, "rows": gone, "given_up": lost}
    return reading.destruction(made.id)


def _check(work: Work, asked: EraseClient) -> None:
    flaws = {}
    if asked.reason not in {reason.code for reason in DESTRUCTION_REASONS}:
        flaws["reason"] = Flaw.NOT_A_CHOICE
    if asked.since is not None and asked.since > work.today:
        flaws["since"] = Flaw.IN_THE_FUTURE
    if flaws:
        raise InvalidFields(flaws)
