"""Clients who stay away or are watched: why, who follows it up and when, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.clients.store.clients import get_client
from db.contacts.operations.tasks import FARTHEST
from db.contacts.records.retention import WatchedLine
from db.contacts.store.retention import ABSENCE, Followed, get_followed, watched_line
from db.contacts.task_fields import ABSENCE_REASONS, WATCH_CAUSES, WATCHES
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.staff.store.people import works_here

_REASONS = frozenset(entry.code for entry in ABSENCE_REASONS)
_CAUSES = frozenset(entry.code for entry in WATCH_CAUSES)
_KINDS = frozenset(entry.code for entry in WATCHES)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAbsence:
    """Why a client stays away, one of ``db.contacts.task_fields.ABSENCE_REASONS``, and who follows it up.

    Attributes:
        owner: Id of who does; 0 for nobody yet.
        next: On which day; None: on none in particular.
    """

    request_id: str
    absence: int
    version: int
    reason: str
    owner: int
    next: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveUp:
    """Nobody follows up any more that a client stays away."""

    request_id: str
    absence: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A client is watched; or, with the id of a ``watch``, what is said of that.

    Attributes:
        kind: One of ``db.contacts.task_fields.WATCHES``; of a watch that there is it stays.
        cause: One of ``db.contacts.task_fields.WATCH_CAUSES``; empty: not known yet.
        owner: Id of who does; 0 for nobody yet.
        until: The last day; None: until somebody ends it.
    """

    request_id: str
    client: int
    kind: str
    cause: str = ""
    owner: int = 0
    until: date | None = None
    watch: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwatch:
    """A client is no longer watched."""

    request_id: str
    watch: int
    version: int


def _absence_again(work: Work, absence: int) -> WatchedLine:
    work.about(get_followed(work, ABSENCE, absence).client)
    return watched_line(work, ABSENCE, absence)


def _watch_again(work: Work, watch: int) -> WatchedLine:
    work.about(get_followed(work, "", watch).client)
    return watched_line(work, "", watch)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_absence_again)
def set_absence(work: Work, asked: SetAbsence) -> WatchedLine:
    """Says why a client stays away, and who asks again when.

    Raises:
        InvalidFields: With every flaw of reason, person or day.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``RETENTION_ENDED``.
    """
    row = _going(work, ABSENCE, asked.absence, asked.version)
    flaws = _flaws(work, asked.owner, asked.next, "next")
    if asked.reason and asked.reason not in _REASONS:
        flaws["reason"] = Flaw.NOT_A_CHOICE
    if flaws:
        raise InvalidFields(flaws)
    write(
        "UPDATE absence SET reason = ?, owner_id = ?, next = ?, version = version + 1 WHERE id = ?",
        asked.reason,
        asked.owner or None,
        asked.next.isoformat() if asked.next else None,
        row.id,
    )
    return watched_line(work, ABSENCE, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_absence_again)
def give_up(work: Work, asked: GiveUp) -> WatchedLine:
    """Ends that somebody follows up; a visit ends it by itself.

    Raises:
        InvalidFields: Nobody has said why the client stays away, or who followed it up.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``RETENTION_ENDED``.
    """
    row = _going(work, ABSENCE, asked.absence, asked.version)
    _refuse_unexplained(row, "reason")
    write("UPDATE absence SET state = 'given_up', next = NULL, version = version + 1 WHERE id = ?", row.id)
    return watched_line(work, ABSENCE, row.id)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_watch_again)
def watch(work: Work, asked: Watch) -> WatchedLine:
    """Watches a client, or says why one is watched, by whom, and until when.

    Raises:
        InvalidFields: With every flaw of kind, cause, person or day; ``TAKEN`` where the client is watched so already.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``RETENTION_ENDED``.
    """
    flaws = _flaws(work, asked.owner, asked.until, "until")
    if asked.cause and asked.cause not in _CAUSES:
        flaws["cause"] = Flaw.NOT_A_CHOICE
    if asked.watch:
        row = _going(work, asked.kind, asked.watch, asked.version)
        id = row.id
    else:
        get_client(asked.client)
        work.about(asked.client)
        id = 0
        if asked.kind not in _KINDS:
            flaws["kind"] = Flaw.NOT_A_CHOICE
        elif _is_watched(work, asked):
            flaws["kind"] = Flaw.TAKEN
    if flaws:
        raise InvalidFields(flaws)
    until, owner = asked.until.isoformat() if asked.until else None, asked.owner or None
    if not id:
        [(id,)] = rows(
            # one that was ended on this very day goes on
            "INSERT INTO watch (version, client_id, kind, cause, since, worth) VALUES (0, ?, ?, '', ?, "
            "COALESCE((SELECT f.spend_12m + f.spend_before FROM client_facts f WHERE f.client_id = ?), 0)) "
            "ON CONFLICT (client_id, kind, since) DO UPDATE SET until = NULL RETURNING id",
            asked.client,
            asked.kind,
            work.today.isoformat(),
            asked.client,
        )
    write(
        "UPDATE watch SET cause = ?, owner_id = ?, until = ?, version = version + 1 WHERE id = ?",
        asked.cause,
        owner,
        until,
        id,
    )
    return watched_line(work, asked.kind, id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_watch_again)
def unwatch(work: Work, asked: Unwatch) -> WatchedLine:
    """Ends that a client is watched, with yesterday: today it is over.

    Raises:
        InvalidFields: Nobody has said why the client was watched, or who did.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``RETENTION_ENDED``.
    """
    row = _going(work, "", asked.watch, asked.version)
    _refuse_unexplained(row, "cause")
    write("UPDATE watch SET until = ?, version = version + 1 WHERE id = ?", _yesterday(work), row.id)
    return watched_line(work, "", row.id)


def _going(work: Work, kind: str, id: int, version: int) -> Followed:
    row = get_followed(work, kind, id, version)
    work.about(row.client)
    if not row.open:
        raise SalonError(Code.RETENTION_ENDED)
    return row


def _refuse_unexplained(row: Followed, cause: str) -> None:
    flaws = {} if row.cause else {cause: Flaw.REQUIRED}
    flaws |= {} if row.owner else {"owner": Flaw.REQUIRED}
    if flaws:
        raise InvalidFields(flaws)


def _flaws(work: Work, owner: int, day: date | None, field: str) -> dict[str, Flaw]:
    flaws = {"owner": Flaw.NOBODY_CALLED_SO} if owner and not works_here(owner) else {}
    if day is not None and day < work.today:
        flaws[field] = Flaw.TOO_EARLY
    elif day is not None and day > work.today + FARTHEST:
        flaws[field] = Flaw.TOO_FAR_AHEAD
    return flaws


def _is_watched(work: Work, asked: Watch) -> bool:
    return bool(
        rows(
            "SELECT 1 FROM watch WHERE client_id = ? AND kind = ? AND (until IS NULL OR until >= ?)",
            asked.client,
            asked.kind,
            work.today.isoformat(),
        )
    )


def _yesterday(work: Work) -> str:
    return date.fromordinal(work.today.toordinal() - 1).isoformat()
