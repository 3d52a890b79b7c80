"""The one gate to the archive: every operation and query checks, runs, and writes down, in one transaction.

An operation is written as a function of a :class:`Work`, and called with a :class:`Desk`. In between, inside the
transaction, the session, the lock and the roles are read again; what the table doesn't allow is refused, also when
the function forgot to say whose file it is about.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from db.core import approval, audit, sql
from db.core.audit import Action, Outcome
from db.core.connection import Archive
from db.core.desk import Desk
from db.core.errors import Code, Refused, SalonError
from db.core.operation_context import Known, Work
from db.core.permissions import Grant, Permission, Role, grant, roles_in
from db.core.replay import Again, remember, replay
from db.core.row_values import local_day
from db.core.sql import rows

P = ParamSpec("P")
R = TypeVar("R")
_BEFORE_OWN_PIN = frozenset({"me", "change_own_pin", "lock", "sign_out"})
"""What may be done by a PIN that somebody else has set: choose one's own, and leave."""
_WRITES = (Action.CREATE, Action.UPDATE, Action.DELETE)


def operation(
    permission: Permission,
    action: Action,
    *,
    again: Again | None = None,
    before: Callable[..., None] | None = None,
    prepare: Callable[..., object] | None = None,
    logged: bool = True,
    despite_damage: bool = False,
) -> Callable[[Callable[Concatenate[Work, P], R]], Callable[Concatenate[Desk, P], R]]:
    """Makes a function an operation: it changes or reveals the archive.

    Args:
        permission: The row of the table that allows it.
        action: What the audit entry calls it.
        again: Gives the result of a request that was carried out already, from the id it had; operations whose
            first argument carries a ``request_id`` need it.
        before: What is done before the transaction and stays done when it is refused, such as counting a try.
        prepare: What takes long, changes nothing and is done before the transaction, since nobody else can save during
            one; the function finds what it gives as ``work.prepared``.
        logged: Whether an entry is written; only drafts, which are nobody's record yet, are not, nor what the
            printing system says of a job.
        despite_damage: Whether it is written to an archive that is damaged, too: what leads out of that.
    """

    def decorate(function: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Desk, P], R]:
        name = function.__name__

        @functools.wraps(function)
        def call(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> R:
            asked, request = _asked(args, kwargs)
            with _archive(desk).connected(), _Watched(desk, permission, name, action) as watched:
                sql.wait_for_lock(desk.is_patient)
                if desk.archive.is_damaged and not despite_damage:
                    raise SalonError(Code.DAMAGED)
                if desk.archive.is_only_read and action is not Action.READ:
                    raise SalonError(Code.ONLY_READ)
                if before is not None:
                    _begin(desk, permission, name)
                    before(desk, *args, **kwargs)
                prepared = None
                if prepare is not None and _may_be_done(desk, permission, name, request):
                    prepared = prepare(desk, *args, **kwargs)
                with sql.Transaction():
                    asking = approval.Call(function, args, kwargs)
                    work = watched.work = _begin(desk, permission, name, request, asking, saves=True)
                    work.prepared, work.writes = prepared, action in _WRITES
                    known = work.known
                    if known is not None:
                        work.what["again"] = True
                        result: R = replay(work, known, again, asked)
                    else:
                        result = function(work, *args, **kwargs)
                        remember(work, request, result)
                    if work.writes:
                        work.refuse_closed()
                    if desk.archive.follow_up is not None:
                        desk.archive.follow_up(work)
                    _settle(work)
                    if logged:
                        _write(work, action if known is None else Action.READ)
                desk.archive.checkpoints.when_due()
                return result

        return _mark(call, permission, action, again)

    return decorate


def query(
    permission: Permission,
    *,
    logged: bool = False,
) -> Callable[[Callable[Concatenate[Work, P], R]], Callable[Concatenate[Desk, P], R]]:
    """Makes a function a query: it reads. ``logged`` ones (a record opened) write an entry, the others nothing."""
    if logged:
        return operation(permission, Action.READ)

    def decorate(function: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Desk, P], R]:
        name = function.__name__

        @functools.wraps(function)
        def call(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> R:
            with _archive(desk).connected(), _Watched(desk, permission, name, Action.READ) as watched:
                sql.wait_for_lock(desk.is_patient)
                work = watched.work = _begin(desk, permission, name, call=approval.Call(function, args, kwargs))
                result = function(work, *args, **kwargs)
                _settle(work)
                return result

        return _mark(call, permission, None, None)

    return decorate


def check_desk(desk: Desk) -> None:
    """Refuses when nobody is signed in at this desk, or it is locked; for what works without the gate.

    Raises:
        Refused: ``NOBODY`` or ``LOCKED``.
    """
    _begin(desk, Permission.DESK, "")


def _asked(args: Sequence[object], kwargs: Mapping[str, object]) -> tuple[object, str]:
    """The request among what an operation is asked with, and its id."""
    for one in (*args, *kwargs.values()) if kwargs else args:
        request = getattr(one, "request_id", None)
        if request is not None:
            return one, str(request)
    return None, ""


def _archive(desk: Desk | None) -> Archive:
    if desk is None:
        raise Refused(Code.NOBODY)
    return desk.archive


_BEGINS = (
    "SELECT e.locked, e.ended, s.name, s.roles, s.active, s.pin_once, (SELECT solo FROM salon LIMIT 1), r.operation, "
    "r.result, r.staff_id{} FROM session e JOIN staff s ON s.id = e.staff_id LEFT JOIN request r ON r.id = ?{} "
    "WHERE e.id = ? AND s.id = ?"
)
_READS = _BEGINS.format("", "")
_SAVES = _BEGINS.format(
    ", EXISTS (SELECT 1 FROM draft WHERE request = ?), h.seq, h.hash, h.at, "
    f"(SELECT MAX(seq) FROM audit_entry WHERE operation = '{audit.SET_BACK}')",
    " LEFT JOIN audit_entry h ON h.seq = (SELECT MAX(seq) FROM audit_entry)",
)
"""With what an operation needs at its end: each statement takes its time."""


def _begin(
    desk: Desk,
    permission: Permission,
    operation: str,
    request: str = "",
    call: approval.Call | None = None,
    *,
    saves: bool = False,
) -> Work:
    """Reads session, lock, roles and the request again, and checks what doesn't depend on a client."""
    found = _before_saving(desk, request) if saves else rows(_READS, request, desk.session, desk.staff)
    if not found or found[0][1] is not None or not found[0][4]:
        raise Refused(Code.NOBODY)
    locked, _, name, roles, _, once, solo, requested, result, by, *more = found[0]
    if locked:
        raise Refused(Code.LOCKED)
    if once and operation not in _BEFORE_OWN_PIN:
        raise Refused(Code.NEW_PIN_FIRST)
    held = roles_in(roles)
    now = desk.archive.clock()
    work = Work(desk, now, local_day(now), name, held, bool(solo), operation, permission, call=call)
    if requested is not None:
        work.known = Known(requested, result, by)
    if more:
        work.has_draft = bool(more[0])
        audit.hold(*more[1:])
    if _is_same_for_all(held, permission):
        work.require(permission)
        work.settled = True
    return work


def _before_saving(desk: Desk, request: str) -> list[Any]:
    try:
        return rows(_SAVES, request, request, desk.session, desk.staff)
    except sql.DatabaseError as error:
        if not audit.is_unreadable(error):
            raise
        return rows(_READS, request, desk.session, desk.staff)


def _may_be_done(desk: Desk, permission: Permission, operation: str, request: str) -> bool:
    """Whether it is worth preparing what is asked: it isn't refused for certain, and wasn't carried out already.

    Raises:
        Refused: ``NOBODY`` or ``LOCKED``.
    """
    work = _begin(desk, Permission.DESK, operation, request)
    right = work.grant(permission)
    return work.known is None and (
        right is Grant.YES or (right is Grant.SECOND and bool(desk.approvals or desk.reason))
    )


@functools.lru_cache(maxsize=1024)
def _is_same_for_all(roles: tuple[Role, ...], permission: Permission) -> bool:
    """Whether a right of these roles doesn't depend on the client."""
    return len({grant(roles, permission, own=own, same_day=day) for own in (True, False) for day in (True, False)}) == 1


def _settle(work: Work) -> None:
    """Refuses by default: a right that depends on the client needs the client named."""
    if not work.settled:
        raise Refused(Code.NOT_ALLOWED, permission=work.permission.value)


def _write(work: Work, action: Action) -> None:
    desk = work.desk
    given = [one for one in dict.fromkeys((desk.reason, desk.health_reason, work.reason)) if one]
    audit.append(
        work.now,
        work.operation,
        action,
        Outcome.DONE,
        staff=work.staff,
        person=work.name,
        role=",".join(work.roles),
        client=work.client,
        what=work.what,
        reason=" · ".join(given) if given else "",
    )


class _Watched:
    """Writes a refusal down, after what was refused is undone.

    A class, since everything goes through it and a generator takes thrice as long.

    Attributes:
        work: What is under way, once it has begun.
    """

    def __init__(self, desk: Desk, permission: Permission, name: str, action: Action) -> None:
        self._asked = (desk, permission, name, action)
        self.work: Work | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, Refused):
            _write_refusal(*self._asked, error, self.work.client if self.work else None)
        elif isinstance(error, OverflowError):
            # an id or a number that no column holds is nobody's
            raise SalonError(Code.NOT_FOUND) from error


def _write_refusal(
    desk: Desk, permission: Permission, name: str, action: Action, refusal: Refused, client: int | None
) -> None:
    with sql.Transaction():
        [(person, roles)] = rows("SELECT name, roles FROM staff WHERE id = ?", desk.staff) or [("", "[]")]
        audit.append(
            desk.archive.clock(),
            name,
            action,
            Outcome.REFUSED,
            staff=desk.staff,
            person=person,
            role=",".join(json.loads(roles)),
            client=client,
            what={"permission": permission.value, "why": refusal.code.value},
            reason=desk.reason,
        )


def _mark(call: Callable[Concatenate[Desk, P], R], *marks: object) -> Callable[Concatenate[Desk, P], R]:
    for name, mark in zip(("permission", "action", "again"), marks, strict=True):
        setattr(call, name, mark)
    return call
