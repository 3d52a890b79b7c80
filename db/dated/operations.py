"""Dated records are saved, put right by their author, revised, taken back, accepted and checked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from db.clients.consent import store as consents
from db.clients.models import Change
from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, Refused, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.dated.content import carried_on, checked, packed, unpacked
from db.dated.declaration import Dated, Values
from db.dated.kinds import KINDS
from db.dated.models import DatedRow
from db.dated.records import FILLED_BY, DatedRecord, State
from db.dated.requests import CheckDated, CorrectDated, ReviseDated, SaveDated, VoidDated
from db.dated.store import on_paper
from db.dated.store import rows as store
from db.dated.store.filling import from_catalogue, is_filled_in
from db.fields.keeping import stored
from db.fields.values import Hidden, Value
from db.text.cleaning import clean

LONGEST_REASON = 400
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
    work.about(asked.client, kind.write)
    _require_consent(asked.client, kind)
    day = _day(asked.day, work.today)
    if not any(entry.code == asked.filled_by for entry in FILLED_BY):
        raise InvalidFields({"filled_by": Flaw.NOT_A_CHOICE})
    if asked.visit and not rows("SELECT 1 FROM visit WHERE id = ? AND client_id = ?", asked.visit, asked.client):
        raise SalonError(Code.NOT_FOUND)
    values = _good(work, asked.client, kind, asked.values)
    waits = asked.filled_by in FROM_OUTSIDE
    last = store.current(asked.client, kind, values)
    if kind.chain and last is not None and not waits:
        raise SalonError(Code.HAS_VERSION, number=last.number)
    row = DatedRow(
        client=asked.client,
        visit=asked.visit or None,
        filled_by=asked.filled_by,
        carried=_carried(kind, last, values, asked.carried, asked.passed),
        state=State.REVIEW.value if waits else State.CURRENT.value,
    )
    return _written(work, kind, row, values, day, store.counting(asked.client, kind))


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
    _require_consent(row.client_id, kind)
    old, counted = unpacked(kind, row.content), store.counting(row.client_id, kind)
    new = _good(work, row.client_id, kind, _whole(asked.values, old))
    changed = [key for key in kind.in_order({*old, *new}) if stored(old.get(key)) != stored(new.get(key))]
    if not store.is_editable(work, row) and not is_filled_in(row, kind, old, changed):
        raise SalonError(Code.SIGNED_ALREADY)
    for key in changed:
        Change.create(
            client=row.client_id,
            field=f"{kind.code}.{key}",
            old=stored(old.get(key)),
            new=stored(new.get(key)),
            at=work.now,
            by=work.staff,
        )
    row.version += 1
    counts = json.loads(row.carried)
    row.carried = json.dumps({key: count for key, count in counts.items() if key in new and key not in changed})
    _put(work, kind, row, new, changed)
    row.save()
    _counted(work, row, kind, counted, new, [f"{kind.code}.{key}" for key in changed])
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
    _require_consent(old.client_id, kind)
    day, why = _day(asked.day, work.today), _reason(asked.why)
    values = _good(work, old.client_id, kind, _whole(asked.values, unpacked(kind, old.content)))
    row = DatedRow(
        client=old.client_id,
        visit=old.visit,
        replaces=old,
        why=why,
        carried=_carried(kind, old, values, asked.carried, asked.passed),
        state=State.CURRENT.value,
    )
    counted = store.counting(old.client_id, kind)
    old.state, old.version = State.REPLACED.value, old.version + 1
    old.save()
    return _written(work, kind, row, values, day, counted)


@operation(Permission.OPEN_RECORD, Action.DELETE, again=_again)
def void_dated(work: Work, asked: VoidDated) -> DatedRecord:
    """Takes back a record that was written for the wrong client, or twice: it stays to be read, and counts nowhere.

    What it replaced counts again.

    Raises:
        InvalidFields: Without a reason.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``, ``NEEDS_SECOND`` once it has been checked.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row, kind = _open(work, asked.id, asked.version)
    row.why = work.reason = _reason(asked.why)
    counted = store.counting(row.client_id, kind)
    if row.checked_by_id is not None:
        work.require(Permission.CANCEL_NOTED, row.client_id)
    row.state, row.version = State.VOID.value, row.version + 1
    if row.replaces_id is not None:
        before = store.get_row(row.replaces_id)
        before.state, before.version = State.CURRENT.value, before.version + 1
        before.save()
        # the next version of that one takes the place of this
        row.replaces = None
    row.save()
    values = unpacked(kind, row.content)
    _counted(work, row, kind, counted, values)
    work.what |= {"kind": kind.code, "number": row.number}
    return store.record_of(work, row, values)


@operation(Permission.INSPECT, Action.UPDATE, again=_again)
def check_dated(work: Work, asked: CheckDated) -> DatedRecord:
    """Says that a record was looked at and is right; one from outside counts from then on.

    Raises:
        Refused: ``NOT_ALLOWED``, also for one's own record, unless the salon has nobody else.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``SIGNED_ALREADY``; ``HAS_VERSION`` where another one counts.
    """
    row = store.get_row(asked.id)
    work.about(row.client_id)
    kind = KINDS[row.kind]
    _same(row, asked.version)
    if row.state not in (State.CURRENT, State.REVIEW):
        raise SalonError(Code.NOT_FOUND)
    if row.checked_by_id is not None:
        raise SalonError(Code.SIGNED_ALREADY)
    if row.by_id == work.staff and not work.solo:
        raise Refused(Code.NOT_ALLOWED, permission=Permission.INSPECT.value, mine=1)
    if row.state == State.REVIEW and kind.chain:
        last = store.current(row.client_id, kind, unpacked(kind, row.content))
        if last is not None:
            raise SalonError(Code.HAS_VERSION, number=last.number)
    counted = store.counting(row.client_id, kind)
    row.state, row.version = State.CURRENT.value, row.version + 1
    row.checked_by_id, row.checked_at = work.staff, work.now
    row.save()
    values = unpacked(kind, row.content)
    _counted(work, row, kind, counted, values)
    work.what |= {"kind": kind.code, "number": row.number}
    return store.record_of(work, row, values)


def _open(work: Work, record: int, version: int) -> tuple[DatedRow, Dated]:
    """A record that counts, as it was read, and its kind."""
    row = store.get_row(record)
    kind = KINDS[row.kind]
    work.about(row.client_id, kind.write)
    _same(row, version)
    if row.state != State.CURRENT:
        raise SalonError(Code.NOT_FOUND)
    return row, kind


def _good(work: Work, client: int, kind: Dated, values: Values) -> dict[str, Value]:
    """What is to be kept; what it refers to is there, and another record is the same client's.

    Raises:
        InvalidFields: With every flaw, by key.
    """
    good = checked(kind, values, work.today)
    gone = [key for key, value in good.items() if (field := kind.at(key)) and not store.is_there(client, field, value)]
    if gone:
        raise InvalidFields(dict.fromkeys(gone, Flaw.NOT_A_CHOICE))
    return good | from_catalogue(kind, good)


def _whole(values: Values, old: Values) -> dict[str, Value]:
    """What a page gives back, with what this person may not see as it was."""
    return {key: old.get(key) if isinstance(value, Hidden) else value for key, value in values.items()}


def _same(row: DatedRow, version: int) -> None:
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)


def _require_consent(client: int, kind: Dated) -> None:
    given = consents.consents_of(client).get(kind.consent)
    if given is not None and given.state in consents.NOT_AGREED:
        raise SalonError(Code.HAS_NO_CONSENT, purpose=kind.consent)


def _day(day: date | None, today: date) -> date:
    if day is not None and day > today:
        raise InvalidFields({"day": Flaw.IN_THE_FUTURE})
    return day or today


def _reason(why: str) -> str:
    reason = clean(why, LONGEST_REASON)
    if not reason:
        raise InvalidFields({"why": Flaw.REQUIRED})
    return reason


def _carried(kind: Dated, last: DatedRow | None, values: Values, keys: Iterable[str], passed: Iterable[str]) -> str:
    """How often in a row each value was taken over, as JSON."""
    keys = set(keys)
    if last is None or not keys:
        return "{}"
    before = unpacked(kind, last.content)
    return json.dumps(carried_on(kind, values, keys, before, json.loads(last.carried), passed))


def _written(
    work: Work, kind: Dated, row: DatedRow, values: dict[str, Value], day: date, counted: list[str]
) -> DatedRecord:
    row.kind, row.form, row.day = kind.code, kind.form, day
    row.number = store.next_number(row.client_id, kind)
    row.at, row.by_id = work.now, work.staff
    _put(work, kind, row, values, values)
    row.save(force_insert=True)
    _counted(work, row, kind, counted, values)
    return store.record_of(work, row, values)


def _counted(
    work: Work, row: DatedRow, kind: Dated, counted: list[str], values: Values, written: Iterable[str] = ()
) -> None:
    """Keeps what follows from what counts now, where that is another: codes, and in history what the card shows."""
    now = store.counting(row.client_id, kind)
    if now != counted:
        store.index(row.client_id, kind, now, {row.content: values})
        on_paper.remember(work, row.client_id, kind, counted, now, written)


def _put(work: Work, kind: Dated, row: DatedRow, values: Values, changed: Iterable[str]) -> None:
    """Puts values on a row, with what follows from them; the log has digests of what changed."""
    row.content = packed(values)
    derived = kind.derive(values, row.day, work.today)
    row.due, row.until = derived.due, derived.until
    texts = {key: stored(values.get(key)) for key in changed}
    work.what |= {"kind": kind.code, "number": row.number, "fields": work.digests(row.client_id, texts)}
