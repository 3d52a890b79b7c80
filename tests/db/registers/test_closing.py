"""The closing sheet: what was counted beside the books, what clients used, what is left open, and the log's head."""

from __future__ import annotations

from datetime import timedelta

from db.core import audit
from db.core.errors import Code
from db.core.sql import rows, run
from db.money.ledger.quoting import Cause
from db.money.operations.refunding import refund
from db.money.queries import holdings as ask
from db.money.queries.bills import read_bill
from db.money.requests import Refund
from db.registers.closing.operations import print_closing
from db.text.card_number import short_number
from tests.db.money.desk import COSTS, mend, owe, pay, sell
from tests.db.money.held.samples import held, twelve
from tests.db.money.held.samples import sell as sell_package
from tests.db.money.till.closing import close, move, reopen
from tests.db.papers.lent import lend, put_away
from tests.db.salon import DESK_WOMAN, LI, LIN, OUYANG, OWNER, Salon, entries, refused, wrong


def test_what_was_counted_stands_beside_the_books(salon: Salon) -> None:
    at, today = salon.desk(DESK_WOMAN), salon.clock.today
    move(salon, at, "in", 50000, "备用金")
    pay(salon, at, sell(salon, at), COSTS, "cash")
    pay(salon, at, sell(salon, at), COSTS, "wechat")
    move(salon, at, "bank", 10000, "")
    salon.visit(at, OUYANG)
    counted = {"cash": 49000}
    close(salon, at, counted=counted, reasons={"cash": "找错零"}, kept=20000, checked_by=salon.staff[LIN])
    sheet = print_closing(at, today)
    lines = {one.method: (one.count, one.taken, one.book, one.counted, one.reason) for one in sheet.methods}
    assert lines["cash"] == (1, COSTS, 50000 + COSTS - 10000, 49000, "找错零")
    assert lines["wechat"] == (1, COSTS, COSTS, COSTS, "")
    assert (sheet.day, sheet.closing, sheet.visits, sheet.carried) == (today, 1, 1, 0)
    # what went to the bank in the day, and what of the cash didn't stay
    assert (sheet.kept, sheet.banked) == (20000, 10000 + 29000)
    assert [(one.kind, one.amount, one.note) for one in sheet.cash] == [("in", 50000, "备用金"), ("bank", -10000, "")]
    assert (sheet.closed_by, sheet.checked_by) == (DESK_WOMAN, LIN)


def test_a_day_that_was_closed_again_says_so(salon: Salon) -> None:
    at, today = salon.desk(OWNER), salon.clock.today
    close(salon, at)
    first = print_closing(at, today)
    reopen(salon, at)
    assert wrong(print_closing, at, today).code is Code.NOT_CLOSED
    close(salon, at, counted={"card": 100}, reasons={"card": "漏记"})
    again = print_closing(at, today)
    assert (first.closing, first.stamp.version, again.closing, again.stamp.version) == (1, 1, 2, 2)
    assert first.digest != again.digest


def test_what_is_left_open_stands_on_it(salon: Salon) -> None:
    put_away(salon)
    lend(salon, days=1)
    at = salon.desk(OWNER)
    bill = owe(salon, at, pay(salon, at, sell(salon, at, salon.clients[LI]), 900), days=1)
    close(salon, at)
    assert print_closing(at, salon.clock.today).open == ()
    salon.clock.forward(days=2)
    at, today = salon.desk(OWNER), salon.clock.today
    close(salon, at)
    debt, loan = print_closing(at, today).open
    due = today - timedelta(days=1)
    assert (debt.kind, debt.number, debt.name) == ("bill", short_number(bill.number), LI)
    assert debt.note == f"{due} · 90.00"
    assert (loan.kind, loan.number, loan.name) == ("loan", "0000 0013", OUYANG)
    assert loan.note == f"{due} · {LIN}"


def test_what_clients_used_and_still_have_is_of_that_day(salon: Salon) -> None:
    at, today = salon.desk(OWNER), salon.clock.today
    run(
        "INSERT INTO holding (id, version, number, client_id, kind, title, state) "
        "VALUES (1, 1, '2000000311', ?, 'prepaid', '储值', 'open')",
        salon.clients[LI],
    )
    run(
        'INSERT INTO lot (id, holding_id, unit, size, gift, paid, list_value, use_order, "left", value_left) '
        "VALUES (1, 1, 'fen', 400000, 100000, 300000, 400000, 'ratio', 0, 0)"
    )
    left = worth = 0
    for seq, (day, kind, units, value) in enumerate(
        (
            (today, "buy", 400000, 300000),
            (today, "use", -40000, -30000),
            (today, "use", -20000, -15000),
            (today, "restore", 20000, 15000),
            (today + timedelta(days=1), "use", -4000, -3000),
        ),
        1,
    ):
        run(
            "INSERT INTO movement (holding_id, seq, lot_id, day, at, kind, units, value, units_after, value_after, "
            "reason, by_id, digest) VALUES (1, ?, 1, ?, '2026-03-12 04:00:00.000000', ?, ?, ?, ?, ?, '', 1, '')",
            *(seq, day.isoformat(), kind, units, value, left := left + units, worth := worth + value),
        )
    close(salon, at)
    sheet = print_closing(at, today)
    assert (sheet.principal, sheet.gift, sheet.owed) == (30000, 10000, 270000)
    [ledger] = sheet.open
    assert (ledger.kind, ledger.number, ledger.name, ledger.note) == ("unsigned", "P0031", LI, "×4")


def test_what_was_paid_back_stands_on_it_by_method_and_bill(salon: Salon) -> None:
    package, client = twelve(salon), salon.clients[OUYANG]
    at, today = salon.desk(OWNER), salon.clock.today
    bill = sell(salon, at, client=salon.clients[LI])
    mend(salon, at, pay(salon, at, bill).payments[0].id, "card", reason="看错了")
    sold = sell_package(salon, at, client, package, 100_000, "wechat")
    owe(salon, at, pay(salon, at, sold, 68_000, "cash"))
    one = held(at, client, "package")
    asked = Refund(
        request_id="back",
        client=client,
        holding=one.id,
        seq=one.seq,
        cause=Cause.SALON,
        amount=ask.quote_refund(at, one.id).of(Cause.SALON).amount,
        reason="搬店",
    )
    made = refund(salon.approved(at, refund, asked), asked)
    close(salon, at)
    sheet = print_closing(at, today)
    number = short_number(read_bill(at, made.id).number)
    # neither what was owed and is so no more, nor what was typed wrong, is money that went back
    assert [(one.kind, one.method, one.amount, one.note) for one in sheet.cash] == [
        ("back", "cash", -68_000, f"{OUYANG} {number}"),
        ("back", "wechat", -100_000, f"{OUYANG} {number}"),
    ]
    assert {one.method: one.taken for one in sheet.methods if one.count} == {"cash": 0, "wechat": 0, "card": COSTS}
    assert (sheet.principal, sheet.owed) == (0, 0)


def test_the_head_is_that_of_the_log_before_the_day_was_closed(salon: Salon) -> None:
    at, today = salon.desk(DESK_WOMAN), salon.clock.today
    count, head, _when = audit.head()
    till = close(salon, at)
    sheet = print_closing(at, today)
    assert (sheet.log_count, sheet.log_head, sheet.digest) == (count, head, till.digest)
    assert print_closing(at, today).log_head == head, "however often it is printed"
    assert [one["operation"] for one in entries()[-3:]] == ["close_till", "print_closing", "print_closing"]


def test_somebody_elses_day_is_printed_by_a_manager_alone(salon: Salon) -> None:
    today = salon.clock.today
    close(salon, salon.desk(OWNER))
    assert refused(print_closing, salon.desk(DESK_WOMAN), today) is Code.NOT_ALLOWED
    assert rows("SELECT COUNT(*) FROM till") == [(1,)]
