"""Papers of what is paid ahead, to be drawn in tests."""

from __future__ import annotations

from datetime import date, timedelta

from db.sheets.client import DeskSheet, SheetClient
from db.sheets.held import (
    BalanceLine,
    BalancesSheet,
    ContractItem,
    ContractSheet,
    RefundAnswer,
    RefundSheet,
    StatementLine,
    StatementSheet,
)
from tests.printouts import samples

BOUGHT = date(2026, 5, 6)


def statement(client: SheetClient, lines: int) -> StatementSheet:
    """A balance of 3,000 + 1,000 that was used a number of times, 60 yuan each."""
    used = tuple(
        StatementLine(
            place=(1, at + 2) if at < 16 else (2, at - 15),
            day=BOUGHT + timedelta(days=7 * at),
            kind="use",
            what="",
            units=-6_000,
            value=-4_500,
            left=400_000 - 6_000 * (at + 1),
            value_left=300_000 - 4_500 * (at + 1),
            by="李㛃",
            signed=at < 3,
        )
        for at in range(lines)
    )
    first = StatementLine(
        place=(1, 1),
        day=BOUGHT,
        kind="buy",
        what="",
        units=400_000,
        value=300_000,
        left=400_000,
        value_left=300_000,
        by="周堃",
        signed=True,
    )
    return StatementSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        client=client,
        number="P0031",
        kind="prepaid",
        title="充3000送1000",
        lines=(first, *used),
    )


def balances(client: SheetClient, lines: int) -> BalancesSheet:
    """A balance with a gift, and so many lines more of sessions."""
    sessions = BalanceLine(
        client=client,
        number="P0032",
        kind="package",
        title="深层补水护理",
        units=7,
        gift=1,
        paid=134_000,
        until=date(2027, 9, 1),
    )
    first = BalanceLine(
        client=client,
        number="P0031",
        kind="prepaid",
        title="",
        units=40_600,
        gift=10_150,
        paid=30_450,
        until=None,
    )
    return BalancesSheet(
        salon=samples.SALON,
        stamp=samples.STAMP,
        day=BOUGHT,
        by="周堃",
        approver="李㛃",
        lines=(first, *[sessions] * lines),
    )


def filled(client: SheetClient) -> dict[str, DeskSheet]:
    """One of each."""
    return {
        "statement": statement(client, 5),
        "balances": balances(client, 2),
        "contract": ContractSheet(
            salon=samples.SALON,
            stamp=samples.STAMP,
            client=client,
            number="C0012",
            ledger="P0112",
            text="SA-01 · 2026-11",
            bought=date(2026, 9, 1),
            price=268_000,
            until=date(2027, 9, 1),
            items=(
                ContractItem(name="深层补水护理", kind="package", size=12, gift=2, paid=218_976, listed=26_800),
                ContractItem(name="眼部护理", kind="package", size=5, gift=0, paid=49_024, listed=12_000),
            ),
            clause="搬店后可全额退款",
        ),
        "refund": RefundSheet(
            salon=samples.SALON,
            stamp=samples.STAMP,
            client=client,
            number="P0031",
            kind="prepaid",
            title="充3000送1000",
            paid=300_000,
            gift=100_000,
            used=359_400,
            left=40_600,
            value_left=30_450,
            answers=(
                RefundAnswer(cause="early", applies=False, used=269_550, amount=0),
                RefundAnswer(cause="salon", applies=True, used=269_550, amount=25_450),
                RefundAnswer(cause="client", applies=True, used=359_400, amount=0),
            ),
            chosen="salon",
            reason="搬店后不便",
            # 50 yuan of it were still owed
            amount=25_450,
            back=(("wechat", 25_450),),
            bill="B0044",
        ),
    }
