"""Shifts."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.roster.fields import SHIFT_KINDS
from db.roster.models import Shift
from db.roster.records import ShiftRecord
from db.roster.store.shifts import shifts
from db.text.cleaning import clean
from db.text.clock import DAY

LONGEST_NAME, LONGEST_SHORT = 20, 2
WORK = "work"
_KINDS = {one.code for one in SHIFT_KINDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveShift:
    """A shift, new (id 0) or changed; hours and break only where it is one of work."""

    request_id: str
    name: str
    short: str
    kind: str = WORK
    id: int = 0
    version: int = 0
    start: int = 0
    finish: int = 0
    break_start: int = 0
    break_finish: int = 0
    active: bool = True


def _again(work: Work, shift: int) -> ShiftRecord:
    return shifts()[shift]


@operation(Permission.ROSTER, Action.UPDATE, again=_again)
def save_shift(work: Work, asked: SaveShift) -> ShiftRecord:
    """Adds or changes a shift; the hours of everybody who has it change with it, and no appointment does.

    Raises:
        InvalidFields: With every flaw; ``NOT_LATER`` where it doesn't end after it begins, or its break isn't in it.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NAME_TAKEN``.
    """
    shift = Shift.get_or_none(Shift.id == asked.id) if asked.id else Shift(version=0)
    if shift is None:
        raise SalonError(Code.NOT_FOUND)
    if asked.id and shift.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    name, short = clean(asked.name, LONGEST_NAME), clean(asked.short, LONGEST_SHORT)
    flaws = _flaws_of_times(asked) if asked.kind == WORK else {}
    flaws |= {
        field: flaw
        for field, flaw, bad in (
            ("name", Flaw.REQUIRED, not name),
            ("short", Flaw.REQUIRED, not short),
            ("short", Flaw.TAKEN, _is_taken(short, asked)),
            ("kind", Flaw.NOT_A_CHOICE, asked.kind not in _KINDS),
        )
        if bad
    }
    if flaws:
        raise InvalidFields(flaws)
    if Shift.select().where(Shift.name == name, Shift.id != asked.id).exists():
        raise SalonError(Code.NAME_TAKEN)
    shift.name, shift.short, shift.kind, shift.active = name, short, asked.kind, asked.active
    for time in ("start", "finish", "break_start", "break_finish"):
        setattr(shift, time, getattr(asked, time) if asked.kind == WORK else 0)
    shift.version += 1
    shift.save()
    work.what["shift"] = shift.id
    return shifts()[shift.id]


def _is_taken(short: str, asked: SaveShift) -> bool:
    """Whether another shift in use is called so in short: the roster couldn't tell them apart."""
    others = Shift.select().where(Shift.short == short, Shift.id != asked.id, Shift.active)
    return asked.active and bool(others.exists())


def _flaws_of_times(asked: SaveShift) -> dict[str, Flaw]:
    if not 0 <= asked.start < DAY:
        return {"start": Flaw.NOT_A_TIME}
    if not asked.start < asked.finish <= DAY:
        return {"finish": Flaw.NOT_LATER}
    if asked.break_start == asked.break_finish:
        return {}
    if not asked.start <= asked.break_start < asked.finish:
        return {"break_start": Flaw.NOT_IN_SHIFT}
    return {} if asked.break_start < asked.break_finish <= asked.finish else {"break_finish": Flaw.NOT_IN_SHIFT}
