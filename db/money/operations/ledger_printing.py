"""The papers of what is paid ahead: ledger, statement, contract, balances from paper."""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day
from db.core.sql import rows
from db.money.ledger.lines import place_of
from db.money.store.held.account import contract_of
from db.money.store.held.from_tables import opened
from db.money.store.held.printing import sheet_client, to_print
from db.money.store.held.rows import lots_of
from db.money.store.held.settings import settings
from db.papers.printed.store.digests import keep, stamp
from db.salon.store.salon import salon_record
from db.sheets.client import LedgerLine, LedgerSheet, SheetClient
from db.sheets.held import (
    BalanceLine,
    BalancesSheet,
    ContractItem,
    ContractSheet,
    StatementLine,
    StatementSheet,
)
from db.text.card_number import short_number

_MOVEMENTS = (
    "SELECT m.seq, m.day, m.kind, COALESCE(s.name, ''), m.units, m.value, m.units_after, m.value_after, b.name, "
    "EXISTS (SELECT 1 FROM signature g WHERE g.movement_id = m.id) FROM movement m LEFT JOIN lot l ON l.id = m.lot_id "
    "LEFT JOIN service s ON s.id = l.service_id JOIN staff b ON b.id = m.by_id WHERE m.holding_id = ? ORDER BY m.seq"
)


@operation(Permission.PRINT, Action.EXECUTE)
def print_ledger(work: Work, holding: int) -> LedgerSheet:
    """The paper ledger, with every movement on its line, and free lines for the next ones.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see the amounts.
        SalonError: ``NOT_FOUND``.
    """
    row = to_print(work, holding, "ledger")
    lots = lots_of(row.id)
    found = rows(_MOVEMENTS, row.id)
    bought = [line for line in found if line[2] in ("buy", "opening", "transfer", "adjust") and line[4] > 0]
    sheet = LedgerSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=sheet_client(row.client),
        number=short_number(row.number),
        kind=row.kind if row.kind != "points" else "",
        title=row.title,
        bought=as_day(found[0][1]) if found else None,
        price=sum(lot.paid for lot in lots),
        size=sum(line[4] for line in bought),
        valid_until=min((lot.until for lot in lots if lot.until and lot.left > 0), default=None),
        lines=tuple(
            LedgerLine(day=as_day(day), service=what or kind, change=units, balance=left, staff=by)
            for _seq, day, kind, what, units, _value, left, _value_left, by, _signed in found
        ),
        signed=sum(bool(line[9]) for line in found),
    )
    return keep(work, row.client, "ledger", sheet.number, sheet)


@operation(Permission.PRINT, Action.EXECUTE)
def print_statement(work: Work, holding: int) -> StatementSheet:
    """Every movement of a holding, with its principal: what a salon shows to whoever doubts it.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see the amounts.
        SalonError: ``NOT_FOUND``.
    """
    row = to_print(work, holding, "statement")
    return StatementSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=sheet_client(row.client),
        number=short_number(row.number),
        kind=row.kind,
        title=row.title,
        lines=tuple(
            StatementLine(
                place=place_of(seq),
                day=as_day(day),
                kind=kind,
                what=what,
                units=units,
                value=value,
                left=left,
                value_left=value_left,
                by=by,
                signed=bool(signed),
            )
            for seq, day, kind, what, units, value, left, value_left, by, signed in rows(_MOVEMENTS, row.id)
        ),
    )


@operation(Permission.PRINT, Action.EXECUTE)
def print_contract(work: Work, holding: int) -> ContractSheet:
    """The contract of what was bought last of a holding: place, services, price, term, refund.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see the amounts.
        SalonError: ``NOT_FOUND`` where nothing of it was sold here.
    """
    row = to_print(work, holding, "contract")
    found = rows(
        "SELECT k.id, b.id, b.amount, b.item, o.day FROM contract k JOIN bill_line b ON b.bill_id = k.bill_id "
        "JOIN bill o ON o.id = k.bill_id JOIN lot l ON l.bill_line_id = b.id WHERE l.holding_id = ? "
        "ORDER BY k.id DESC LIMIT 1",
        row.id,
    )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    [(contract, line, price, package, day)] = found
    record = contract_of(work, contract)
    lots = [lot for lot in lots_of(row.id) if lot.bill_line == line]
    names = dict(
        rows("SELECT l.id, s.name FROM lot l JOIN service s ON s.id = l.service_id WHERE l.holding_id = ?", row.id)
    )
    shares = rows("SELECT share FROM package WHERE id = ?", package) if package else []
    sheet = ContractSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=sheet_client(row.client),
        number=short_number(record.number),
        ledger=short_number(row.number),
        text=record.text,
        bought=as_day(day),
        price=price,
        until=min((lot.until for lot in lots if lot.until), default=None),
        shared=not shares or shares[0][0] != "nobody",
        items=tuple(
            ContractItem(
                name=names.get(lot.id, row.title),
                kind=row.kind,
                size=lot.size,
                gift=lot.gift,
                paid=lot.paid,
                listed=lot.list_value // lot.size if lot.unit == "session" else 0,
            )
            for lot in lots
        ),
        clause=record.refund_clause,
        days=settings().refund_days,
    )
    return keep(work, row.client, "contract", sheet.number, sheet)


@operation(Permission.SEE_AMOUNTS, Action.EXECUTE)
def print_balances(work: Work, holding: int) -> BalancesSheet:
    """The balances that were taken over from paper together with that of a holding, to be signed line by line.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND`` where none was taken over for it.
    """
    found = opened(holding)
    work.what |= {"sheet": "balances", "holding": holding, "balances": len(found)}
    return BalancesSheet(
        salon=salon_record(),
        stamp=stamp(work),
        day=found[0].day,
        by=found[0].by,
        approver=found[0].approver,
        lines=tuple(
            BalanceLine(
                client=SheetClient(one.card, one.client.label, one.phone),
                number=short_number(one.number),
                kind=one.kind,
                title=one.title,
                units=one.units,
                gift=one.gift,
                paid=one.paid,
                until=one.until,
            )
            for one in found
        ),
    )
