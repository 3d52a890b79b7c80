"""Conditions are told, asked about again, ended, refuted and tolerated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.clients.conditions.answers import confirm, tell
from db.clients.conditions.reacting import ENOUGH, without_reaction
from db.clients.conditions.records import ConditionRecord
from db.clients.conditions.requests import EndCondition, Recheck, TellCondition, UnsayCondition
from db.clients.conditions.rights import may_confirm, require_consent
from db.clients.conditions.store import get_row, record_of
from db.clients.conditions.writing import asked_by, change, checked, end, form_follows, put
from db.clients.models import ConditionRow
from db.clients.store import clients
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.fields.values import Value
from db.rules.records import Certainty
from db.text.cleaning import clean

MOST = 60
"""Conditions of a client that may be open at once."""
LONGEST_REASON = 400


def _again(work: Work, condition: int) -> ConditionRecord:
    row = get_row(condition)
    work.about(row.client_id)
    return record_of(work, row)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def tell_condition(work: Work, asked: TellCondition) -> ConditionRecord:
    """Takes down what a client has or had, or what more is known of it; on the form it is ticked.

    Raises:
        InvalidFields: With every flaw.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_NO_CONSENT``; ``HAS_CONDITION`` with ``alert`` where it
            is open already, ``TOO_MANY`` with ``most``.
    """
    if asked.id:
        row = _open(work, asked.id, asked.version)
        _may_write(work, row.client_id)
        values = checked(work, {**asked.values, "item": row.item})
        with form_follows(work, row.client_id):
            _told(work, row, values)
        return record_of(work, row)
    clients.get_client(asked.client)
    work.about(asked.client)
    _may_write(work, asked.client)
    values = checked(work, asked.values)
    item = str(values["item"])
    if rows("SELECT 1 FROM condition WHERE client_id = ? AND item = ? AND ended IS NULL", asked.client, item):
        raise SalonError(Code.HAS_CONDITION, alert=item)
    [(count,)] = rows("SELECT COUNT(*) FROM condition WHERE client_id = ? AND ended IS NULL", asked.client)
    if count >= MOST:
        raise SalonError(Code.TOO_MANY, most=MOST)
    with form_follows(work, asked.client):
        row = tell(work, asked.client, item)
        row.from_dated = _dated(asked.client, asked.from_dated)
        for question in asked_by(asked.client, item):
            confirm(work, asked.client, question)
        _told(work, row, values)
    return record_of(work, row)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def recheck(work: Work, asked: Recheck) -> ConditionRecord:
    """The client was asked, and it is still so; what was to be over by now is asked by its usual days from then on.

    Raises:
        InvalidFields: ``until`` for a day that is past.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_NO_CONSENT``.
    """
    row = _open(work, asked.id, asked.version)
    may_confirm(work, row.client_id)
    require_consent(row.client_id)
    if asked.until is not None and asked.until < work.today:
        raise InvalidFields({"until": Flaw.TOO_EARLY})
    changed: dict[str, Value] = {"confirmed_day": work.today}
    if asked.until is not None or (row.until is not None and row.until < work.today):
        changed["until"] = asked.until
    change(work, row, changed)
    return record_of(work, row)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def end_condition(work: Work, asked: EndCondition) -> ConditionRecord:
    """It is over; on the form it is no longer ticked, and where it takes time until it is safe, it is still an alert.

    Raises:
        InvalidFields: ``day`` before it began, or to come.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_NO_CONSENT``.
    """
    row = _open(work, asked.id, asked.version)
    _may_write(work, row.client_id)
    day = asked.day or work.today
    if day > work.today:
        raise InvalidFields({"day": Flaw.IN_THE_FUTURE})
    if row.began is not None and day < row.began:
        raise InvalidFields({"day": Flaw.TOO_EARLY})
    with form_follows(work, row.client_id):
        end(work, row, day)
    return record_of(work, row)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def refute(work: Work, asked: UnsayCondition) -> ConditionRecord:
    """It never was so: it counts nowhere from now on. Two people say that.

    Raises:
        InvalidFields: Without a reason.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``, ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_NO_CONSENT``.
    """
    row = _unsaid(work, asked)
    work.require(Permission.CANCEL_NOTED, row.client_id)
    with form_follows(work, row.client_id):
        end(work, row, work.today, certainty=Certainty.REFUTED.value)
    return record_of(work, row)


@operation(Permission.OPEN_RECORD, Action.UPDATE, again=_again)
def tolerate(work: Work, asked: UnsayCondition) -> ConditionRecord:
    """It does no harm, as was seen twice in a row: from now on it is a note. Two people say that.

    Raises:
        InvalidFields: Without a reason.
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``, ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_NO_CONSENT``; ``NOT_TRIED`` with ``count`` and
            ``most`` where it was done without a reaction less than twice in a row.
    """
    row = _unsaid(work, asked)
    count = without_reaction(row.client_id, row.item)
    if count < ENOUGH:
        raise SalonError(Code.NOT_TRIED, count=count, most=ENOUGH)
    work.require(Permission.CANCEL_NOTED, row.client_id)
    change(work, row, {"tolerated": work.today})
    return record_of(work, row)


def _told(work: Work, row: ConditionRow, values: Mapping[str, Value]) -> None:
    put(work, row, values)
    ended = values.get("ended")
    if isinstance(ended, date):
        end(work, row, ended)


def _may_write(work: Work, client: int) -> None:
    work.require(Permission.KEY_HEALTH, client)
    require_consent(client)


def _open(work: Work, condition: int, version: int) -> ConditionRow:
    """A condition that is open, as it was read."""
    row = get_row(condition)
    work.about(row.client_id)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    if row.ended is not None:
        raise SalonError(Code.NOT_FOUND)
    return row


def _unsaid(work: Work, asked: UnsayCondition) -> ConditionRow:
    """A condition that somebody wants to unsay, and says why; a second person is asked when nothing else is amiss."""
    row = _open(work, asked.id, asked.version)
    require_consent(row.client_id)
    work.require(Permission.RECORD_HEALTH, row.client_id)
    work.reason = clean(asked.why, LONGEST_REASON)
    if not work.reason:
        raise InvalidFields({"why": Flaw.REQUIRED})
    return row


def _dated(client: int, record: int) -> int | None:
    """The dated record on which something was told, where it is this client's."""
    if record and not rows("SELECT 1 FROM dated WHERE id = ? AND client_id = ?", record, client):
        raise SalonError(Code.NOT_FOUND)
    return record or None
