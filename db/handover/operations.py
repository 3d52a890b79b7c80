"""Handing over: everything that somebody has in hand, or one thing of it."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.handover.records import ONE_BY_ONE, Theirs
from db.handover.store.kinds import hand
from db.staff.records import StaffRecord
from db.staff.store.people import staff_record, works_here


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Everything that ``staff`` has in hand is from now on in the hands of ``to``."""

    request_id: str
    staff: int
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverOne:
    """One thing that ``staff`` has in hand is from now on in the hands of ``to``."""

    request_id: str
    staff: int
    to: int
    kind: Theirs
    id: int


def _again(work: Work, staff: int) -> StaffRecord:
    return staff_record(staff)


@operation(Permission.HAND_OVER, Action.UPDATE, again=_again)
def hand_over(work: Work, asked: HandOver) -> StaffRecord:
    """Hands over everything of somebody, who leaves as a rule, to a colleague; needs a second person.

    Appointments, visits, complaints and borrowed papers stay, since each is dealt with by itself; what was being typed
    goes to the manager who hands over, and to nobody else.

    Raises:
        Refused: ``NEEDS_SECOND``.
        InvalidFields: For nobody who works here, or the same person.
        SalonError: ``NOT_FOUND``.
    """
    _check(asked.staff, asked.to)
    work.what |= {"staff": asked.staff, "to": asked.to}
    for kind in Theirs:
        if kind not in ONE_BY_ONE and (count := hand(work, kind, asked.staff, asked.to)):
            work.what[f"{kind.value}s"] = count
    return staff_record(asked.staff)


@operation(Permission.ASSIGN, Action.UPDATE, again=_again)
def hand_over_one(work: Work, asked: HandOverOne) -> StaffRecord:
    """Hands over one thing that somebody has in hand.

    Raises:
        InvalidFields: For nobody who works here, or the same person.
        SalonError: ``NOT_FOUND``: also for what is dealt with on its own page.
    """
    _check(asked.staff, asked.to)
    if asked.kind in ONE_BY_ONE or not asked.id or not hand(work, asked.kind, asked.staff, asked.to, asked.id):
        raise SalonError(Code.NOT_FOUND)
    work.client = asked.id if asked.kind is Theirs.CLIENT else None
    work.what |= {"staff": asked.staff, "to": asked.to, "kind": asked.kind.value}
    return staff_record(asked.staff)


def _check(staff: int, to: int) -> None:
    if not rows("SELECT 1 FROM staff WHERE id = ?", staff):
        raise SalonError(Code.NOT_FOUND)
    if not works_here(to):
        raise InvalidFields({"to": Flaw.NOBODY_CALLED_SO})
    if to == staff:
        raise InvalidFields({"to": Flaw.NOT_A_CHOICE})
