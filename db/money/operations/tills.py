"""The till: cash that comes or goes without a bill, a day that is counted and closed, and one that is opened anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.core import audit
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.money.fields import CASH, CASH_MOVES
from db.money.records.tills import CashMoveRecord, Counted, MethodTotal, TillRecord
from db.money.store.day_end import day_end_of, move_of
from db.money.store.days import first_open_day, is_closed, last_closed_day, oldest_open_day
from db.money.store.tills import Stated, latest, stated_of, till_record, write_till
from db.staff.store.people import works_here
from db.text.cleaning import clean

LONGEST_REASON = 120
_KINDS = frozenset(entry.code for entry in CASH_MOVES)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCash:
    """Cash that is put into the till, paid out of it, or brought to the bank: ``in``, ``out`` or ``bank``; fen."""

    request_id: str
    kind: str
    amount: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseTill:
    """A day, as it was counted.

    Attributes:
        book: What the books said when it was counted, by method, in fen.
        counted: What was counted; a method that isn't there agrees with the books.
        reasons: Why, for the methods where the two differ.
        kept: How much of the cash stays in the till for the next day; None for all of it.
        checked_by: Who counted again, where anybody did.
    """

    request_id: str
    day: date
    book: Mapping[str, int]
    counted: Mapping[str, int]
    reasons: Mapping[str, str] = field(default_factory=dict)
    kept: int | None = None
    checked_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenTill:
    """A closed day that is to be counted again, and why."""

    request_id: str
    day: date
    reason: str


def _move_again(work: Work, move: int) -> CashMoveRecord:
    return move_of(move)


def _till_again(work: Work, till: int) -> TillRecord:
    return till_record(till)


@operation(Permission.CLOSE_TILL, Action.CREATE, again=_move_again)
def cash_in_out(work: Work, asked: MoveCash) -> CashMoveRecord:
    """Writes down cash that comes or goes without a bill, on the first day that is open.

    Raises:
        InvalidFields: For an unknown kind, an amount that is not positive, or no reason; what is brought to the bank
            needs none.
    """
    reason = clean(asked.reason, LONGEST_REASON)
    flaws = {} if asked.kind in _KINDS else {"kind": Flaw.NOT_A_CHOICE}
    if asked.amount <= 0:
        flaws["amount"] = Flaw.NOT_AN_AMOUNT
    if not reason and asked.kind != "bank":
        flaws["reason"] = Flaw.REQUIRED
    if flaws:
        raise InvalidFields(flaws)
    [(made,)] = rows(
        "INSERT INTO cash_move (at, day, kind, amount, reason, by_id) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        work.moment,
        first_open_day(work.today).isoformat(),
        asked.kind,
        asked.amount,
        reason,
        work.staff,
    )
    work.what |= {"kind": asked.kind, "amount": asked.amount}
    return move_of(made)


@operation(Permission.CLOSE_TILL, Action.CREATE, again=_till_again)
def close_till(work: Work, asked: CloseTill) -> TillRecord:
    """Closes a day: what was counted stands beside the books for good, and what is kept begins the next day.

    Raises:
        InvalidFields: For cash below 0, more kept than there is, or a second person who isn't another one.
        SalonError: ``TILL_CLOSED``; ``OLDER_DAY`` with ``day`` that comes first; ``CHANGED_MEANWHILE`` where the books
            say something else since; ``TILL_DIFFERS`` with ``method`` and ``amount`` where no reason is given.
    """
    _check_turn(work, asked.day)
    found = day_end_of(asked.day)
    if {one.method: one.book for one in found.methods} != dict(asked.book):
        raise SalonError(Code.CHANGED_MEANWHILE)
    counts = tuple(_counted(one, asked) for one in found.methods)
    cash = next(one.counted for one in counts if one.method == CASH)
    kept = cash if asked.kept is None else asked.kept
    _check_cash(work, cash, kept, asked.checked_by)
    for one in counts:
        if one.counted != one.book and not one.reason:
            raise SalonError(Code.TILL_DIFFERS, method=one.method, amount=one.counted - one.book)
    return _write(work, asked.day, counts, kept=kept, checked_by=asked.checked_by)


@operation(Permission.REOPEN_TILL, Action.UPDATE, again=_till_again)
def reopen_till(work: Work, asked: ReopenTill) -> TillRecord:
    """Opens the last day that was closed anew: what was counted then stays, and it is counted once more.

    Raises:
        Refused: ``NEEDS_SECOND``.
        InvalidFields: There is no reason.
        SalonError: ``NOT_CLOSED``; ``LATER_CLOSED`` with ``day`` that is to be opened first.
    """
    reason = clean(asked.reason, LONGEST_REASON)
    if not reason:
        raise InvalidFields({"reason": Flaw.REQUIRED})
    if not is_closed(asked.day):
        raise SalonError(Code.NOT_CLOSED)
    last = last_closed_day()
    if last is not None and last != asked.day:
        raise SalonError(Code.LATER_CLOSED, day=last.isoformat())
    return _write(work, asked.day, (), reason=reason, checked_by=work.approver)


def _check_turn(work: Work, day: date) -> None:
    """Days are closed one after the other, and none before it has come."""
    oldest = oldest_open_day(work.today)
    if is_closed(day) or oldest is None:
        raise SalonError(Code.TILL_CLOSED)
    if day != oldest:
        raise SalonError(Code.OLDER_DAY, day=oldest.isoformat())


def _counted(total: MethodTotal, asked: CloseTill) -> Counted:
    counted = asked.counted.get(total.method, total.book)
    reason = clean(asked.reasons.get(total.method, ""), LONGEST_REASON) if counted != total.book else ""
    return Counted(total.method, total.book, counted, reason)


def _check_cash(work: Work, cash: int, kept: int, checked_by: int | None) -> None:
    flaws = {}
    if cash < 0:
        flaws[CASH] = Flaw.NOT_AN_AMOUNT
    elif not 0 <= kept <= cash:
        flaws["kept"] = Flaw.MORE_THAN_THERE
    if checked_by is not None and (checked_by == work.staff or not works_here(checked_by)):
        flaws["checked_by"] = Flaw.NOBODY_CALLED_SO
    if flaws:
        raise InvalidFields(flaws)


def _write(
    work: Work,
    day: date,
    counts: tuple[Counted, ...],
    *,
    kept: int = 0,
    reason: str = "",
    checked_by: int | None = None,
) -> TillRecord:
    """Writes how a day stands from now on; the log's head pins all that was done until then."""
    before, on = latest(day), day.isoformat()
    version = stated_of(before).version + 1 if before else 1
    [(last_payment,)] = rows("SELECT MAX(id) FROM payment WHERE day = ?", on)
    [(last_move,)] = rows("SELECT MAX(id) FROM cash_move WHERE day = ?", on)
    head_seq, head, _at = audit.head()
    made, digest = write_till(
        Stated(
            day=day,
            version=version,
            closed=bool(counts),
            kept=kept,
            last_payment=last_payment,
            last_move=last_move,
            head_seq=head_seq,
            head=head,
            at=work.moment,
            by=work.staff,
            checked_by=checked_by,
            reason=reason,
        ),
        counts,
    )
    work.what |= {"day": on, "digest": digest}
    if counts:
        work.what["difference"] = sum(one.counted - one.book for one in counts)
    return till_record(made)
