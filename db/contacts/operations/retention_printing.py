"""Printing who stays away or is watched, for a talk about each."""

from __future__ import annotations

from db.contacts.store import retention as store
from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.retention import RetentionEntry, RetentionSheet

MOST = 192
"""Lines of a printed list: more than that nobody talks about in a round."""


@operation(Permission.PRINT, Action.EXECUTE)
def print_retention(work: Work, kind: str) -> RetentionSheet:
    """The list of one kind, who spends most first; only clients of whom this person may know.

    Args:
        work: The operation under way.
        kind: ``absence``, or one of ``db.contacts.task_fields.WATCHES``.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND`` where there is no such kind.
    """
    if kind not in store.KINDS:
        raise SalonError(Code.NOT_FOUND)
    work.about(None, Permission.APPOINTMENTS)
    found = store.page(work, kind)
    lines = list(found.lines)
    while len(lines) < min(MOST, found.counts[kind]):
        lines += store.page(work, kind, lines[-1].id).lines
    work.what |= {"sheet": "retention", "kind": kind, "clients": len(lines)}
    return RetentionSheet(
        salon=salon_record(),
        stamp=stamp(work),
        kind=kind,
        day=work.today,
        count=found.counts[kind],
        entries=tuple(
            RetentionEntry(
                number=line.client.number,
                name=line.client.name,
                last=line.last,
                gap=line.gap,
                days=(work.today - line.last).days if line.last else None,
                cause=line.cause,
                owner=line.owner.label if line.owner else "",
                again=line.next,
            )
            for line in lines
        ),
    )
