"""Who stays away or is watched, at the desk: a digit shows a kind, F10 says why, nothing ends without that."""

from __future__ import annotations

from db.contacts.queries.retention import retention
from tests.db.salon import CHEN, DESK_WOMAN, LI, LIN, OUYANG, ZENG, Salon
from tests.screens.contacts import retention_views
from tests.screens.desks import at_desk


async def test_why_somebody_stays_away_is_said_in_a_few_keys(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await retention_views.away(desk, salon)
        row = next(line for line in desk.text.splitlines() if LI in line)
        assert "?" in row and "172" in row
        while f"▸ {LI}" not in desk.text:
            await desk.press("down")
        await desk.press("f10", "5", "f10")
        assert f"已记下{LI}的情况。" in desk.said
        [line] = [one for one in retention(desk.app.desk_in_use, "absence").lines if one.client.name == LI]
        assert (line.cause, line.owner and line.owner.label) == ("effect", DESK_WOMAN)
        row = next(line for line in desk.text.splitlines() if LI in line)
        assert "效果不满" in row and "?" not in row


async def test_a_digit_shows_another_kind_and_0_goes_back(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await retention_views.away(desk, salon)
        assert CHEN in desk.text and ZENG not in desk.text
        await desk.press("4")
        assert ZENG in desk.text and CHEN not in desk.text
        await desk.press("9")
        assert ZENG in desk.text
        await desk.press("0")
        assert desk.app.screen.name == "home"


async def test_nothing_ends_before_somebody_says_why(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await retention_views.at_risk(desk, salon)
        await desk.more("不再跟进")
        await desk.press("f10")
        assert "请先写明原因和跟进人：按 F10。" in desk.said
        await desk.press("f10", *"13", "f10")
        assert "手头紧" in desk.text
        await desk.more("不再跟进")
        await desk.press("f10")
        assert f"{ZENG}已不在名单上。" in desk.said
        assert retention(desk.app.desk_in_use, "risk").lines == ()


async def test_a_client_is_watched_from_the_card(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await desk.press("f2", *"8000", "enter")
        await desk.more("档案与同意", "关注顾客")
        assert OUYANG in desk.text
        await desk.press("down", "3", "8", "f10")
        assert f"已关注{OUYANG}。" in desk.said
        [line] = retention(desk.app.desk_in_use, "risk").lines
        assert (line.cause, line.owner and line.owner.label) == ("other_salon", DESK_WOMAN)


async def test_a_beautician_sees_their_own(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        retention_views.some(desk, salon)
    async with at_desk(salon, LIN, "zh") as desk:
        await desk.go("retention")
        assert CHEN in desk.text and LI not in desk.text
        assert "1 久未到店 1" in desk.text


async def test_a_lost_client_has_a_plan_until_somebody_says_how_it_ended(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await retention_views.win_back(desk, salon)
        assert ZENG in desk.text and "换店" in desk.text, "the cause is taken over"
        await desk.press("down")
        await desk.type("请她回来试新项目")
        await desk.press("down", "down", *"3.20", "f10")
        assert f"{ZENG}的计划已列入“挽回顾客”。" in desk.said
        await desk.go("winning")
        assert "请她回来试新项目" in desk.text and "03-20" in desk.text
        await desk.more("结果")
        await desk.press("1")
        await desk.type("已约下周")
        await desk.press("f10")
        assert f"{ZENG}已不在名单上。" in desk.said
        assert "没有正在挽回的顾客" in desk.text
