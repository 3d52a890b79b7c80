"""A day is counted and closed: what must be there, what is refused, and what comes after."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from db.core import audit
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import DatabaseError, rows, run
from db.money.operations.tills import MoveCash, cash_in_out
from db.money.queries.bills import read_bill
from db.money.queries.tills import day_end, next_day, open_day, till, tills
from tests.db.money.desk import COSTS, mend, owe, pay, sell
from tests.db.money.till.closing import book_of, close, make_yesterday, move, reopen
from tests.db.salon import DENG, DESK_WOMAN, LI, LIN, OUYANG, OWNER, SHEN, ZENG, Salon, entries, refused, wrong


def test_what_must_be_there(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    move(salon, at, "in", 50000, "备用金")
    pay(salon, at, sell(salon, at), 12000, "cash")
    pay(salon, at, sell(salon, at), COSTS, "wechat")
    move(salon, at, "out", 3500, "桶装水")
    move(salon, at, "bank", 20000, "")
    day = open_day(at)
    totals = {one.method: (one.payments, one.taken, one.book) for one in day.methods}
    # of 120.00 handed over for 99.00, the change has gone out again
    assert totals == {
        "cash": (1, COSTS, 50000 + COSTS - 3500 - 20000),
        "card": (0, 0, 0),
        "wechat": (1, COSTS, COSTS),
        "alipay": (0, 0, 0),
        "transfer": (0, 0, 0),
    }
    assert (day.received, day.carried, day.later, day.closings) == (2 * COSTS, 0, 0, 0)
    assert [(one.kind, one.amount, one.reason, one.by) for one in day.moves] == [
        ("in", 50000, "备用金", DESK_WOMAN),
        ("out", 3500, "桶装水", DESK_WOMAN),
        ("bank", 20000, "", DESK_WOMAN),
    ]


def test_what_is_kept_begins_the_next_day(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    pay(salon, at, sell(salon, at), COSTS, "cash")
    closed = close(salon, at, kept=3000)
    assert (closed.kept, closed.by, closed.closings, closed.closed) == (3000, DESK_WOMAN, 1, True)
    salon.clock.forward(days=1)
    assert book_of(salon.clock.today)["cash"] == 3000
    assert close(salon, salon.desk(DESK_WOMAN)).kept == 3000, "all of it, where nothing else is said"
    salon.clock.forward(days=5)
    assert day_end(salon.desk(DESK_WOMAN), salon.clock.today).carried == 3000, "however long the salon is shut"


def test_what_differs_is_explained(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    pay(salon, at, sell(salon, at), COSTS, "cash")
    counted = {"cash": COSTS - 100, "card": 200}
    missing = wrong(close, salon, at, counted=counted)
    assert (missing.code, missing.facts) == (Code.TILL_DIFFERS, {"method": "cash", "amount": -100})
    other = wrong(close, salon, at, counted=counted, reasons={"cash": "找错零"})
    assert (other.code, other.facts) == (Code.TILL_DIFFERS, {"method": "card", "amount": 200})
    closed = close(salon, at, counted=counted, reasons={"cash": "找错零", "card": "漏记一笔", "wechat": "没有差"})
    assert [(one.method, one.book, one.counted, one.reason) for one in closed.counts] == [
        ("cash", COSTS, COSTS - 100, "找错零"),
        ("card", 0, 200, "漏记一笔"),
        ("wechat", 0, 0, ""),
        ("alipay", 0, 0, ""),
        ("transfer", 0, 0, ""),
    ]
    assert [one.difference for one in tills(at)] == [100]


def test_a_day_without_a_difference_and_without_a_payment_is_closed_too(salon: Salon) -> None:
    closed = close(salon, salon.desk(DESK_WOMAN))
    assert closed.closed and not any(one.counted or one.reason for one in closed.counts)


def test_what_is_paid_after_the_closing_counts_for_the_next_day(salon: Salon) -> None:
    at, today = salon.desk(DESK_WOMAN), salon.clock.today
    close(salon, at)
    bill = pay(salon, at, sell(salon, at), COSTS, "cash")
    moved = move(salon, at, "in", 1000)
    tomorrow = today + timedelta(days=1)
    assert bill.payments[0].day == moved.day == tomorrow
    assert (next_day(at), wrong(open_day, at).code) == (None, Code.TILL_CLOSED)
    assert wrong(close, salon, at).code is wrong(close, salon, at, tomorrow).code is Code.TILL_CLOSED
    assert day_end(at, today).later == 0
    salon.clock.forward(days=1)
    assert book_of(tomorrow)["cash"] == COSTS + 1000


def test_the_oldest_open_day_comes_first(salon: Salon) -> None:
    at, first = salon.desk(DESK_WOMAN), salon.clock.today
    pay(salon, at, sell(salon, at), COSTS, "cash")
    salon.clock.forward(days=1)
    at = salon.desk(DESK_WOMAN)
    pay(salon, at, sell(salon, at), COSTS, "wechat")
    move(salon, at, "in", 700)
    # that lies in the till, too, while the day before is counted
    assert (open_day(at).day, open_day(at).later) == (first, 700)
    older = wrong(close, salon, at)
    assert (older.code, older.facts) == (Code.OLDER_DAY, {"day": first.isoformat()})
    assert close(salon, at, first).day == first
    assert close(salon, at).day == salon.clock.today


def test_days_without_money_are_not_asked_for(salon: Salon) -> None:
    close(salon, salon.desk(DESK_WOMAN))
    salon.clock.forward(days=4)
    at = salon.desk(DESK_WOMAN)
    assert next_day(at) == salon.clock.today
    move(salon, at, "in", 100)
    day = salon.clock.today
    salon.clock.forward(days=3)
    assert next_day(salon.desk(DESK_WOMAN)) == day


def test_before_the_first_closing_no_day_before_yesterday_is_asked_for(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    pay(salon, at, sell(salon, at), COSTS, "cash")
    day = salon.clock.today
    salon.clock.forward(days=1)
    assert next_day(salon.desk(DESK_WOMAN)) == day
    salon.clock.forward(days=1)
    assert next_day(salon.desk(DESK_WOMAN)) == salon.clock.today


def test_a_payment_that_comes_while_one_counts_is_noticed(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    before = book_of(salon.clock.today)
    pay(salon, at, sell(salon, at), COSTS, "alipay")
    assert wrong(close, salon, at, book=before).code is Code.CHANGED_MEANWHILE


def test_what_can_not_be(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)

    def flaws(**more: object) -> dict[str, Flaw]:
        error = wrong(close, salon, at, **more)
        assert isinstance(error, InvalidFields)
        return error.flaws

    assert flaws(counted={"cash": -1}) == {"cash": Flaw.NOT_AN_AMOUNT}
    assert flaws(kept=1) == {"kept": Flaw.MORE_THAN_THERE}
    assert flaws(checked_by=salon.staff[DESK_WOMAN]) == {"checked_by": Flaw.NOBODY_CALLED_SO}
    assert flaws(checked_by=999) == {"checked_by": Flaw.NOBODY_CALLED_SO}
    assert close(salon, at, checked_by=salon.staff[LIN]).checked_by == LIN
    error = wrong(move, salon, at, "gift", 0, " ")
    assert isinstance(error, InvalidFields)
    assert error.flaws == {
        "kind": Flaw.NOT_A_CHOICE,
        "amount": Flaw.NOT_AN_AMOUNT,
        "reason": Flaw.REQUIRED,
    }


def test_a_day_that_is_opened_anew_keeps_what_was_counted(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    pay(salon, at, sell(salon, at), COSTS, "cash")
    close(salon, at, counted={"cash": 9000}, reasons={"cash": "少了"}, kept=500)
    owner = salon.desk(OWNER)
    opened = reopen(salon, owner)
    assert (opened.closed, opened.version, opened.reason, opened.checked_by) == (False, 2, "点错了", SHEN)
    assert open_day(owner).closings == 1 and book_of(salon.clock.today)["cash"] == COSTS
    # the day is open: what is paid now counts for it again
    assert pay(salon, owner, sell(salon, owner), COSTS, "cash").payments[0].day == salon.clock.today
    closed = close(salon, owner)
    assert (closed.version, closed.closings, closed.kept) == (3, 2, 2 * COSTS)
    assert rows("SELECT version, closed, kept FROM till ORDER BY version") == [
        (1, 1, 500),
        (2, 0, 0),
        (3, 1, 2 * COSTS),
    ]
    assert [(one.closings, one.closed) for one in tills(owner)] == [(2, True)]


def test_only_the_last_closed_day_is_opened_anew(salon: Salon) -> None:
    day = make_yesterday(salon)
    owner = salon.desk(OWNER)
    assert wrong(reopen, salon, owner).code is Code.NOT_CLOSED
    close(salon, owner)
    later = wrong(reopen, salon, owner, day)
    assert (later.code, later.facts) == (Code.LATER_CLOSED, {"day": salon.clock.today.isoformat()})
    reopen(salon, owner)
    reopen(salon, owner, day)
    assert next_day(owner) == day
    close(salon, owner, day)
    assert next_day(owner) == salon.clock.today


def test_a_closing_is_pinned(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    pay(salon, at, sell(salon, at), COSTS, "cash")
    seq, head, _at = audit.head()
    closed = close(salon, at)
    assert (closed.head_seq, closed.head) == (seq, head)
    [entry] = entries(operation="close_till")
    assert json.loads(entry["what"])["digest"] == closed.digest and len(closed.digest) == 64
    move(salon, at, "in", 100)
    for table in ("till", "till_count", "cash_move"):
        with pytest.raises(DatabaseError, match="append-only"):
            run(f"DELETE FROM {table}")


def test_the_same_request_again_closes_once(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    asked = MoveCash(request_id="move", kind="in", amount=100, reason="备用金")
    assert cash_in_out(at, asked) == cash_in_out(at, asked)
    book = book_of(salon.clock.today)
    assert close(salon, at, request_id="close", book=book) == close(salon, at, request_id="close", book=book)
    assert rows("SELECT COUNT(*) FROM till") == rows("SELECT COUNT(*) FROM cash_move") == [(1,)]


def test_amounts_of_a_closed_day_are_for_who_closed_it_and_for_managers(salon: Salon) -> None:
    close(salon, salon.desk(OWNER))
    at, today = salon.desk(DESK_WOMAN), salon.clock.today
    for query in (day_end, till):
        assert refused(query, at, today) is Code.NOT_ALLOWED
    [line] = tills(at)
    assert not line.may_open and line.difference != 0
    assert tills(salon.desk(SHEN))[0].may_open
    assert refused(next_day, salon.desk(DENG)) is Code.NOT_ALLOWED


def test_visits_that_were_cancelled_are_not_counted(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.visit(at, LI)
    visit = salon.visit(at, OUYANG)
    assert open_day(at).visits == 2
    run("UPDATE visit SET cancelled = 'mistake' WHERE id = ?", visit.id)
    assert open_day(at).visits == 1


def test_what_is_left_open_stands_there(salon: Salon) -> None:
    at = salon.desk(OWNER)
    bill = owe(salon, at, pay(salon, at, sell(salon, at, salon.clients[LI]), 900), days=1)
    sell(salon, at, salon.clients[ZENG])
    salon.visit(at, OUYANG)
    day = open_day(at)
    assert (day.overdue, day.open_bills, day.visits) == ((), 2, 1)
    salon.clock.forward(days=1)
    [debt] = day_end(salon.desk(DESK_WOMAN), salon.clock.today).overdue
    assert (debt.number, debt.who, debt.left) == (bill.number, LI, COSTS - 900)


def test_a_payment_put_right_on_the_next_day_changes_that_one(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = pay(salon, at, sell(salon, at), COSTS, "wechat")
    close(salon, at)
    day = salon.clock.today
    salon.clock.forward(days=1)
    mend(salon, salon.desk(DESK_WOMAN), bill.payments[0].id, "cash", reason="看错了")
    book = book_of(salon.clock.today)
    assert (book["wechat"], book["cash"]) == (-COSTS, COSTS)
    assert book_of(day)["wechat"] == COSTS
    closed = close(salon, salon.desk(DESK_WOMAN))
    assert {one.method: one.counted for one in closed.counts}["wechat"] == -COSTS
    assert read_bill(salon.desk(OWNER), bill.id).state == "settled"
