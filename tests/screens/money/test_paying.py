"""Paying at the desk: in several ways, with change, wrong amounts, and what is taken back."""

from __future__ import annotations

import re

from db.money.queries.bills import read_bill
from db.money.records.bills import BillRecord
from db.text.card_number import short_number
from tests.db.money.desk import ESSENCE, pay, sell
from tests.db.salon import DESK_WOMAN, LI, MOISTURE, OUYANG, OWNER, PINS, PRICE, SHEN, Salon
from tests.screens.desks import Sitting, at_desk, burst, painted


async def at_visit(salon: Salon, desk: Sitting) -> int:
    """At the page of a visit of 268.00; gives its bill."""
    visit = salon.visit(desk.app.desk_in_use, LI, MOISTURE)
    await desk.go("visit", record=visit)
    return visit.bill


def bill(desk: Sitting, id: int) -> BillRecord:
    return read_bill(desk.app.desk_in_use, id)


def paid(desk: Sitting, id: int) -> list[tuple[str, object]]:
    return [(one.method, one.amount) for one in bill(desk, id).payments if one.stands]


def asked_rows(desk: Sitting) -> list[str]:
    """The rows in the frame of the question in front."""
    inside = desk.app.screen.query_one("#dialog").content_region
    rows = painted(desk.app.screen)[inside.y : inside.bottom]
    return ["".join(segment.text for segment in row.crop(inside.x, inside.right)) for row in rows]


async def test_in_two_ways_typed_ahead(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        id = await at_visit(salon, desk)
        await burst(desk, "f10", "3", "f4", *"100", "f10", "1", "f10")
        assert paid(desk, id) == [("wechat", 10000), ("cash", PRICE - 10000)]
        assert "The visit of 李娜 is closed." in desk.text
        assert bill(desk, id).state == "settled"


async def test_what_is_left_is_said_and_asked_for_next(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        id = await at_visit(salon, desk)
        await desk.press("f10", "2", "f4", *"100.50")
        assert "then 167.50 is left" in desk.line("Amount")
        await desk.press("f10")
        assert "Taken: card 100.50." in desk.said
        assert "100.50" in desk.line("card  ") and "167.50" in desk.line("Amount")
        # given up, what was taken stays taken, and the visit stays open
        await desk.press("escape")
        assert (paid(desk, id), bill(desk, id).state) == ([("card", 10050)], "open")
        assert "100.50" in desk.line("card ")


async def test_change_is_said_while_the_cash_is_typed_and_when_it_is_over(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        id = await at_visit(salon, desk)
        await desk.press("f10", "1", "f4", *"300")
        assert "change 32.00" in desk.line("Amount")
        await desk.press("f10")
        assert "The visit of 李娜 is closed. Change: ¥32.00." in desk.text
        assert paid(desk, id) == [("cash", PRICE)]


async def test_too_much_says_by_how_much_and_what_to_do(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        id = await at_visit(salon, desk)
        await desk.press("f10", "3", "f4", *"300")
        assert "32.00 more than is left" in desk.line("Amount")
        await desk.press("f10")
        assert "32.00 more than is left, and only cash gives change." in desk.said
        assert paid(desk, id) == []
        # what is typed next takes its place
        await desk.press(*"268", "f10")
        assert paid(desk, id) == [("wechat", PRICE)]


async def test_what_is_paid_for_stands_beside_its_amount_where_there_is_room(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        sold = sell(salon, desk.app.desk_in_use, salon.clients[LI], *[ESSENCE] * 8)
        await desk.go("bill", bill=sold.id)
        await desk.press("f10", "2", "f4", *"100", "f10")
        asked = [re.sub(r"  +", "  ", line).strip() for line in asked_rows(desk)]
        assert "Bill" in asked[4] and asked[4].endswith(short_number(sold.number))
        name = f"{ESSENCE}  {sold.lines[0].seller.label}" if sold.lines[0].seller else ESSENCE
        assert asked[5:11] == [f"{name}  99.00"] * 6
        assert asked[11:13] == ["2 more", "Taken  card  −100.00"]
        # both sums stand above it all: what is left, and what it comes to
        assert asked[1].startswith("still to pay") and "in all" in asked[1]


async def test_the_last_payment_is_taken_back(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        id = await at_visit(salon, desk)
        await desk.press("f10", "f8")
        assert "Nothing was paid in money here that could be taken back." in desk.said
        await desk.press("3", "f4", *"100", "f10", "f8")
        assert "Taken back: WeChat Pay 100.00." in desk.said and "268.00" in desk.line("Amount")
        await desk.press("4", "f10")
        assert paid(desk, id) == [("alipay", PRICE)]
        assert [one.amount for one in bill(desk, id).payments] == [10000, -10000, PRICE]


async def test_who_pays_later_needs_a_day_a_reason_and_a_manager(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        id = await at_visit(salon, desk)
        await desk.press("f10", "1", "f4", *"100", "f10", "9", "f10", *"20260101", "enter", *"no cash", "enter")
        # a day that is past
        assert "This day is too early here." in desk.said
        await desk.press("f10", *"20260401", "enter", *"no cash", "enter")
        assert "let somebody pay later" in desk.text
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        assert "The visit of 李娜 is closed." in desk.text
        found = bill(desk, id)
        assert found.debt and (found.state, found.left, found.debt.approver) == ("owing", PRICE - 10000, SHEN)


async def test_a_sale_to_nobody_and_its_receipt(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await burst(desk, "f3", "0", "3", "1")
        await desk.press("1", "f10", "1", "f4", *"100", "f10")
        assert "Paid. Change: ¥1.00. F9 prints a receipt." in desk.said
        assert ESSENCE in desk.line(" 1 ") and "99.00" in desk.line("cash")
        await desk.press("f9")
        assert "Receipt" in desk.text and "99.00" in desk.line("in all")


async def test_a_sale_from_the_card_and_the_client_s_bills(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter")
        await desk.more("Product", "Sell a product")
        await desk.press(*"1*2", "f10", "3", "f10")
        assert desk.line(OUYANG) and "198.00" in desk.text and "Paid." in desk.said
        await desk.press("f12")
        await desk.press("7", "7")
        assert "198.00" in desk.line(ESSENCE) and "paid" in desk.line(ESSENCE)


async def test_what_is_sold_to_who_is_here_is_paid_with_the_visit(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        id = await at_visit(salon, desk)
        await desk.more("Sell a product")
        assert "This goes on the bill of the visit" in desk.said
        await desk.press("1", "f10")
        # back on the visit, whose rest is what both come to
        assert "367.00" in desk.line("in all")
        await desk.press("f10", "3", "f10")
        assert "is closed" in desk.text and paid(desk, id) == [("wechat", PRICE + 9900)]


async def test_the_wrong_method_is_put_right_with_a_reason(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        at = desk.app.desk_in_use
        done = pay(salon, at, sell(salon, at))
        await desk.go("bill", bill=done.id)
        await desk.more("Another method")
        await desk.press("1", *"misread", "enter")
        assert paid(desk, done.id) == [("cash", 9900)]
        assert "taken back" in desk.text and "Put right" in desk.said


async def test_a_wrong_line_of_a_closed_visit_goes_back_with_a_second_person(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        at = desk.app.desk_in_use
        visit = salon.end(at, salon.pay(at, salon.visit(at, LI)))
        await desk.go("past_visit", record=visit)
        await desk.more("Bill and receipt")
        await desk.more("Correct a line")
        await desk.press(*"168", "enter", *"price", "enter", "1")
        await desk.pin(PINS[OWNER])
        assert "Goes back: WeChat Pay 100.00" in desk.said
        assert "−100.00" in desk.line(MOISTURE)


async def test_names_that_look_like_markup(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        at = desk.app.desk_in_use
        await desk.go("bill", bill=sell(salon, at, guest_name="[/] O'Brien & <b> 𬭎").id)
        assert "[/] O'Brien & <b>" in desk.text
        await desk.press("f10")
        assert "Payment · [/] O'Brien & <b>" in desk.text
