"""Orders at the desk: taken down from a sale, arrived, handed over and paid."""

from __future__ import annotations

from tests.db.money.desk import ESSENCE
from tests.db.salon import DESK_WOMAN, LI, OUYANG, Salon
from tests.screens.desks import at_desk


async def test_what_is_not_here_is_ordered_from_the_sale_and_handed_over_later(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter")
        await desk.more("Product", "Sell a product")
        await desk.more("Order for the client")
        await desk.press("1", "enter", "f10")
        assert f"Ordered for {OUYANG}" in desk.said
        await desk.go("orders")
        await desk.press("f10")
        assert f"{ESSENCE} for {OUYANG} is here: F10 hands it over." in desk.said
        assert "arrived" in desk.line(OUYANG)
        await desk.press("f10")
        assert f"{ESSENCE} stands on the bill of {OUYANG}." in desk.said
        await desk.press("f10", "1", "f10")
        assert "Paid." in desk.said
        await desk.press("f12")
        assert "Nothing is ordered" in desk.text


async def test_the_card_has_what_was_ordered_and_what_became_of_it(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter")
        await desk.more("Product", "Order for the client")
        await desk.press("1", "enter", "enter", *"0320", "f10")
        await desk.press("7", "7", "7")
        assert "2026-03-20" in desk.line(ESSENCE) and "ordered" in desk.line(ESSENCE)
        await desk.press("enter")
        assert desk.app.screen.name == "orders" and "▸" in desk.line(ESSENCE)
        await desk.press("f10", "f10", "f12", "f12", "7", "7", "7")
        assert "handed over" in desk.line(ESSENCE)
        await desk.press("enter")
        assert desk.app.screen.name == "bill"


async def test_an_order_is_cancelled_with_a_reason(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("orders")
        await desk.press("f6", *LI, "enter", *"1*2", "enter", "enter", "f10")
        assert f"{ESSENCE} ×2" in desk.line(LI)
        await desk.more("Cancel the order")
        await desk.press(*"断货 [/]", "enter")
        assert f"The order of {LI} is cancelled." in desk.said and "Nothing is ordered" in desk.text
