"""Reading before a client comes, questions and answers, and what came of the meeting's plan, at the desk."""

from __future__ import annotations

import re

from db.core.sql import rows
from db.fields.values import Value
from db.reading.queries import questions_of
from db.staff.operations.session import set_own_look
from tests.db.appointments.samples import book
from tests.db.dated.samples import save
from tests.db.reading.samples import put
from tests.db.salon import CHEN, LIN, OUYANG, OWNER, PRICE, Salon
from tests.screens.desks import at_desk, burst
from tests.screens.reading.reading_views import prepared


async def test_each_client_of_tomorrow_is_read_and_what_comes_later_is_new(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        at = salon.desk(OWNER)
        book(salon, at, OUYANG, 600)
        book(salon, at, CHEN, 780)
        desk.app.enter(salon.desk(LIN))
        await desk.settle()
        assert f"2 to read: {OUYANG}, {CHEN}" in desk.text
        await desk.go("to_read")
        await burst(desk, "1")
        assert "AHA or salicylic acid" in desk.text and "鼻翼避开" in desk.text
        # the next one to be read follows
        await burst(desk, "f10")
        assert CHEN in desk.text and f"{OUYANG}: read." in desk.text
        await burst(desk, "f10")
        assert "✓" in desk.text
        put(salon, OWNER, CHEN, "为什么？")
        desk.app.enter(salon.desk(LIN))
        await desk.settle()
        assert "to read" not in desk.text, "only what may hurt asks to be read again"
        await desk.go("to_read")
        await burst(desk, "2")
        assert f"! {OWNER} asks {LIN}: 为什么？" in desk.text and "new since you read it" in desk.text


async def test_a_question_is_asked_by_digit_and_answered_on_home(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        prepared(desk, salon)
        await desk.settle()
        assert "asks you" in desk.text and "舒缓霜" not in desk.text, "the question itself is read after Enter"
        await burst(desk, "2")
        assert "[/] O'Brien & <b>" in desk.text and "𬭎：为什么用舒缓霜？" in desk.text
        await desk.type("冬天两颊脱屑")
        await burst(desk, "f10")
        assert "Answered." in desk.text and "asks you" not in desk.text
        await burst(desk, "f2", *"8000", "enter", "5", "5", "enter", "f6", "1")
        await desk.type("手法轻一点？")
        await burst(desk, "enter")
        assert f"{LIN} asks {OWNER}" in desk.text and "手法轻一点？" in desk.text
        newest, oldest = questions_of(salon.desk(OWNER), salon.clients[OUYANG])
        assert (newest.text, newest.is_open) == ("手法轻一点？", True)
        assert (oldest.answer, oldest.answered_by) == ("冬天两颊脱屑", LIN)


async def test_home_asks_what_came_of_the_plan_and_why_not(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        day = salon.clock.today
        values: dict[str, Value] = {"todo": "送试用装", "who": salon.staff[LIN], "visit_day": day}
        save(salon, salon.desk(OWNER), salon.clients[OUYANG], "meeting", values)
        desk.app.enter(salon.desk(LIN))
        await desk.settle()
        assert "Meeting's plan: done?" in desk.text
        await burst(desk, "1")
        assert "送试用装" in desk.text
        await burst(desk, "3")
        await desk.type("客人赶时间")
        await burst(desk, "f10")
        assert "Meeting's plan: done?" not in desk.text
        [(content, why)] = rows("SELECT content, why FROM dated WHERE kind = 'meeting' AND state = 'current'")
        assert '"outcome":"not"' in content and "客人赶时间" in content and why == "What came of it"


async def test_a_visit_shows_what_was_asked_about_it(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        [(visit,)] = rows("SELECT id FROM visit WHERE client_id = ? ORDER BY id DESC LIMIT 1", salon.clients[OUYANG])
        put(salon, OWNER, OUYANG, "为什么避开鼻翼？", visit=visit)
        put(salon, OWNER, OUYANG, "她喜欢什么茶？")
        desk.app.enter(salon.desk(LIN))
        await desk.settle()
        await burst(desk, "f2", *"8000", "enter", "5", "enter")
        assert f"{OWNER} asks {LIN}: 为什么避开鼻翼？" in desk.text and "什么茶" not in desk.text
        await desk.more("Questions")
        assert "为什么避开鼻翼？" in desk.text and "什么茶" not in desk.text


async def test_guidance_on_a_record_stands_on_home_of_who_is_guided_until_it_is_answered(salon: Salon) -> None:
    save(salon, salon.desk(LIN), salon.clients[OUYANG])
    async with at_desk(salon, OWNER) as desk:
        await burst(desk, "f2", *"8000", "enter", "3", "enter")
        await desk.more("Give guidance")
        assert "Who is guided?" in desk.text and "whoever knows" not in desk.text
        number = re.search(rf"\b(\d) +{LIN}", desk.text)
        assert number is not None
        await desk.press(number[1])
        await desk.type("[/] 下次用伍德灯看色斑")
        await burst(desk, "f10")
        assert desk.said == "Written: it stands on Home of who is guided."
        at = salon.desk(LIN)
        set_own_look(at, "en", "calm")
        desk.app.enter(at)
        await desk.settle()
        assert "guides you" in desk.text and "伍德灯" not in desk.text, "what it says is read after Enter"
        await burst(desk, "1")
        assert f"{OWNER}'s guidance for {OUYANG}: [/] 下次用伍德灯看色斑" in desk.text
        await desk.type("已约下次")
        await burst(desk, "f10")
        assert "guides you" not in desk.text
        await burst(desk, "f2", *"8000", "enter", "5", "5", "enter")
        assert f"{OWNER} guides {LIN}" in desk.text and "Skin analysis: 2026-03-10" in desk.text
        await desk.press("f4")
        assert "Give guidance" not in desk.text, "for who looks over files"


async def test_whoever_closes_the_visit_says_what_came_of_the_meetings_plan(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        at, day = desk.app.desk_in_use, salon.clock.today
        for todo in ("送试用装", "介绍眼膜"):
            save(salon, at, salon.clients[OUYANG], "meeting", {"todo": todo, "visit_day": day})
        salon.pay(at, salon.visit(at, OUYANG), PRICE)
        await burst(desk, "f2", *"8000", "enter", "5", "enter", "f10")
        assert f"{OUYANG}: 送试用装" in desk.text
        await burst(desk, "1")
        assert f"{OUYANG}: 介绍眼膜" in desk.text
        await burst(desk, "escape")
        assert "is closed" in desk.text
        said = rows("SELECT content FROM dated WHERE kind = 'meeting' AND state = 'current' ORDER BY id")
        assert ['"outcome":"done"' in content for (content,) in said] == [True, False]
