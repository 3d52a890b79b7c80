"""Dated records are saved, put right by their author, revised, taken back, accepted and checked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from db.clients.models import Change
from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, Refused, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.dated.content import carried_on, unpacked
from db.dated.declaration import Dated, Values
from db.dated.kinds import KINDS
from db.dated.models import DatedRow
from db.dated.records import FILLED_BY, DatedRecord, State
from db.dated.requests import AcceptDated, CheckDated, CorrectDated, ReviseDated, SaveDated, VoidDated
from db.dated.store import rows as store
from db.dated.store.filling import is_filled_in
from db.dated.store.writing import good, keep_counting, put, reason, require_consent, same, whole, written
from db.fields.keeping import stored

FROM_OUTSIDE = frozenset({"client", "guardian", "import"})
"""Who may have answered without anybody of the salon there: it waits until it is accepted."""


def _again(work: Work, record: int) -> DatedRecord:
    row = store.get_row(record)
    work.about(row.client_id)
    return store.record_of(work, row)


@operation(Permission.OPEN_RECORD, Action.CREATE, again=_again)
def save_dated(work: Work, asked: SaveDated) -> DatedRecord:
    """Takes down a new record.

    Raises:
        InvalidFields: With every flaw, by key; ``day`` for one to come.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``; ``HAS_NO_CONSENT``; ``UNCHECKED`` with ``part`` where nobody looked at what was taken
            over; ``HAS_VERSION`` where a version counts already, of which this must be the next; ``TOO_MANY``,
            ``TOO_MUCH``.
    """
    kind = store.kind_called(asked.kind)
    require_client(asked.client)
    waits = asked.filled_by in FROM_OUTSIDE
    work.about(asked.client, kind.right(from_outside=waits))
    agreed = require_consent(asked.client, kind)
    day = _day(asked.day, work.today)
    if not any(entry.code == asked.filled_by for entry in FILLED_BY):
        raise InvalidFields({"filled_by": Flaw.NOT_A_CHOICE})
    if asked.visit and not rows("SELECT 1 FROM visit WHERE id = ? AND client_id = ?", asked.visit, asked.client):
        raise SalonError(Code.NOT_FOUND)
    values = good(work, asked.client, kind, asked.values)
    # of what is looked at anew each time, the one before matters only where something of it was taken over
    last = store.current(asked.client, kind, values) if kind.chain or asked.carried else None
    if kind.chain and last is not None and not waits:
        raise SalonError(Code.HAS_VERSION, number=last.number)
    row = DatedRow(
        client=asked.client,
        visit=asked.visit or None,
        filled_by=asked.filled_by,
        carried=_carried(kind, last, values, asked.carried, asked.passed),
        state=State.REVIEW.value if waits else State.CURRENT.value,
    )
    counted = [last.content] if last and not kind.chain_by else store.counting(asked.client, kind)
    return written(work, kind, row, values, day, counted, agreed)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def correct_dated(work: Work, asked: CorrectDated) -> DatedRecord:
    """Puts a record right on the day it was written, by who wrote it; old and new value stay in the client's history.

    What is looked at later, such as a patch test, is filled in on its day by whoever looks.

    Raises:
        InvalidFields: With every flaw, by key.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_NO_CONSENT``; ``SIGNED_ALREADY`` where only a new record
            can put it right.
    """
    row, kind = _open(work, asked.id, asked.version)
    require_consent(row.client_id, kind)
    old, counted = unpacked(kind, row.content), store.counting(row.client_id, kind)
    new = good(work, row.client_id, kind, whole(asked.values, old))
    changed = [key for key in kind.in_order({*old, *new}) if stored(old.get(key)) != stored(new.get(key))]
    if not store.is_editable(work, row) and not is_filled_in(row, kind, old, changed):
        raise SalonError(Code.SIGNED_ALREADY)
    for key in changed:
        _changed(work, row, f"{kind.code}.{key}", stored(old.get(key)), stored(new.get(key)))
    row.version += 1
    counts = json.loads(row.carried)
    row.carried = json.dumps({key: count for key, count in counts.items() if key in new and key not in changed})
    put(work, kind, row, new, changed)
    row.save()
    keep_counting(work, row, kind, counted, new, [f"{kind.code}.{key}" for key in changed])
    return store.record_of(work, row, new)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def revise_dated(work: Work, asked: ReviseDated) -> DatedRecord:
    """Takes down a new version of what counts now, or puts right what can't be edited any more; the old one stays.

    Raises:
        InvalidFields: With every flaw, by key; ``why`` without a reason, ``day`` for one to come.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_NO_CONSENT``, ``UNCHECKED``, ``TOO_MANY``, ``TOO_MUCH``.
    """
    old, kind = _open(work, asked.id, asked.version)
    agreed = require_consent(old.client_id, kind)
    day, why = _day(asked.day, work.today), reason(asked.why)
    values = good(work, old.client_id, kind, whole(asked.values, unpacked(kind, old.content)))
    row = DatedRow(
        client=old.client_id,
        visit=old.visit,
        replaces=old,
        why=why,
        carried=_carried(kind, old, values, asked.carried, asked.passed),
        state=State.CURRENT.value,
    )
    counted = store.counting(old.client_id, kind)
    _turn(old, State.REPLACED)
    return written(work, kind, row, values, day, counted, agreed)


@operation(Permission.OPEN_RECORD, Action.DELETE, again=_again)
def void_dated(work: Work, asked: VoidDated) -> DatedRecord:
    """Takes back a record that was written for the wrong client, or twice: it stays to be read, and counts nowhere.

    So does what came from outside and isn't accepted.

    What it replaced counts again.

    Raises:
        InvalidFields: Without a reason.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``, ``NEEDS_SECOND`` once it has been checked.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row, kind = _open(work, asked.id, asked.version, State.REVIEW)
    row.why = work.reason = reason(asked.why)
    counted = store.counting(row.client_id, kind)
    if row.checked_by_id is not None:
        work.require(Permission.CANCEL_NOTED, row.client_id)
    row.state, row.version = State.VOID.value, row.version + 1
    if row.replaces_id is not None:
        before = store.get_row(row.replaces_id)
        _turn(before, State.CURRENT)
        # the next version of that one takes the place of this
        row.replaces = None
    row.save()
    values = unpacked(kind, row.content)
    keep_counting(work, row, kind, counted, values)
    work.what |= {"kind": kind.code, "number": row.number}
    return store.record_of(work, row, values)


@operation(Permission.INSPECT, Action.UPDATE, again=_again)
def check_dated(work: Work, asked: CheckDated) -> DatedRecord:
    """Says that a record that counts was looked at and is right.

    Raises:
        Refused: ``NOT_ALLOWED``, also for one's own record, unless the salon has nobody else.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``SIGNED_ALREADY``.
    """
    row = store.get_row(asked.id)
    work.about(row.client_id)
    kind = KINDS[row.kind]
    same(row, asked.version)
    if row.state != State.CURRENT:
        raise SalonError(Code.NOT_FOUND)
    if row.checked_by_id is not None:
        raise SalonError(Code.SIGNED_ALREADY)
    _looked_over(work, row)
    row.version += 1
    row.save()
    work.what |= {"kind": kind.code, "number": row.number}
    return store.record_of(work, row)


@operation(Permission.INSPECT, Action.UPDATE, again=_again)
def accept_dated(work: Work, asked: AcceptDated) -> DatedRecord:
    """What a client, a guardian or a table has answered counts from now on, as far as it is accepted.

    Where a version counts already it is its next one, and what was not accepted stays as it stood there. What isn't
    accepted goes to the client's history.

    Raises:
        InvalidFields: With every flaw of what is left, by key; ``keys`` where nothing is accepted.
        Refused: ``NOT_ALLOWED``, also for what one has typed oneself, unless the salon has nobody else.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_NO_CONSENT``.
    """
    row = store.get_row(asked.id)
    kind = KINDS[row.kind]
    work.about(row.client_id)
    store.require_read(work, row.client_id, kind)
    same(row, asked.version)
    if row.state != State.REVIEW:
        raise SalonError(Code.NOT_FOUND)
    require_consent(row.client_id, kind)
    _looked_over(work, row)
    sent = unpacked(kind, row.content)
    accepted = {key: value for key, value in sent.items() if key in asked.keys}
    if not accepted:
        raise InvalidFields({"keys": Flaw.REQUIRED})
    last = store.current(row.client_id, kind, sent) if kind.chain else None
    before = unpacked(kind, last.content) if last else {}
    values = good(work, row.client_id, kind, {**before, **accepted})
    counted = store.counting(row.client_id, kind)
    for key in kind.in_order(sent.keys() - accepted.keys()):
        _changed(work, row, f"{kind.code}.{key}", stored(sent[key]), "")
    if last is not None:
        row.replaces, row.why = last, reason(asked.why)
        _turn(last, State.REPLACED)
    row.state, row.version = State.CURRENT.value, row.version + 1
    put(work, kind, row, values)
    row.save()
    keep_counting(work, row, kind, counted, values)
    return store.record_of(work, row, values)


def _looked_over(work: Work, row: DatedRow) -> None:
    """Somebody else than who wrote it has looked at it."""
    # what a table said was typed by nobody here
    if row.by_id == work.staff and row.filled_by != "import" and not work.solo:
        raise Refused(Code.NOT_ALLOWED, permission=Permission.INSPECT.value, mine=1)
    row.checked_by_id, row.checked_at = work.staff, work.now


def _turn(row: DatedRow, state: State) -> None:
    row.state, row.version = state.value, row.version + 1
    row.save()


def _changed(work: Work, row: DatedRow, field: str, old: str, new: str) -> None:
    Change.create(client=row.client_id, field=field, old=old, new=new, at=work.now, by=work.staff)


def _open(work: Work, record: int, version: int, *states: State) -> tuple[DatedRow, Dated]:
    """A record that counts, or is in another of these states, as it was read, and its kind."""
    row = store.get_row(record)
    kind = KINDS[row.kind]
    work.about(row.client_id, kind.write)
    same(row, version)
    if row.state not in (State.CURRENT, *states):
        raise SalonError(Code.NOT_FOUND)
    return row, kind


def _day(day: date | None, today: date) -> date:
    if day is not None and day > today:
        raise InvalidFields({"day": Flaw.IN_THE_FUTURE})
    return day or today


def _carried(kind: Dated, last: DatedRow | None, values: Values, keys: Iterable[str], passed: Iterable[str]) -> str:
    """How often in a row each value was taken over, as JSON."""
    keys = set(keys)
    if last is None or not keys:
        return "{}"
    before = unpacked(kind, last.content)
    return json.dumps(carried_on(kind, values, keys, before, json.loads(last.carried), passed))
