"""Winning lost clients back: what the matter was, what is offered, by whom, when next, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.contacts.operations.tasks import FARTHEST
from db.contacts.records.retention import WinBackLine
from db.contacts.store.retention import get_followed
from db.contacts.store.winning import plan
from db.contacts.task_fields import ABSENCE_REASONS, WIN_BACK_ENDS
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.staff.store.people import works_here
from db.text.cleaning import clean

LONGEST = 300
_MATTERS = frozenset(entry.code for entry in ABSENCE_REASONS)
_ENDS = frozenset(entry.code for entry in WIN_BACK_ENDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWinBack:
    """A plan for a client who is watched as lost, new or changed.

    Attributes:
        watch: Id of that watch.
        plan: Id of the plan; 0 for a new one.
        matter: One of ``db.contacts.task_fields.ABSENCE_REASONS``.
        next: The day of the next step.
    """

    request_id: str
    watch: int
    matter: str
    offer: str
    owner: int
    next: date
    plan: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWinBack:
    """A plan has ended: the client is ``back``, or ``given_up``, and why."""

    request_id: str
    plan: int
    version: int
    outcome: str
    reason: str


def _again(work: Work, id: int) -> WinBackLine:
    found = plan(id)
    work.about(get_followed(work, "lost", found.watch).client)
    return found


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def plan_win_back(work: Work, asked: PlanWinBack) -> WinBackLine:
    """Plans how a client is won back, or changes the plan.

    Raises:
        InvalidFields: With every flaw of matter, offer, person or day.
        SalonError: ``NOT_FOUND``, also where the client is watched as something else; ``CHANGED_MEANWHILE``, or
            ``RETENTION_ENDED``.
    """
    watch = plan(asked.plan).watch if asked.plan else asked.watch
    work.about(get_followed(work, "lost", watch).client)
    if not rows("SELECT 1 FROM watch WHERE id = ? AND kind = 'lost'", watch):
        raise SalonError(Code.NOT_FOUND)
    if asked.plan:
        _check_open(asked.plan, asked.version)
    elif rows("SELECT 1 FROM win_back WHERE watch_id = ?", watch):
        raise SalonError(Code.CHANGED_MEANWHILE)
    offer = clean(asked.offer, LONGEST)
    flaws = {} if asked.matter in _MATTERS else {"matter": Flaw.REQUIRED}
    flaws |= {} if offer else {"offer": Flaw.REQUIRED}
    flaws |= {} if works_here(asked.owner) else {"owner": Flaw.NOBODY_CALLED_SO}
    if asked.next < work.today:
        flaws["next"] = Flaw.TOO_EARLY
    elif asked.next > work.today + FARTHEST:
        flaws["next"] = Flaw.TOO_FAR_AHEAD
    if flaws:
        raise InvalidFields(flaws)
    id = asked.plan
    if not id:
        [(id,)] = rows(
            "INSERT INTO win_back (version, watch_id, matter, offer, owner_id, state, reason, made) "
            "VALUES (0, ?, ?, ?, ?, 'open', '', ?) RETURNING id",
            watch,
            asked.matter,
            offer,
            asked.owner,
            work.today.isoformat(),
        )
    write(
        "UPDATE win_back SET matter = ?, offer = ?, owner_id = ?, next = ?, version = version + 1 WHERE id = ?",
        asked.matter,
        offer,
        asked.owner,
        asked.next.isoformat(),
        id,
    )
    return plan(id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def end_win_back(work: Work, asked: EndWinBack) -> WinBackLine:
    """Says how a plan ended, and why.

    Raises:
        InvalidFields: No outcome was chosen, or no reason written.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``RETENTION_ENDED``.
    """
    found = plan(asked.plan)
    work.about(get_followed(work, "lost", found.watch).client)
    _check_open(asked.plan, asked.version)
    reason = clean(asked.reason, LONGEST)
    flaws = {} if asked.outcome in _ENDS else {"outcome": Flaw.REQUIRED}
    flaws |= {} if reason else {"reason": Flaw.REQUIRED}
    if flaws:
        raise InvalidFields(flaws)
    write(
        "UPDATE win_back SET state = ?, reason = ?, next = NULL, ended = ?, version = version + 1 WHERE id = ?",
        asked.outcome,
        reason,
        work.today.isoformat(),
        found.id,
    )
    return plan(found.id)


def _check_open(id: int, version: int) -> None:
    found = plan(id)
    if found.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    if found.state != "open":
        raise SalonError(Code.RETENTION_ENDED)
