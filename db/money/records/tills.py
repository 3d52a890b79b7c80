"""Days of the till as they cross the boundary of the archive; amounts are fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from db.fields.values import Hidden


class MethodTotal(NamedTuple):
    """What the books say of one method of payment on a day.

    Attributes:
        payments: How many there were, those that paid back among them.
        taken: Their sum.
        book: What there must be: for cash with what lay in the till and what came and went besides, else the sum.
    """

    method: str
    payments: int
    taken: int
    book: int


class Counted(NamedTuple):
    """What was counted of a method beside what the books said, and why where they differ."""

    method: str
    book: int
    counted: int
    reason: str


class CashMoveRecord(NamedTuple):
    """Cash that came or went without a bill: ``kind`` is in, out or bank, and ``amount`` above 0 for each."""

    id: int
    at: datetime
    day: date
    kind: str
    amount: int
    reason: str
    by: str


class PaidBack(NamedTuple):
    """What was paid back on a bill by a method; ``who`` is empty where nobody is known."""

    number: str
    who: str
    method: str
    amount: int


class Unsigned(NamedTuple):
    """Lines of a day that nobody has signed on a client's paper ledger."""

    number: str
    who: str
    lines: int


class Owed(NamedTuple):
    """A bill that should be paid by now."""

    number: str
    who: str
    due: date
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEnd:
    """What a day adds up to: received, used and owed are three figures that are never added.

    Attributes:
        closings: How often it was closed so far.
        is_closed: Whether it is now.
        carried: What lay in the till in the morning.
        methods: Every method of payment that brings money.
        moves: Cash that came or went without a bill.
        principal: What clients had paid ahead of what they used.
        gift: What they used besides of balances, which was a gift.
        paid_back: Refunds.
        overdue: Bills that were to be paid until this day.
        open_bills: How many bills until this day are neither paid nor owed.
        visits: How many clients came.
        later: Cash that came since and belongs to a later day, while this one is still to be counted.
    """

    day: date
    closings: int
    is_closed: bool
    carried: int
    methods: tuple[MethodTotal, ...]
    moves: tuple[CashMoveRecord, ...]
    principal: int
    gift: int
    paid_back: tuple[PaidBack, ...]
    unsigned: tuple[Unsigned, ...]
    overdue: tuple[Owed, ...]
    open_bills: int
    visits: int
    later: int

    @property
    def received(self) -> int:
        """The payments by money."""
        return sum(one.taken for one in self.methods)


@dataclass(frozen=True, slots=True, kw_only=True)
class TillRecord:
    """A day that was closed, or, where ``closed`` is false, opened anew.

    Attributes:
        closings: Which closing of the day it is, from 1; where it was opened anew, the one that was undone.
        kept: What stays in the till for the next day.
        by: Who closed it.
        checked_by: Who counted again, or allowed that it was opened anew.
        reason: Why it was opened anew.
        digest: SHA-256 of it, in hexadecimal.
        head_seq: Number of the last entry of the audit log before it, with its ``head``.
    """

    id: int
    day: date
    version: int
    closed: bool
    closings: int
    counts: tuple[Counted, ...] = ()
    kept: int
    at: datetime
    by: str
    checked_by: str
    reason: str
    digest: str
    head_seq: int
    head: str


class TillLine(NamedTuple):
    """A day as it stands in the list of days.

    Attributes:
        closings: How often it was closed.
        closed: Whether it is closed now.
        difference: What was too much, or below 0 missing, of all methods together.
        may_open: Whether this person may see its amounts.
    """

    day: date
    closings: int
    closed: bool
    at: datetime
    by: str
    difference: int | Hidden
    may_open: bool
