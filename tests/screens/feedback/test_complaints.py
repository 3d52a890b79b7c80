"""A complaint at the desk: taken down, answered, and settled by the client's word."""

from __future__ import annotations

from db.feedback.queries import complaints
from tests.db.feedback.samples import RED, answer, complain
from tests.db.salon import DESK_WOMAN, HAO, LIN, OUYANG, OWNER, Salon
from tests.screens.desks import at_desk


async def test_it_is_taken_down_from_the_card_and_answered(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("complaints")
        assert "Nobody has complained" in desk.text
        await desk.press("f2", *"8000", "enter")
        await desk.more("Opinion, complaint", "Complaint")
        assert OUYANG in desk.line("Client") and "2026-03-10" in desk.line("Day")
        assert OWNER in desk.line("Owner") and "2026-03-13" in desk.line("Until")
        await desk.fill("", "")
        await desk.press("1")
        await desk.fill(RED, LIN)
        await desk.press("f10")
        assert f"Complaint 1: {OWNER} deals with it until 2026-03-13." in desk.text
        await desk.go("complaints")
        assert "effect" in desk.line(OUYANG) and "2026-03-13" in desk.line(OUYANG)
        assert RED not in desk.text, "what was said stands on its own page"
        await desk.press("1")
        assert RED in desk.text and LIN in desk.line("About whom")
        await desk.press("f10")
        await desk.press("f10")
        assert "Result" in desk.text.splitlines()[-2], "the first that is missing"
        await desk.fill("浓度偏高", "2")
        await desk.press("f10")
        assert "Complaint 1 is answered. Ask the client next." in desk.text
        assert "浓度偏高" in desk.text and "apology" in desk.text
        await desk.press("f10")
        assert "A manager writes down what the client says of the answer." in desk.text


async def test_the_clients_word_settles_it_or_opens_it_again(salon: Salon) -> None:
    at = salon.desk(OWNER)
    made = answer(salon, at, complain(salon, at, salon.clients[OUYANG]))
    async with at_desk(salon, OWNER) as desk:
        await desk.go("complaint", complaint=made.id)
        await desk.press("f10")
        await desk.fill("还是红", "2")
        await desk.press("f10")
        assert "Complaint 1 is open again; it is answered until 2026-03-13." in desk.text
        assert "还是红" in desk.text and "opened anew" in desk.text.splitlines()[0]
        await desk.press("f10")
        await desk.fill("退一次", "5")
        await desk.press("f10", "f10")
        await desk.fill("可以了", "1")
        await desk.press("f10")
        assert "Complaint 1 is settled." in desk.text and "settled" in desk.text.splitlines()[0]
        await desk.press("f4", "2")
        await desk.fill("又来了")
        await desk.press("f10")
        [one] = complaints(desk.app.desk_in_use)
        assert (one.state, one.word) == ("reopened", "")


async def test_somebody_else_deals_with_it(salon: Salon) -> None:
    at = salon.desk(OWNER)
    made = complain(salon, at, salon.clients[OUYANG])
    async with at_desk(salon, OWNER) as desk:
        await desk.go("complaint", complaint=made.id)
        await desk.press("f4", "1")
        await desk.fill(HAO, "3.20")
        await desk.press("f10")
        assert f"Complaint 1: {HAO} deals with it until 2026-03-20." in desk.text
    salon.reopen()
    async with at_desk(salon, HAO) as desk:
        await desk.go("complaints")
        assert OUYANG in desk.text, "others' clients', where it is hers to answer"


async def test_whom_it_is_about_is_told_so(salon: Salon) -> None:
    at = salon.desk(OWNER)
    made = answer(salon, at, complain(salon, at, 0, concerns=salon.staff[OWNER]))
    async with at_desk(salon, OWNER) as desk:
        await desk.go("settle_complaint", id=made.id)
        await desk.fill("好", "1")
        await desk.press("f10")
        assert "This complaint is about you: another manager settles it." in desk.text
        assert complaints(desk.app.desk_in_use)[0].state == "answered"
