"""Tasks that people make, hand on, put off, have done, or leave undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from db.clients.store.clients import get_client
from db.contacts.records.task import TaskRecord
from db.contacts.store.tasks import TaskRow, get_task, task_record
from db.contacts.task_fields import DROP_REASONS
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.staff.store.people import works_here
from db.text.cleaning import clean

LONGEST_TEXT = 200
FARTHEST = timedelta(days=400)
"""So far ahead a task may be due."""
MOST_MOVES = 3
"""So often a task is put off; then it is done or dropped."""
_REASONS = frozenset(entry.code for entry in DROP_REASONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeTask:
    """Somebody wants to be reminded of something.

    Attributes:
        client: Whom it is about; 0 for nobody.
        due: On which day.
        owner: Whose it is; 0 for whoever makes it.
    """

    request_id: str
    text: str
    due: date
    client: int = 0
    owner: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTask:
    """A task is somebody else's from now on; ``owner`` 0 gives it to whoever has the role."""

    request_id: str
    task: int
    version: int
    owner: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOffTask:
    """A task is due on another day."""

    request_id: str
    task: int
    version: int
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishTask:
    """A task is done, where nothing else says so."""

    request_id: str
    task: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DropTask:
    """A task is left undone, and why, one of ``db.contacts.task_fields.DROP_REASONS``."""

    request_id: str
    task: int
    version: int
    reason: str


def _again(work: Work, task: int) -> TaskRecord:
    work.about(get_task(task).client)
    return task_record(work, task)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_again)
def make_task(work: Work, asked: MakeTask) -> TaskRecord:
    """Makes a task of somebody's own.

    Raises:
        InvalidFields: With every flaw of text, day or owner.
        SalonError: ``NOT_FOUND``.
    """
    if asked.client:
        get_client(asked.client)
    work.about(asked.client)
    text, owner = clean(asked.text, LONGEST_TEXT), asked.owner or work.staff
    flaws = {} if text else {"text": Flaw.REQUIRED}
    flaws |= _wrong_day(asked.due, work.today)
    if not works_here(owner):
        flaws["owner"] = Flaw.NOBODY_CALLED_SO
    if flaws:
        raise InvalidFields(flaws)
    day, due = work.today.isoformat(), asked.due.isoformat()
    [(made,)] = rows(
        "INSERT INTO task (version, rule, key, client_id, about, day, due, owner_id, role, text, state, moved, reason, "
        "made, by_id) VALUES (1, 'own', ?, ?, '', ?, ?, ?, '', ?, 'open', 0, '', ?, ?) RETURNING id",
        asked.request_id,
        asked.client or None,
        due,
        due,
        owner,
        text,
        day,
        work.staff,
    )
    return task_record(work, made)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def hand_task(work: Work, asked: HandTask) -> TaskRecord:
    """Gives a task to somebody else.

    Raises:
        InvalidFields: Nobody of that id works here, or an own task would be nobody's.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``TASK_ENDED``.
    """
    row = _open(work, asked.task, asked.version)
    if not (works_here(asked.owner) if asked.owner else bool(row.role)):
        raise InvalidFields({"owner": Flaw.NOBODY_CALLED_SO})
    write("UPDATE task SET owner_id = ?, version = version + 1 WHERE id = ?", asked.owner or None, row.id)
    return task_record(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def put_off_task(work: Work, asked: PutOffTask) -> TaskRecord:
    """Puts a task off to a later day, three times at most, and no further than it makes sense.

    Raises:
        InvalidFields: The day is no later one, or too late.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``TASK_ENDED``, or ``PUT_OFF_OFTEN``.
    """
    row = _open(work, asked.task, asked.version)
    if row.moved >= MOST_MOVES:
        raise SalonError(Code.PUT_OFF_OFTEN, times=row.moved)
    flaws = _wrong_day(asked.due, work.today + timedelta(days=1))
    if row.until is not None and asked.due > row.until:
        flaws["due"] = Flaw.TOO_FAR_AHEAD
    if flaws:
        raise InvalidFields(flaws)
    write(
        "UPDATE task SET due = ?, moved = moved + 1, version = version + 1 WHERE id = ?", asked.due.isoformat(), row.id
    )
    return task_record(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def finish_task(work: Work, asked: FinishTask) -> TaskRecord:
    """Says that a task is done.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``TASK_ENDED``.
    """
    row = _open(work, asked.task, asked.version)
    _end(work, row, "done")
    return task_record(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def drop_task(work: Work, asked: DropTask) -> TaskRecord:
    """Leaves a task undone for good.

    Raises:
        InvalidFields: No reason was chosen.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``TASK_ENDED``.
    """
    row = _open(work, asked.task, asked.version)
    if asked.reason not in _REASONS:
        raise InvalidFields({"reason": Flaw.REQUIRED})
    _end(work, row, "dropped", asked.reason)
    return task_record(work, row.id)


def _open(work: Work, task: int, version: int) -> TaskRow:
    row = get_task(task, version)
    work.about(row.client)
    if row.state != "open":
        raise SalonError(Code.TASK_ENDED)
    return row


def _end(work: Work, row: TaskRow, state: str, reason: str = "") -> None:
    write(
        "UPDATE task SET state = ?, reason = ?, ended = ?, version = version + 1 WHERE id = ?",
        state,
        reason,
        work.today.isoformat(),
        row.id,
    )


def _wrong_day(due: date, first: date) -> dict[str, Flaw]:
    if due < first:
        return {"due": Flaw.TOO_EARLY}
    return {"due": Flaw.TOO_FAR_AHEAD} if due > first + FARTHEST else {}
