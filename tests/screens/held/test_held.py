"""What is paid ahead at the desk: sold, used on a visit, signed, taken back, paid back."""

from __future__ import annotations

from db.core.sql import rows
from db.money.queries import holdings as ask
from tests.db.money.held.samples import held, sell
from tests.db.salon import CHEN, LI, MOISTURE, OUYANG, OWNER, PINS, SHEN, Salon
from tests.screens.desks import at_desk
from tests.screens.held.held_views import bought, offers


async def test_a_package_is_sold_and_paid_with_six_keys(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        offers(desk, salon)
        await desk.press("f2", *"8000", "enter")
        await desk.press("f4", "3", "2", "f10", "1", "f10")
        assert "Paid. F9 prints a receipt. F4 prints the contract." in desk.said
        one = held(desk.app.desk_in_use, salon.clients[OUYANG], "package")
        assert (one.left, one.title) == (12, "补水 10+2")
        assert rows("SELECT method, amount FROM payment ORDER BY id DESC LIMIT 1") == [("cash", 268_000)]
        await desk.more("Contract")
        assert "not signed yet" in desk.text


async def test_a_session_pays_for_a_visit_with_f10_twice_and_is_shown_before(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        _card, ten, _two = offers(desk, salon)
        sell(salon, at, salon.clients[OUYANG], ten)
        visit = salon.visit(at, OUYANG)
        desk.app.show_page("visit", record=visit)
        await desk.settle()
        await desk.press("f10")
        assert "package P0001" in desk.asked and MOISTURE in desk.asked
        assert "page 1, line 2; 11 left then" in desk.asked
        await desk.press("f10")
        assert "The visit of 欧阳静怡 is closed." in desk.said
        assert held(at, salon.clients[OUYANG], "package").left == 11


async def test_a_balance_that_is_short_pays_its_part_and_the_rest_is_asked_for(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.press("f2", *"8000", "enter", "f4", "4")
        await desk.fill("200")
        await desk.press("f10", "3", "f10")
        visit = salon.visit(desk.app.desk_in_use, OUYANG)
        desk.app.show_page("visit", record=visit)
        await desk.settle()
        await desk.press("f10", "6")
        assert "0.00 left then; 68.00 more is to pay" in desk.asked
        await desk.press("f10")
        assert "68.00" in desk.asked and "Taken: prepaid balance 200.00" in desk.said
        await desk.press("3", "f10")
        assert "is closed" in desk.said


async def test_the_line_that_the_pen_signs_is_said_and_a_use_is_taken_back(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        balance = bought(desk, salon)
        await desk.press("f2", *"8000", "enter", "7", "enter")
        assert "Sign now: page 1, line 3." in desk.text
        await desk.press("f10")
        assert "Signed: page 1, line 3." in desk.said and "Sign now: page 1, line 4." in desk.text
        await desk.press("down", "f8", *"不是她", "enter")
        assert "Taken back." in desk.said
        assert "used (taken back)" in desk.line("1·4")
        assert ask.holding(desk.app.desk_in_use, balance).left == 361_200


async def test_a_refund_takes_a_cause_a_reason_and_a_second_person(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at, client = desk.app.desk_in_use, salon.clients[LI]
        card, _ten, _two = offers(desk, salon)
        sell(salon, at, client, card, method="wechat")
        one = held(at, client, "prepaid")
        await desk.go("ledger", holding=one.id)
        await desk.more("Pay back")
        assert "3,000.00" in desk.line("the salon's cause")
        await desk.press("2", *"搬店", "enter")
        assert SHEN in desk.asked
        await desk.press("7")
        await desk.pin(PINS[SHEN])
        assert "Paid back: WeChat Pay 3,000.00." in desk.said
        assert held(at, client, "prepaid").left == 0


async def test_it_is_shared_with_somebody_who_then_finds_it_among_her_ways(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        card, _ten, _two = offers(desk, salon)
        sell(salon, at, salon.clients[OUYANG], card)
        one = held(at, salon.clients[OUYANG], "prepaid")
        await desk.go("ledger", holding=one.id)
        await desk.more("Share, hand over", "Share")
        await desk.fill(CHEN, "女儿")
        await desk.press("f10")
        assert f"{CHEN} may use it too." in desk.said
        desk.app.show_page("visit", record=salon.visit(at, CHEN))
        await desk.settle()
        await desk.press("f10")
        assert f"of {OUYANG}" in desk.asked


async def test_a_package_is_made_with_its_services_by_number(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("package")
        await desk.fill("两样 [/] O'Brien & <b>", "1999", "2×10+2、3x5")
        await desk.press("f10")
        assert "is saved" in desk.said
        [one] = ask.packages(desk.app.desk_in_use)
        assert [(item.code, item.sessions, item.gift) for item in one.items] == [(2, 10, 2), (3, 5, 0)]
        await desk.go("package")
        await desk.fill("错", "100", "99×1")
        await desk.press("f10")
        assert "Type number of the service" in desk.said
