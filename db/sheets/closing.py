"""What the closing sheet is drawn from; amounts are fen.

Every record has defaults, as those of ``db.sheets.client`` have.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.sheets.client import DeskSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodCount:
    """A method of payment.

    Attributes:
        count: How many payments there were.
        taken: Their sum.
        book: What there had to be: of cash with what lay in the till, and what came and went besides.
        counted: What was counted.
        reason: Why, where the two differ.
    """

    method: str
    count: int
    taken: int
    book: int
    counted: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashLine:
    """Cash that came or went without a bill, or what was paid back.

    Attributes:
        kind: ``in``, ``out`` or ``bank``; ``back`` for what was paid back.
        amount: Below 0 where it went.
        note: Why, or who was paid back on which bill.
        method: By which method it was paid back.
    """

    kind: str
    amount: int
    note: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """Something left open at the end of the day: ``unsigned`` lines, a ``bill`` or a ``loan`` that is overdue."""

    kind: str
    number: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingSheet(DeskSheet):
    """The end of a day.

    Attributes:
        closing: Which closing of the day it is, from 1.
        carried: Cash in the till in the morning.
        kept: Cash that stays in it for the next day.
        banked: Cash that was taken to the bank, in the day and at its end.
        principal: What clients had paid ahead of what they used that day.
        gift: What they used besides of balances, which was a gift.
        owed: What all clients together still have, in the evening, of what they paid ahead.
        closed_by: Who counted, ``checked_by`` who counted again.
        log_count: How many entries the audit log had, and ``log_head`` the digest of the last, in hexadecimal.
        digest: That of the closing itself.
    """

    day: date | None = None
    closing: int = 1
    visits: int | None = None
    carried: int | None = None
    kept: int | None = None
    banked: int | None = None
    methods: tuple[MethodCount, ...] = ()
    cash: tuple[CashLine, ...] = ()
    principal: int | None = None
    gift: int | None = None
    owed: int | None = None
    open: tuple[OpenItem, ...] = ()
    closed_by: str = ""
    checked_by: str = ""
    log_count: int | None = None
    log_head: str = ""
    digest: str = ""
