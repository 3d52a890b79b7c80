"""How operations and queries of what clients hold are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from db.money.ledger.quoting import Cause
from db.money.operations import (
    adjusting,
    holding,
    ledger_printing,
    packages,
    refund_printing,
    refunding,
    selling,
    using,
)
from db.money.queries import holdings as ask
from db.money.records.settings import MoneySettings
from db.money.requests import (
    Adjust,
    Extend,
    Freeze,
    LapseGift,
    OpenBalance,
    OpenBalances,
    Refund,
    RestoreUse,
    SellPackage,
    ShareHolding,
    SignContract,
    SignLine,
    TopUp,
    TransferHolding,
    UseUnits,
    WriteOff,
)
from tests.db.calls import Call, Case, P, of_client, of_desk
from tests.db.money.held.samples import held_of, make_holdings
from tests.db.salon import CHEN
from tests.db.visits.samples import visits_of

SAMPLES = (make_holdings,)


def _balance(case: Case) -> dict[str, Any]:
    """The balance of the client in question, as it was seen."""
    one = held_of(case).balance
    return {"request_id": "new", "holding": one.id, "seq": one.seq}


def _package(case: Case) -> dict[str, Any]:
    one = held_of(case).package
    return {"request_id": "new", "holding": one.id, "seq": one.seq}


CALLS: dict[Callable[..., Any], Call] = {
    packages.save_package: of_desk(P.CATALOGUE)(
        lambda at, case: packages.save_package(
            at, packages.SavePackage(request_id="new", name="储值", price=100_000, balance=110_000)
        )
    ),
    packages.change_money_settings: of_desk(P.SETTINGS)(
        lambda at, case: packages.change_money_settings(at, MoneySettings(point_rate=100))
    ),
    selling.sell_package: of_client(P.SELL)(
        lambda at, case: selling.sell_package(
            at, SellPackage(request_id="new", client=case.client, package=held_of(case).sold)
        )
    ),
    selling.top_up: of_client(P.SELL)(
        lambda at, case: selling.top_up(at, TopUp(request_id="new", client=case.client, paid=10_000))
    ),
    selling.sign_contract: of_client(P.SELL)(
        lambda at, case: selling.sign_contract(
            at, SignContract(request_id="new", contract=held_of(case).balance.contract, version=1)
        )
    ),
    using.use_units: of_client(P.TAKE_PAYMENT)(
        lambda at, case: using.use_units(
            at,
            UseUnits(request_id="new", bill=visits_of(case).open.bill, holding=held_of(case).balance.id, amount=1_000),
        )
    ),
    using.restore_use: of_client(P.TAKE_PAYMENT)(
        lambda at, case: using.restore_use(
            at, RestoreUse(request_id="new", movement=held_of(case).movement, reason="记错")
        )
    ),
    holding.share_holding: of_client(P.SELL)(
        lambda at, case: holding.share_holding(
            at, ShareHolding(**_balance(case), user=case.salon.clients[CHEN], kinship="女儿")
        )
    ),
    holding.transfer_holding: of_client(P.SELL)(
        lambda at, case: holding.transfer_holding(
            at, TransferHolding(**_balance(case), receiver=case.salon.clients[CHEN], reason="送人")
        )
    ),
    holding.freeze: of_client(P.SELL)(lambda at, case: holding.freeze(at, Freeze(**_balance(case), reason="出国"))),
    holding.extend: of_client(P.DISCOUNT)(
        lambda at, case: holding.extend(
            at,
            Extend(
                **_package(case),
                lot=held_of(case).package.lots[0].id,
                until=case.salon.clock.today + timedelta(days=500),
                reason="停业",
            ),
        )
    ),
    holding.lapse_gift: of_client(P.DISCOUNT)(
        lambda at, case: holding.lapse_gift(
            at,
            LapseGift(
                request_id="new",
                holding=held_of(case).past.id,
                seq=held_of(case).past.seq,
                lot=held_of(case).past.lots[0].id,
            ),
        )
    ),
    holding.sign_line: of_client(P.TAKE_PAYMENT)(
        lambda at, case: holding.sign_line(at, SignLine(request_id="new", holding=held_of(case).balance.id, seq=1))
    ),
    holding.compare_ledger: of_client(P.INSPECT)(
        lambda at, case: holding.compare_ledger(at, held_of(case).balance.id, 1, 0)
    ),
    adjusting.open_balances: of_desk(P.CORRECT_LEDGER)(
        lambda at, case: adjusting.open_balances(
            at,
            OpenBalances(
                request_id="new",
                balances=(OpenBalance(client=case.client, kind="prepaid", units=40_600, gift=10_150),),
                reason="纸上所记",
            ),
        )
    ),
    adjusting.adjust: of_desk(P.CORRECT_LEDGER)(
        lambda at, case: adjusting.adjust(
            at,
            Adjust(
                **_balance(case), client=case.client, lot=held_of(case).balance.lots[0].id, units=-100, reason="少记"
            ),
        )
    ),
    adjusting.write_off: of_desk(P.CORRECT_LEDGER)(
        lambda at, case: adjusting.write_off(at, WriteOff(**_balance(case), client=case.client, reason="不要了"))
    ),
    refunding.refund: of_desk(P.REFUND)(
        lambda at, case: refunding.refund(
            at, Refund(**_balance(case), client=case.client, cause=Cause.SALON, amount=300_000, reason="搬店")
        )
    ),
    ledger_printing.print_ledger: of_client(P.PRINT)(
        lambda at, case: ledger_printing.print_ledger(at.on_paper(), held_of(case).balance.id)
    ),
    ledger_printing.print_statement: of_client(P.PRINT)(
        lambda at, case: ledger_printing.print_statement(at.on_paper(), held_of(case).balance.id)
    ),
    ledger_printing.print_contract: of_client(P.PRINT)(
        lambda at, case: ledger_printing.print_contract(at.on_paper(), held_of(case).package.id)
    ),
    refund_printing.print_refund: of_client(P.PRINT)(
        lambda at, case: refund_printing.print_refund(at.on_paper(), held_of(case).balance.id)
    ),
    ledger_printing.print_balances: of_desk(P.SEE_AMOUNTS)(
        lambda at, case: ledger_printing.print_balances(at, held_of(case).past.id)
    ),
    ask.packages: of_desk(P.DESK)(lambda at, case: ask.packages(at, True)),
    ask.money_settings: of_desk(P.DESK)(lambda at, case: ask.money_settings(at)),
    ask.account: of_client(P.OPEN_RECORD)(lambda at, case: ask.account(at, case.client)),
    ask.ledger: of_client(P.OPEN_RECORD)(lambda at, case: ask.ledger(at, held_of(case).package.id)),
    ask.holding: of_client(P.OPEN_RECORD)(lambda at, case: ask.holding(at, held_of(case).package.id)),
    ask.contract: of_client(P.SELL)(lambda at, case: ask.contract(at, held_of(case).balance.contract)),
    ask.ways_to_pay: of_client(P.TAKE_PAYMENT)(lambda at, case: ask.ways_to_pay(at, visits_of(case).open.bill)),
    ask.quote_refund: of_client(P.SELL)(lambda at, case: ask.quote_refund(at, held_of(case).balance.id)),
    ask.ledger_printed: of_client(P.PRINT)(lambda at, case: ask.ledger_printed(at, held_of(case).package.id)),
    ask.balances_to_open: of_desk(P.SEE_AMOUNTS)(lambda at, case: ask.balances_to_open(at)),
    ask.opened_balances: of_desk(P.SEE_AMOUNTS)(lambda at, case: ask.opened_balances(at, held_of(case).past.id)),
    ask.owed_to_clients: of_desk(P.CLOSE_TILL)(lambda at, case: ask.owed_to_clients(at, case.salon.clock.today)),
}
