"""Blocked time: somebody is ill at nine, a bed is being mended, the power is off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.resources.models import Resource
from db.roster.intervals import Interval
from db.roster.models import Block
from db.roster.records import Uncovered
from db.roster.store.blocks import require_booking_for_all
from db.roster.store.uncovered import within_block
from db.staff.models import Staff
from db.text.cleaning import clean
from db.text.clock import DAY

LONGEST_REASON = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockTime:
    """Time of a person, of a resource, or, without either, of the whole salon, and why."""

    request_id: str
    day: date
    start: int
    finish: int
    why: str
    person: int | None = None
    resource: int | None = None


def _again(work: Work, block: int) -> tuple[Uncovered, ...]:
    row = Block.get_or_none(Block.id == block)
    if row is None:
        # taken away again meanwhile
        return ()
    return within_block(row.day, Interval(row.start, row.finish), row.staff_id, row.resource_id)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_again)
def block_time(work: Work, asked: BlockTime) -> tuple[Uncovered, ...]:
    """Blocks time, so that nothing more is booked there.

    Returns:
        Appointments that lie there; they stay as they are.

    Raises:
        InvalidFields: Without a reason; ``TOO_EARLY`` for a day that is past; ``NOT_LATER`` where it doesn't end after
            it begins; both a person and a resource, or one that isn't there.
    """
    require_booking_for_all(work)
    why = clean(asked.why, LONGEST_REASON)
    flaws = {
        field: flaw
        for field, flaw, bad in (
            ("day", Flaw.TOO_EARLY, asked.day < work.today),
            ("start", Flaw.NOT_A_TIME, not 0 <= asked.start < DAY),
            ("finish", Flaw.NOT_LATER, not asked.start < asked.finish <= DAY),
            ("person", Flaw.NOBODY_CALLED_SO, asked.person is not None and not _works(asked.person)),
            ("resource", Flaw.NOT_A_CHOICE, asked.resource is not None and not _is_in_use(asked.resource)),
            ("resource", Flaw.NOT_A_CHOICE, asked.person is not None and asked.resource is not None),
            ("why", Flaw.REQUIRED, not why),
        )
        if bad
    }
    if flaws:
        raise InvalidFields(flaws)
    row = Block.create(
        staff=asked.person,
        resource=asked.resource,
        day=asked.day,
        start=asked.start,
        finish=asked.finish,
        why=why,
    )
    work.made = row.id
    work.what |= {"block": row.id, "day": asked.day.isoformat(), "person": asked.person, "resource": asked.resource}
    return _again(work, row.id)


@operation(Permission.APPOINTMENTS, Action.DELETE)
def unblock(work: Work, block: int) -> None:
    """Takes a block away.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    require_booking_for_all(work)
    if not Block.delete().where(Block.id == block).execute():
        raise SalonError(Code.NOT_FOUND)
    work.what["block"] = block


def _works(person: int) -> bool:
    return bool(Staff.select().where(Staff.id == person, Staff.active).exists())


def _is_in_use(resource: int) -> bool:
    return bool(Resource.select().where(Resource.id == resource, Resource.active).exists())
