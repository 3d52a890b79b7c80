"""Counting and closing a day at the desk, cash in and out, and a day that is opened anew."""

from __future__ import annotations

from pathlib import Path

from db.core.sql import rows
from tests.db.money.desk import COSTS, mend, pay, sell
from tests.db.money.till.closing import close, make_yesterday, move
from tests.db.salon import DENG, DESK_WOMAN, LIN, OWNER, PINS, SHEN, Salon
from tests.printouts.reading import text
from tests.screens.desks import at_desk, burst
from tests.screens.printing.papers import unprinted as unprinted


def take(salon: Salon) -> None:
    """Cash and WeChat."""
    at = salon.desk(DESK_WOMAN)
    pay(salon, at, sell(salon, at), COSTS, "cash")
    pay(salon, at, sell(salon, at), COSTS, "wechat")


async def test_a_day_is_counted_closed_and_printed(salon: Salon, unprinted: Path) -> None:
    take(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await burst(desk, "0", "3", "3", *"99", "f10")
        assert "is closed. F9 prints the closing sheet." in desk.said
        assert "agrees" in desk.line(str(salon.clock.today))
        await desk.press("f9")
        await desk.press("f10")
        told = text((unprinted / f"DC-01 {salon.clock.today}.pdf").read_bytes())
        assert "99.00" in told and DESK_WOMAN in told
        assert rows("SELECT closed, kept FROM till") == [(1, COSTS)]


async def test_what_must_be_there_stands_beside_what_is_typed(salon: Salon) -> None:
    take(salon)
    move(salon, salon.desk(DESK_WOMAN), "in", 50000)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("close_till")
        assert "in the morning 0.00 + paid 99.00 + put in 500.00 = 599.00" in desk.text
        await desk.type("600")
        assert "book 599.00 · 1.00 over" in " ".join(desk.text.split())
        assert "agrees" in desk.line("WeChat Pay")


async def test_each_difference_is_asked_for_and_nothing_typed_is_lost(salon: Salon) -> None:
    take(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("close_till")
        await burst(desk, *"98.50", "enter", *"1", "f10")
        assert "cash: 0.50 short. Why?" in desk.asked
        await desk.press("escape")
        assert rows("SELECT COUNT(*) FROM till") == [(0,)] and "98.50" in desk.line("cash")
        await desk.press("f10")
        await burst(desk, *"short", "f10")
        assert "card: 1.00 over. Why?" in desk.asked
        await burst(desk, *"slip [/]", "f10")
        counts = rows("SELECT method, counted - book, reason FROM till_count WHERE reason <> '' ORDER BY id")
        assert counts == [("cash", -50, "short"), ("card", 100, "slip [/]")]


async def test_cash_must_be_counted_and_more_can_not_stay_than_there_is(salon: Salon) -> None:
    take(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("close_till")
        await desk.press("f10")
        assert "needed" in desk.said
        await burst(desk, *"99", *["down"] * 5, *"100", "f10")
        assert "There is less cash than that." in desk.said
        await burst(desk, *["backspace"] * 3, *"50", "f10")
        assert rows("SELECT kept FROM till") == [(5000,)]


async def test_money_that_was_paid_back_makes_a_method_less_than_nothing(salon: Salon) -> None:
    take(salon)
    salon.clock.forward(days=1)
    at = salon.desk(OWNER)
    close(salon, at, salon.clock.today.replace(day=salon.clock.today.day - 1))
    mend(salon, at, rows("SELECT id FROM payment WHERE method = 'wechat' ORDER BY id DESC")[0][0], "card", reason="x")
    async with at_desk(salon) as desk:
        await desk.go("close_till")
        assert "book −99.00" in desk.line("WeChat Pay")
        await burst(desk, *"99", "f10")
        assert "is closed." in desk.said


async def test_cash_goes_in_and_out(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("cash_move")
        await burst(desk, "2", *"35", "enter", *"O'Brien & <b>", "f10")
        assert "paid out: 35.00 on" in desk.said
        await desk.go("cash_move")
        await burst(desk, "1", *"x", "f10")
        assert "Not saved" in desk.said
        assert rows("SELECT kind, amount, reason FROM cash_move") == [("out", 3500, "O'Brien & <b>")]


async def test_the_last_day_is_opened_anew_by_two(salon: Salon) -> None:
    make_yesterday(salon)
    async with at_desk(salon, OWNER) as desk:
        await desk.go("tills")
        await burst(desk, "down", "f4")
        await desk.press("1")
        await burst(desk, *"miscounted", "f10")
        assert f"{OWNER} wants to open a day of the till again. Who agrees?" in desk.text, desk.text
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        assert "is open again" in desk.said and "closing 2" in desk.text
        await burst(desk, *"500", "f10")
        assert "closing 2" in desk.line(str(salon.clock.today.replace(day=salon.clock.today.day - 1)))


async def test_home_says_that_a_day_is_not_closed_and_leads_there(salon: Salon) -> None:
    take(salon)
    day = salon.clock.today
    async with at_desk(salon, DESK_WOMAN) as desk:
        assert "Day not closed" not in desk.text
    salon.clock.forward(days=1)
    async with at_desk(salon, LIN) as desk:
        assert "Day not closed" not in desk.text
    async with at_desk(salon, DESK_WOMAN) as desk:
        line = desk.line("Day not closed")
        assert f"{day:%m-%d}" in line
        await desk.press(next(word for word in line.split() if word.isdigit()))
        assert f"{day}" in desk.text and "Kept in the till" in desk.text


async def test_who_does_not_close_days_is_told_so(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.go("close_till")
        assert "close the till" in desk.said
