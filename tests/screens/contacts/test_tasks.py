"""What is to be done: as a list, and what is done with it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from db.contacts.queries.tasks import task as read_task
from db.contacts.records.task import TaskRecord
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, HAO, LI, LIN, OUYANG, ZENG, Salon
from tests.screens.contacts.task_views import due, some
from tests.screens.desks import Sitting, at_desk, burst


def read(desk: Sitting, id: int) -> TaskRecord:
    return read_task(desk.app.desk_in_use, id)


def listed(desk: Sitting) -> list[str]:
    """The lines of the list, from the day on."""
    return [found[1] for line in desk.text.splitlines() if (found := re.search(r"\d +[!◆·] +(\d\d-\d\d.*)", line))]


async def test_late_ones_stand_first_and_each_says_what_whom_whose_and_why(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh", size=(100, 30)) as desk:
        some(salon)
        await desk.go("tasks")
        lines = [" ".join(line.partition("│")[0].split()) for line in listed(desk)]
        assert lines == [
            f"03-08 护理到期 {CHEN} ·9001 {LIN}",
            f"03-09 欠账 {ZENG} ·7002 前台",
            f"03-10 护后回访 {LI} ·6004 {LIN}",
            "03-11 订花 O'Brien & <b> 王敏",
            f"03-12 生日致电 {OUYANG} ⚠ ·8000 前台",
            f"03-13 生日致电 {EVANS} ·4567 王敏",
            f"03-14 补货 {CHEN} ·9001 王敏",
        ]
        assert "我的 3" in desk.text and "本岗位 2" in desk.text and "别人的 2" in desk.text and "逾期 2" in desk.text


async def test_the_row_of_days_counts_what_is_due(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        some(salon)
        await desk.go("tasks")
        rows = desk.text.splitlines()
        at = next(place for place, row in enumerate(rows) if "周二10" in row)
        assert rows[at].split()[:6] == ["周二10", "周三11", "周四12", "周五13", "周六14", "周日15"]
        assert rows[at + 1].split()[:6] == ["2+1", "1", "1", "1", "1", "—"]


async def test_a_task_is_put_off_with_the_date_and_three_keys(salon: Salon) -> None:
    id = due(salon, "care", CHEN, owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        await burst(desk, "f4", "1", *"0320", "f10")
        assert "care is due · 陈思敏: put off to 2026-03-20 Fri" in desk.said
        assert (read(desk, id).due, read(desk, id).moved) == (date(2026, 3, 20), 1)
        for day in ("0321", "0322", "0323"):
            await burst(desk, "f4", "1", *day, "f10")
        assert read(desk, id).due == date(2026, 3, 22), "a fourth time it is not put off"
        assert "3 times" in desk.said


@pytest.mark.parametrize(
    ("typed", "said"),
    [("0310", "a day after today"), ("0301", "a day after today"), ("0315", "After 03-14 it makes no sense any more")],
)
async def test_a_day_that_will_not_do_is_said_and_nothing_is_put_off(salon: Salon, typed: str, said: str) -> None:
    id = due(salon, "birthday", OUYANG, text="--03-11", day=1, until=4, owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        await burst(desk, "f4", "1", *typed, "f10")
        assert said in desk.said
        assert read(desk, id).due == salon.clock.today


async def test_a_task_is_dropped_with_a_reason_and_none_is_the_first_choice(salon: Salon) -> None:
    id = due(salon, "care", CHEN, owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        await desk.press("f4", "2", "escape")
        assert read(desk, id).state == "open"
        await desk.press("f4", "2", "2")
        assert (read(desk, id).state, read(desk, id).reason) == ("dropped", "not_wanted")
        assert "not done: the client doesn't want it" in desk.said and not listed(desk)


async def test_a_task_is_handed_over_and_then_it_is_the_other_ones(salon: Salon) -> None:
    id = due(salon, "care", CHEN, owner=DESK_WOMAN, role="receptionist")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        await desk.press("f4", "3")
        assert DESK_WOMAN not in desk.asked, "whose it is already"
        hao = re.search(rf"(\d+)  {HAO}", desk.asked)
        assert hao
        await desk.press(*hao[1])
        assert f"{HAO} does it" in desk.said and read(desk, id).owner_name == HAO
        await desk.press("f4", "3", "0")
        assert (read(desk, id).owner, read(desk, id).role) == (0, "receptionist")


async def test_a_task_is_done(salon: Salon) -> None:
    id = due(salon, "own", text="订花", owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        await desk.press("f4", "4")
        assert "订花: done" in desk.said and read(desk, id).state == "done"
        assert "done today 1" in desk.text


async def test_a_task_of_ones_own_is_typed_ahead(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        await desk.go("tasks")
        await burst(desk, "f6", *"ding hua", "enter", *"0315", "enter", *"oyjy", "enter", "f10")
        assert "03-15 Sun: ding hua" in desk.said
        assert re.search(rf"03-15 +ding hua +{OUYANG} ⚠ +·8000 +王敏", desk.text), desk.text


async def test_whose_and_which_kind_narrow_the_list_and_the_head_says_so(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        some(salon)
        await desk.go("tasks")
        await desk.more("Whose")
        mine = re.search(r"(\d)  王敏", desk.asked)
        assert mine
        await desk.press(mine[1])
        assert [line[:5] for line in listed(desk)] == ["03-11", "03-13", "03-14"]
        counts = next(line for line in desk.text.splitlines() if "—" in line)
        assert counts.split()[:5] == ["—", "1", "—", "1", "1"], "what is counted is what is shown"
        assert "王敏" in desk.text.splitlines()[0].partition("days")[2]
        await desk.more("Which kind")
        assert "arrears" not in desk.asked, "of those that are shown there is none"
        await desk.press("1")
        assert [line[:5] for line in listed(desk)] == ["03-13"]
        assert "birthday call" in desk.text.splitlines()[0]
        await desk.more("Whose")
        await desk.press("2")
        assert [line[:5] for line in listed(desk)] == ["03-12"], "of a role, and nobody's in particular"


async def test_f8_goes_on_a_fortnight_and_f7_back_to_today(salon: Salon) -> None:
    due(salon, "own", text="后面", ahead=14, owner=DESK_WOMAN)
    due(salon, "own", text="今天", owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        assert "今天" in desk.text and "后面" not in desk.text
        await desk.press("f8")
        assert "今天" not in desk.text and "后面" in desk.text and "03-24 Tue" in desk.text.splitlines()[0]
        await desk.press("f7", "f7")
        assert "今天" in desk.text and "03-10 Tue" in desk.text.splitlines()[0]


async def test_the_list_goes_on_where_the_first_page_ends(salon: Salon) -> None:
    for number in range(70):
        due(salon, "own", text=f"事{number}.", owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        await desk.press("end")
        if "事69." not in desk.text:
            await desk.press("end")
        assert "事69." in desk.text


async def test_who_treats_sees_what_is_theirs(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        some(salon)
        await desk.go("tasks")
        assert [line[:5] for line in listed(desk)] == ["03-08", "03-10"]
        await desk.press("f4")
        assert "Whose" not in desk.asked


async def test_f10_reaches_the_client(salon: Salon) -> None:
    due(salon, "after_care", CHEN, day=-1, text="补水护理", owner=DESK_WOMAN)
    due(salon, "own", text="订花", ahead=1, owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("tasks")
        await desk.press("f10")
        assert str(desk.app.screen.name) == "contact" and CHEN in desk.text.splitlines()[0]
        await desk.press("f12", "down", "f10")
        assert "It is about nobody who could be reached" in desk.said
        await desk.press("up", "enter")
        assert CHEN in desk.text.splitlines()[0] and str(desk.app.screen.name) == "client"


async def test_the_calendar_has_the_days_of_the_moon_and_what_is_due(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh", size=(120, 40)) as desk:
        some(salon)
        await desk.go("tasks")
        beside = [line.rpartition("│")[2].strip() for line in desk.text.splitlines()]
        at = next(place for place, line in enumerate(beside) if line.startswith("2026-03"))
        week = next(place for place in range(at, at + 14) if beside[place].startswith("9"))
        assert re.sub(" +", " ", beside[week]) == "9 3 10 1 11 1 12 1 13 1 14 1 15" or "10" in beside[week]
        assert beside[week + 1].split() == ["廿一", "廿二", "廿三", "廿四", "廿五", "廿六", "廿七"]
