"""The closing of a day on paper."""

from __future__ import annotations

from datetime import date

from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.showing import show_money
from db.money.fields import CASH
from db.money.records.tills import DayEnd
from db.money.store.day_end import day_end_of, signed
from db.money.store.held.account import owed
from db.money.store.tills import check_seen, latest, till_record
from db.papers.loans import store as loans
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.closing import CashLine, ClosingSheet, MethodCount, OpenItem
from db.text.card_number import short_number, spaced


@operation(Permission.CLOSE_TILL, Action.EXECUTE)
def print_closing(work: Work, day: date) -> ClosingSheet:
    """The closing sheet of a day as it was closed last.

    The log's head is that of the last entry before it was closed: signed on paper, it pins everything up to there.

    Raises:
        Refused: ``NOT_ALLOWED`` for the amounts of a day that somebody else closed.
        SalonError: ``NOT_CLOSED``.
    """
    check_seen(work, day)
    closed = latest(day)
    till = till_record(closed) if closed else None
    if till is None or not till.closed:
        raise SalonError(Code.NOT_CLOSED)
    found = day_end_of(day)
    work.what |= {"sheet": "closing", "day": day.isoformat(), "version": till.version, "digest": till.digest}
    totals = {one.method: one for one in found.methods}
    cash = next(one.counted for one in till.counts if one.method == CASH)
    banked = cash - till.kept + sum(move.amount for move in found.moves if move.kind == "bank")
    return ClosingSheet(
        salon=salon_record(),
        stamp=stamp(work, till.closings),
        day=day,
        closing=till.closings,
        visits=found.visits,
        carried=found.carried,
        kept=till.kept,
        banked=banked,
        methods=tuple(
            MethodCount(
                method=one.method,
                count=totals[one.method].payments,
                taken=totals[one.method].taken,
                book=one.book,
                counted=one.counted,
                reason=one.reason,
            )
            for one in till.counts
        ),
        cash=_cash(found),
        principal=found.principal,
        gift=found.gift,
        owed=owed(day).total,
        open=(*_open(found), *_loans(day)),
        closed_by=till.by,
        checked_by=till.checked_by,
        log_count=till.head_seq,
        log_head=till.head,
        digest=till.digest,
    )


def _cash(day: DayEnd) -> tuple[CashLine, ...]:
    moved = [CashLine(kind=one.kind, amount=signed(one), note=one.reason) for one in day.moves]
    back = [
        CashLine(
            kind="back",
            amount=one.amount,
            note=f"{one.who} {short_number(one.number)}".strip(),
            method=one.method,
        )
        for one in day.paid_back
    ]
    return (*moved, *back)


def _open(day: DayEnd) -> list[OpenItem]:
    lines = [("unsigned", one.number, one.who, f"×{one.lines}") for one in day.unsigned]
    lines += [("bill", one.number, one.who, f"{one.due} · {show_money(one.left)}") for one in day.overdue]
    return [OpenItem(kind=kind, number=short_number(number), name=who, note=note) for kind, number, who, note in lines]


def _loans(day: date) -> list[OpenItem]:
    return [
        OpenItem(
            kind="loan", number=spaced(loan.number), name=loan.client.label, note=f"{loan.due} · {loan.borrower.label}"
        )
        for loan in loans.overdue(day)
    ]
