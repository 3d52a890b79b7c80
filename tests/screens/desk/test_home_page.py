"""The opening page: who is here and what is to be done, with one mark and one row of digits for both."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from db.appointments.operations.arrival import check_in
from db.appointments.requests import CheckIn
from db.contacts.queries.tasks import task as read_task
from db.core.permissions import Role
from db.core.sql import run
from salon_tui.app.themes import CALM, CHOSEN
from tests.db.appointments.test_printing import needing
from tests.db.feedback.samples import complain
from tests.db.money.till.closing import close
from tests.db.papers.lent import put_out
from tests.db.resources.samples import resource
from tests.db.salon import (
    CHEN,
    DESK_WOMAN,
    EVANS,
    HAO,
    LI,
    LIFT,
    LIN,
    MOISTURE,
    OUYANG,
    OWNER,
    PEEL,
    PERSON,
    ZENG,
    Salon,
)
from tests.screens.appointments.days import booked, waiting
from tests.screens.appointments.test_day import at_two
from tests.screens.contacts.task_views import due
from tests.screens.desks import Sitting, at_desk, burst
from tests.screens.painted import PALETTES, cells, contrast


async def a_day(desk: Sitting, salon: Salon) -> None:
    """One who is here and may be hurt, one who is here, and one who has been."""
    at = desk.app.desk_in_use
    salon.visit(at, OUYANG)
    salon.visit(at, CHEN)
    visit = salon.visit(at, ZENG)
    salon.end(at, salon.pay(at, visit))
    salon.clock.forward(minutes=35)
    await desk.press("f5")


def marked(desk: Sitting) -> list[str]:
    """Every line with the mark's sign; there is one on a screen."""
    return [line for line in desk.text.splitlines() if "▸" in line]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_day_is_counted_and_every_visit_says_how_it_stands(salon: Salon, size: tuple[int, int]) -> None:
    async with at_desk(salon, size=size) as desk:
        await a_day(desk, salon)
        assert desk.text.splitlines()[1].split() == ["Today", "3", "━" * 18, "done", "1", "here", "2"]
        assert "here 35 min" in desk.line(CHEN) and "here 35 min" in desk.line(OUYANG)
        assert "done" in desk.line(ZENG) and "✓" in desk.line(ZENG)


@pytest.mark.parametrize(("minutes", "said"), [(599, "here 599 min"), (600, "")])
async def test_after_ten_hours_a_visit_is_not_said_to_go_on(salon: Salon, minutes: int, said: str) -> None:
    async with at_desk(salon) as desk:
        salon.visit(desk.app.desk_in_use, CHEN)
        salon.clock.forward(minutes=minutes)
        await desk.press("f5")
        assert "●" in desk.line(CHEN)
        assert ("here" in desk.line(CHEN)) is bool(said) and said in desk.line(CHEN)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_mark_goes_through_what_is_to_be_done_behind_who_is_here(salon: Salon, size: tuple[int, int]) -> None:
    async with at_desk(salon, size=size) as desk:
        await a_day(desk, salon)
        seen = []
        for key in ["down"] * 9:
            [line] = marked(desk)
            seen.append(line.partition("▸")[2])
            await desk.press(key)
        order = [OUYANG, CHEN, ZENG, OUYANG, EVANS]
        assert [name for name, line in zip(order, seen, strict=False) if name not in line] == [], seen
        [last] = marked(desk)
        for _ in range(12):
            await desk.press("up")
        [first] = marked(desk)
        assert "Cards to print" in last and OUYANG in first and "●" in first


@pytest.mark.parametrize(("digit", "head"), [("1", OUYANG), ("2", CHEN), ("3", OUYANG), ("4", EVANS)])
async def test_digits_go_on_from_who_is_here_to_what_is_to_be_done(salon: Salon, digit: str, head: str) -> None:
    async with at_desk(salon) as desk:
        await a_day(desk, salon)
        [line] = [line for line in desk.text.splitlines() if line.strip(" ▸").startswith(f"{digit} ")]
        await desk.press(digit)
        assert head in line and head in desk.text.splitlines()[0]
        assert ("visit" in desk.text.splitlines()[0]) is (digit in "12"), "a visit, or somebody's file"


@pytest.mark.parametrize("role", Role)
async def test_the_one_under_the_mark_is_shown_as_every_role_may_see_it(salon: Salon, role: Role) -> None:
    """The alert and the day of the last visit; not what was written about it, no note, no amount."""
    async with at_desk(salon, PERSON[role], size=(120, 40)) as desk:
        below = desk.text.split("0000 0013 · ·8000")[1]
        assert "Allergy · caution  AHA or salicylic acid" in below
        assert "Last visit 2026-02-28" in below
        for private in ("水杨酸后红肿", "甲减", "鼻翼避开", "268", "13800138000", "1988"):
            assert private not in desk.text, private


@pytest.mark.parametrize(
    ("who", "noted"), [(DESK_WOMAN, " 1 waits · today not closed"), (OWNER, " 1 waits · today not closed"), (LIN, "─")]
)
async def test_above_the_arrivals_stands_who_waits_and_whether_the_day_is_closed(
    salon: Salon, who: str, noted: str
) -> None:
    waiting(salon, salon.desk(OWNER), CHEN, salon.clock.today, MOISTURE)
    async with at_desk(salon, who) as desk:
        assert desk.line("Arrivals today").endswith(noted)
    with salon.archive.connected():
        close(salon, salon.desk(OWNER))
    async with at_desk(salon, who) as desk:
        assert desk.line("Arrivals today").endswith(noted.replace("not closed", "closed"))


def stand_out(desk: Sitting, *parts: str) -> None:
    """In the second row, the last word on the page's own ground and bold, in colours that can be read from afar."""
    row = "".join(cell.text or "\0" for cell in cells(desk)[1])
    for part in parts:
        begins = row.index(part)
        found = cells(desk)[1][begins + part.rindex(" ") + 1 : begins + len(part)]
        assert all(cell.style.bold and cell.paper == PALETTES[CALM.name]["background"] for cell in found), part


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_who_is_here_who_is_late_and_who_comes_next_stand_in_the_second_row(
    salon: Salon, size: tuple[int, int]
) -> None:
    at_two(salon)
    async with at_desk(salon, OWNER, "en", size) as desk:
        at = desk.app.desk_in_use
        for name in ("1号床", "2号床", "3号床"):
            resource(salon, at, name)
        needing(salon, at, MOISTURE, "bed")
        here = booked(salon, at, OUYANG, 13 * 60 + 45, MOISTURE, staff=LIN)
        check_in(at, CheckIn(request_id="here", appointment=here.id, version=here.version))
        booked(salon, at, ZENG, 13 * 60 + 30, MOISTURE, staff=HAO)
        booked(salon, at, CHEN, 15 * 60, MOISTURE, staff=HAO)
        due(salon, "own", EVANS, ahead=-2, text="订花")
        await desk.press("f5")
        second = desk.text.splitlines()[1]
        said = rf"here 1 +to come 1 +! late 1 +! 1 overdue +next 15:00 {CHEN}"
        assert re.fullmatch(rf" +Today 3 +[━─]* +done 0 +{said} *", second), second
        for name, place in ((OUYANG, "1号床"), (ZENG, "2号床"), (CHEN, "1号床")):
            line = next(line for line in desk.text.splitlines()[2:] if name in line)
            assert place in line, name
        stand_out(desk, "late 1", "next 15:00")
        # and so they do over the grid of the day
        await burst(desk, "0", "1")
        assert re.search(r"3 appointments .* here 1 .*! late 1 +next free ", desk.text.splitlines()[1])
        stand_out(desk, "here 1", "late 1", "next free")
    for look in CHOSEN:
        palette = PALETTES[look.name]
        assert all(contrast(palette[ink], palette["background"]) >= 7 for ink in ("foreground", "alarm"))


async def test_groups_with_nothing_in_them_are_left_out(salon: Salon) -> None:
    async with at_desk(salon, size=(120, 40)) as desk:
        assert not desk.line("Past its day") and not desk.line("Record not finished")
        put_out(salon, CHEN, "A-1", days=-2)
        await desk.press("f5")
        assert desk.line("Past its day") and "Loan overdue" in desk.line(CHEN)


async def test_below_the_arrivals_what_is_due_stands_in_one_list(salon: Salon) -> None:
    put_out(salon, CHEN, "A-1", days=-2)
    async with at_desk(salon, language="zh") as desk:
        lines = desk.text.splitlines()
        at = next(place for place, line in enumerate(lines) if line.startswith(" 待办"))
        assert lines[at].endswith(" 3 · 逾期 1")
        assert [re.split(" {2,}", line.strip(" ▸"))[1:5] for line in lines[at + 1 : at + 4]] == [
            ["!", "03-08", CHEN, "借阅逾期"],
            ["◆", "03-12", OUYANG, "生日"],
            ["◆", "03-13", EVANS, "正月廿五"],
        ]
        await desk.pilot.resize_terminal(120, 40)
        await desk.settle()
        assert "待办" not in desk.text and re.search(r"已过期限 ─+ 1$", desk.line("已过期限"))
        assert re.search(r"七天内 ─+ 2$", desk.line("七天内"))


async def test_home_fits_a_terminal_that_became_narrow_behind_another_page(salon: Salon) -> None:
    async with at_desk(salon, size=(120, 40)) as desk:
        await desk.go("day")
        await desk.pilot.resize_terminal(80, 24)
        await desk.settle()
        await desk.press("f3")
        assert "To do" in desk.text and "│" not in desk.text


async def test_the_mark_stays_where_it_is_when_the_page_is_read_again(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        [line] = marked(desk)
        await desk.press("f5", "f5")
        assert marked(desk) == [line], "nobody is here"
        await a_day(desk, salon)
        await desk.press(*["down"] * 4)
        [line] = marked(desk)
        await desk.press("f5")
        assert marked(desk) == [line]


async def test_a_birthday_stands_once_today_or_in_the_next_seven_days(salon: Salon) -> None:
    today = salon.clock.today
    for ahead in (0, 1, 7, 8):
        day = today + timedelta(days=ahead)
        salon.register(salon.desk(OWNER), f"寿星{ahead}", f"1350013510{ahead}", birthday=f"--{day:%m-%d}")
    async with at_desk(salon, size=(120, 40)) as desk:
        before, _, soon = desk.text.partition("In the next seven days")
        found = [re.findall(r"◆ +(\S+) +寿星(\d)", text) for text in (before.partition("Today ─")[2], soon)]
        next_week = [(f"{today + timedelta(days=ahead):%m-%d}", str(ahead)) for ahead in (1, 7)]
        assert found == [[("today", "0")], next_week]
        assert [line for line in desk.text.splitlines() if "寿星8" in line and "◆" in line] == []


async def test_appointments_are_settled_from_home(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at, today = desk.app.desk_in_use, salon.clock.today
        late = booked(salon, at, CHEN, 600, MOISTURE, staff=LIN)
        run("UPDATE appointment SET day = ? WHERE id = ?", (today - timedelta(days=1)).isoformat(), late.id)
        booked(salon, at, OUYANG, 900, PEEL, staff=HAO, day=today + timedelta(days=1))
        await desk.press("f5")
        head, first, second = desk.text.splitlines()[3:6]
        assert "Appointments to settle" in head and head.rstrip().endswith("2")
        assert re.search(rf"1 +! +03-09 +{CHEN} +Came, or not\? +{LIN}$", first)
        assert re.search(rf"2 +! +03-11 +{OUYANG} ⚠ +Health to clear +{HAO}$", second)
        await desk.press("1")
        await desk.more("Did not come")
        assert "did not come" in desk.said
        await desk.press("f3")
        assert not desk.line("Came, or not?") and desk.line("Health to clear")


async def test_of_many_appointments_to_settle_a_few_stand_there_and_how_many_more(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at, today = desk.app.desk_in_use, salon.clock.today
        for hour in range(9, 17):
            booked(salon, at, f"{hour}", hour * 60, MOISTURE, staff=LIN)
        run("UPDATE appointment SET day = ?", (today - timedelta(days=1)).isoformat())
        await desk.press("f5")
        assert desk.text.count("Came, or not?") == 5 and "and 3 more" in desk.text
        assert re.search(r"Appointments to settle ─+ 8$", desk.line("Appointments to settle"))
        await desk.press("6")
        assert desk.text.count("Came, or not?") == 8 and "more" not in desk.text


async def test_a_task_stands_on_home_and_is_put_off_from_there(salon: Salon) -> None:
    id = due(salon, "care", CHEN, ahead=-2, day=-2, owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        assert re.search(r"Past its day ─+ 1$", desk.line("Past its day"))
        [line] = marked(desk)
        assert re.search(rf"▸ 1 +! +03-08 +{CHEN} +care is due", line)
        about = desk.text.partition("0000 0021 · ·9001")[2]
        assert "care is due" in about and "due 03-08, not booked" in about
        await burst(desk, "f4", "1", *"0312", "f10")
        assert "put off to 2026-03-12 Thu" in desk.said
        assert re.search(rf"▸ \d +· +03-12 +{CHEN} +care is due", marked(desk)[0]), "the mark goes with it"
        assert read_task(desk.app.desk_in_use, id).moved == 1


async def test_a_birthday_that_is_a_task_is_not_said_twice(salon: Salon) -> None:
    due(salon, "birthday", OUYANG, ahead=2, day=2, text="--03-12", owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        listed = desk.text.partition("In the next seven days")[2]
        assert [line.count(OUYANG) for line in listed.splitlines() if "◆" in line and OUYANG in line] == [1]
        assert EVANS in listed, "of whom there is no task, as before"


async def test_what_is_to_be_settled_stands_there_once(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at, today = desk.app.desk_in_use, salon.clock.today
        late = booked(salon, at, CHEN, 600, MOISTURE, staff=LIN)
        run("UPDATE appointment SET day = ? WHERE id = ?", (today - timedelta(days=1)).isoformat(), late.id)
        due(salon, "settle", CHEN, day=-1, role="receptionist")
        await desk.press("f5")
        assert "Came, or not?" in desk.text and "appointment to settle" not in desk.text


async def test_of_many_tasks_a_few_stand_there_and_the_rest_in_the_list(salon: Salon) -> None:
    for number in range(10):
        due(salon, "own", text=f"事{number}", owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        assert re.search(r"Today ─+ 10$", desk.line("Today ─"))
        assert "事7" in desk.text and "事8" not in desk.text and "and 2 more" in desk.text
        await desk.press("9")
        assert "事9" in desk.text and str(desk.app.screen.name) == "tasks"


async def test_late_promises_stand_there_before_all_else_that_is_late(salon: Salon) -> None:
    for number in range(10):
        due(salon, "care", CHEN, ahead=-9, text=f"{number}", owner=OWNER)
    complaint = complain(salon, salon.desk(OWNER), salon.clients[LI])
    due(salon, "complaint", LI, ahead=-1, text="17", owner=OWNER, about="complaint", about_id=complaint.id)
    due(salon, "improvement", ahead=-1, text="先试小样", owner=OWNER)
    async with at_desk(salon, OWNER, size=(120, 40)) as desk:
        assert re.search(r"Past its day ─+ 12$", desk.line("Past its day")) and "and 2 more" in desk.text
        pane = [line.partition("│")[2] for line in desk.text.splitlines()]
        first, second = (line for line in pane if "03-09" in line)
        assert re.search(rf"1 +! +03-09 +{LI} +complaint to answer", first)
        assert re.search(r"2 +! +03-09 +先试小样 +improvement", second)
        await desk.press("1")
        assert desk.app.screen.name == "complaint" and LI in desk.text


async def test_home_offers_what_can_be_done_with_the_line_under_the_mark_and_nothing_else(salon: Salon) -> None:
    due(salon, "care", CHEN, day=-2, ahead=-2, owner=DESK_WOMAN)
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        booked(salon, desk.app.desk_in_use, EVANS, 900, MOISTURE, staff=LIN)
        await desk.press("f5", "home")
        assert "Mo Evans" in marked(desk)[0] and "F10 Check in" in desk.text.splitlines()[-1]
        await desk.press("f4")
        assert [words for words in ("Confirm", "Did not come", "Cancel") if words not in desk.text] == []
        assert [words for words in ("Put off", "Don't do it", "Hand to a colleague") if words in desk.text] == []
        await desk.press("escape", "down")
        assert CHEN in marked(desk)[0] and "F10 Contact" in desk.text.splitlines()[-1]
        await desk.press("f4")
        assert [words for words in ("Put off", "Don't do it", "Hand to a colleague") if words not in desk.text] == []
        assert [words for words in ("Confirm", "Did not come") if words in desk.text] == []
        await desk.press("escape", "up")
        await desk.more("Confirm")
        assert "Mo Evans has confirmed" in desk.said
        await desk.more("Cancel")
        await desk.press("1")
        assert "its time is free" in desk.said and not desk.line("15:00")


async def test_who_was_checked_in_for_somebody_else_is_taken_back_where_the_mark_stands(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        booked(salon, desk.app.desk_in_use, EVANS, 900, MOISTURE, staff=LIN)
        await desk.press("f5", "home", "f10", "f3", "home")
        assert re.search(r"● +\d\d:\d\d +Mo Evans", marked(desk)[0])
        await desk.more("Take back")
        await desk.type("认错人了")
        await desk.press("f10")
        assert "Mo Evans is not here after all" in desk.said
        assert re.search(r"○ +15:00 +Mo Evans", desk.text)


async def test_what_stands_beside_each_other_shares_the_width_before_a_text_is_cut(salon: Salon) -> None:
    due(salon, "after_care", LI, ahead=0, text=MOISTURE)
    async with at_desk(salon, OWNER, "en", (120, 40)) as desk:
        at, place = desk.app.desk_in_use, "三楼东侧双人房"
        resource(salon, at, place)
        needing(salon, at, MOISTURE, "bed")
        booked(salon, at, OUYANG, 900, MOISTURE, LIFT, staff=LIN)
        await desk.press("f5")
        assert "follow-up after care" in desk.line(LI)
        first = desk.line(f"○  15:00  {OUYANG}").partition("│")[0]
        assert place in first and f"{MOISTURE}, {LIFT}" in first
