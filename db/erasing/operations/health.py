"""The health in a client's file is destroyed by two people, once its consent was taken back."""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import local_day
from db.erasing.models import Destruction
from db.erasing.records import DestructionRecord
from db.erasing.requests import DestroyHealth
from db.erasing.store import emptying, health, reading
from db.erasing.store.doing import carry_out, open_files
from db.erasing.store.erased import next_slip


def _again(work: Work, id: int) -> DestructionRecord:
    return reading.destruction(id)


@operation(Permission.ERASE, Action.DELETE, again=_again)
def destroy_health(work: Work, asked: DestroyHealth) -> DestructionRecord:
    """Destroys, with a second person, what a client no longer agrees to (PIPL 47): the file itself stays.

    Medical records that a law keeps are locked. When it is done, the file of the archive is written anew.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND`` where it is agreed to, or nothing is left of it; ``IS_ERASED``, ``IS_MERGED``,
            ``CHANGED_MEANWHILE``.
    """
    row, files = open_files(work, asked.client)
    if row.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    since = health.ended(files)
    if since is None or not health.is_left(files, since):
        raise SalonError(Code.NOT_FOUND)
    made = Destruction(
        number=next_slip(work.today),
        client=row,
        card=row.number,
        kind="health",
        reason="withdrawn",
        since=local_day(since),
        by=work.staff,
        approver=work.approver,
    )
    gone = carry_out(work, made)
    emptying.leave_no_trace(work.archive)
    work.what |= {"slip": made.number, "rows": gone, "locked": list(made.kept)}
    return reading.destruction(made.id)
