"""Opinions, surveys and improvements at the desk."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from db.feedback.queries import complaints, improvements, opinions
from tests.db.feedback.samples import RED, number, say
from tests.db.salon import DESK_WOMAN, LIN, OUYANG, OWNER, Salon
from tests.screens.desks import at_desk, burst
from tests.screens.printing.papers import unprinted as unprinted


async def test_of_a_low_opinion_a_complaint_comes_next(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("new_opinion", card=13)
        await desk.press("down", "down", "down", "1", "2")
        await desk.type(RED)
        await desk.press("f10")
        assert "The rating is low: F10 opens a complaint, F12 leaves it." in desk.text
        assert RED in desk.line("Complaint") and "effect" in desk.line("Heading")
        await desk.press("f10")
        [one] = complaints(desk.app.desk_in_use)
        assert one.client and (one.client.label, one.text) == (OUYANG, RED)
        await desk.go("opinions")
        assert "2.0" in desk.line("effect") and "1 low" in desk.line("effect")
        assert "complaint" in desk.line(OUYANG)
        await desk.press("1")
        assert "complaint 1 of 2026-03-10" in desk.text


async def test_a_survey_is_keyed_in_by_scan_four_digits_and_f10(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        number(salon, desk.app.desk_in_use, 9, regulars=True)
        number(salon, desk.app.desk_in_use, 2)
        await desk.go("key_survey")
        await burst(desk, *"4000000011", "enter")
        assert f"Y0001 · handed out 2026-03-10 · {OUYANG}" in desk.text
        await burst(desk, *"2453")
        assert "effect 2: F10 saves and opens a complaint; F4 leaves it out." in desk.text
        await desk.type(RED)
        await burst(desk, "f10")
        assert f"Y0001: It is keyed in; complaint 1 is {OWNER}'s until 2026-03-13." in desk.text
        await burst(desk, *"4000000022", "enter", *"5544", "f10")
        assert "Y0002: It is keyed in. Scan the next one, or F12." in desk.text
        await burst(desk, *"4000000022", "enter")
        assert "This survey was keyed in on 2026-03-10. Take the next one." in desk.text
        assert len(opinions(desk.app.desk_in_use).lines) == 8
        assert len(complaints(desk.app.desk_in_use)) == 1


async def test_after_a_lock_a_survey_is_still_that_sheet(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        number(salon, desk.app.desk_in_use, 9, regulars=True)
        await desk.go("key_survey")
        await burst(desk, *"4000000011", "enter", *"24")
        head = desk.text.splitlines()[0]
        assert f"Y0001 · handed out 2026-03-10 · {OUYANG}" in head
        desk.app.lock()
        desk.app.enter(salon.desk(DESK_WOMAN))
        await desk.settle()
        assert desk.text.splitlines()[0] == head


async def test_what_is_spoilt_is_void_and_a_complaint_can_be_left_out(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        number(salon, desk.app.desk_in_use, 2)
        await desk.go("key_survey")
        await desk.type("y1")
        await desk.press("enter", *"1111", "f4", "4")
        assert "No complaint." in desk.text
        await desk.press("f10")
        assert "Y0001: It is keyed in. Scan the next one, or F12." in desk.text
        assert complaints(desk.app.desk_in_use) == []
        await desk.type("y2")
        await desk.press("f4", "5")
        assert "Is y2 spoilt or lost?" in desk.asked
        await desk.press("f10")
        assert "Y0002: It is void." in desk.text
        await desk.go("surveys")
        assert "1 came back" in desk.line("Y0001–Y0002") and "1 void" in desk.line("Y0001–Y0002")


async def test_surveys_are_numbered_and_printed_together(salon: Salon, unprinted: Path) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("surveys")
        assert "No survey has a number yet" in desk.text
        await desk.press("f6", "1", *"3", "f10")
        assert "Y0001–Y0003: F10 prints them." in desk.text
        assert "Y0001" in desk.text and "without a name" in desk.text
        await desk.press("f10")
        [made] = unprinted.rglob("*.pdf")
        pages = [page.extract_text() for page in PdfReader(made).pages]
        assert [next(one for one in ("Y0001", "Y0002", "Y0003") if one in page) for page in pages] == [
            "Y0001",
            "Y0002",
            "Y0003",
        ]


async def test_an_improvement_is_done_and_looked_at_again(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        heard = say(salon, desk.app.desk_in_use)
        await desk.go("opinions")
        await desk.press("f4", "2")
        await desk.fill("手法培训", LIN)
        await desk.press("f10")
        assert f"Improvement 1: {LIN} does it until 2026-04-09." in desk.text
        await desk.go("improvements")
        await desk.press("f10", "f10")
        assert "Improvement 1 is done; it is looked at again on 2026-04-09." in desk.text
        await desk.press("f10", "2")
        await desk.press("f10")
        assert "Improvement 1 has helped: partly." in desk.text
        [one] = improvements(desk.app.desk_in_use)
        assert (one.effect, one.sources) == ("partly", 1)
        assert opinions(desk.app.desk_in_use).lines[0].id == heard.id
        await desk.press("f10")
        assert "There is nothing here that this key could do now." in desk.text
