"""The page that a client opens on: what to say, the last visits and what was written on them, who it is."""

from __future__ import annotations

import re

import pytest

from db.clients.operations.clients import open_client
from db.clients.operations.emergency_access import break_glass
from db.core.permissions import Role
from salon_tui.widgets.form import Form
from salon_tui.widgets.lines import Line
from salon_tui.widgets.paint import width
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, HAO, LIN, MOISTURE, OUYANG, OWNER, PERSON, Salon
from tests.screens.desks import at_desk

NARROW, WIDE = (80, 24), (120, 40)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_it_says_what_to_ask_to_offer_and_to_leave_alone(salon: Salon, size: tuple[int, int]) -> None:
    at = salon.desk(OWNER)
    salon.change(at, open_client(at, salon.clients[OUYANG]), dislikes="香水味")
    values = {"cautions": "额头不用酸", "next_time": "颈膜", "skin_before": "两颊干燥"}
    salon.save(at, salon.visit(at, OUYANG), values=values)
    async with at_desk(salon, LIN, size=size) as desk:
        await desk.press("f2", *"8000", "enter")
        assert "额头不用酸" in desk.line("Caution: ")
        assert "香水味" in desk.line(" avoid ")
        assert "颈膜" in desk.line(" offer ")
        assert "Photographs" in desk.line(" ask ")
        assert "Skin " in desk.line("两颊干燥")
        assert "3 visits · every 15 days" in desk.line("Last visits")


async def test_what_is_read_of_a_visit_follows_the_mark(salon: Salon) -> None:
    at = salon.desk(LIN)
    salon.save(at, salon.visit(at, OUYANG), values={"felt": "很放松"})
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter")
        assert "很放松" in desk.line("Felt ")
        await desk.press("down")
        assert "舒服" in desk.line("Felt ")
        await desk.press("enter")
        assert "visit of 2026-02-28" in desk.text


async def test_what_is_read_of_a_visit_is_what_stands_there_when_it_is_read_again(salon: Salon) -> None:
    at = salon.desk(LIN)
    visit = salon.save(at, salon.visit(at, OUYANG), values={"felt": "很放松"})
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter")
        assert "很放松" in desk.line("Felt ")
        salon.save(desk.app.desk_in_use, visit, values={"felt": "有点烫"})
        await desk.press("f5")
        assert "有点烫" in desk.line("Felt ")


async def test_what_may_hurt_has_a_sign_where_a_visit_is_read(salon: Salon) -> None:
    at = salon.desk(LIN)
    salon.save(at, salon.visit(at, OUYANG), values={"cautions": "额头不用酸", "steps": "导入"})
    async with at_desk(salon, LIN, size=WIDE) as desk:
        await desk.press("f2", *"8000", "enter", "5")
        read = re.findall(r"(Caution|Steps) +(! )?(额头不用酸|导入)", desk.text)
        assert read == [("Caution", "! ", "额头不用酸"), ("Steps", "", "导入")]


async def test_the_open_tab_s_digit_goes_on_to_its_next_view(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter")
        assert desk.line("1 again").endswith("─ 1 again: Record")
        await desk.press("1")
        assert "B1  Name" in desk.text and desk.line("1 again").endswith("─ 1 again: Referrers")
        await desk.press("1")
        assert desk.line("1 again").endswith("─ 1 again: Overview")
        await desk.press("2", "1")
        assert "Last visits" in desk.text
        # somebody else's card begins with the first look
        await desk.press("1", "f2", *"9001", "enter")
        assert CHEN in desk.text and "Last visits" in desk.text


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("role", Role)
async def test_what_a_role_may_not_see_is_left_out_or_said_once(
    salon: Salon, role: Role, size: tuple[int, int]
) -> None:
    owner = salon.desk(OWNER)
    salon.save(owner, salon.visit(owner, OUYANG), values={"felt": "很放松", "steps": "导入"})
    salon.clock.forward(days=1)
    async with at_desk(salon, PERSON[role], size=size) as desk:
        if role is Role.ADVISOR:
            break_glass(desk.app.desk_in_use.because("电话咨询"), salon.clients[OUYANG])
        await desk.press("f2", *"8000", "enter")
        said = 0
        for tab in ("5", "2", "1"):
            await desk.press(tab)
            assert "···" not in desk.text, tab
            said += desk.text.count("by who treats the client") + desk.text.count("with a reason: Ctrl+T")
        sees = role in (Role.BEAUTICIAN, Role.ADVISOR, Role.MANAGER)
        assert ("很放松" in desk.text) is sees
        assert bool(said) is not sees


async def test_the_visits_have_names_over_their_columns(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "5")
        heads, first = desk.line("Services"), desk.line(MOISTURE)
        assert re.split(" {2,}", heads.strip()) == ["Day", "Services", "Effect", "Amount", "Note"]
        ends = [width(line[: line.index(text) + len(text)]) for line, text in ((heads, "Amount"), (first, "268.00"))]
        assert ends[0] == ends[1]


@pytest.mark.parametrize(("name", "head"), [(EVANS, "Mo Evans  age 40  0000"), (OUYANG, "欧阳静怡  Ouyang Jingyi")])
async def test_the_head_says_how_a_name_is_read_where_it_is_not_read_as_written(
    salon: Salon, name: str, head: str
) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("client", record=open_client(desk.app.desk_in_use, salon.clients[name]))
        assert desk.text.strip().startswith(head)


async def test_a_box_that_somebody_else_changes_says_so(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("edit", record=open_client(desk.app.desk_in_use, salon.clients[OUYANG]))
        await desk.press("k", "1", "enter")
        assert "Box K1 isn't yours to change here." in desk.text
        # the field has again what it had
        assert "K1" not in desk.line("A1 ")
        await desk.press("k", "4", "enter")
        assert desk.app.screen.query_one(Form).current.name == "grade"


@pytest.mark.parametrize("goes_on", [True, False])
async def test_a_right_that_runs_out_between_two_visits_is_asked_for_again(salon: Salon, goes_on: bool) -> None:
    async with at_desk(salon, HAO) as desk:
        break_glass(desk.app.desk_in_use.because("电话咨询"), salon.clients[OUYANG])
        await desk.press("f2", *"8000", "enter")
        assert "舒服" in desk.line("Felt ")
        salon.clock.forward(minutes=5)
        await desk.press("down")
        assert "write a reason first" in str(desk.app.screen.query_one("#question", Line).content)
        if goes_on:
            await desk.type("还在电话上")
            await desk.press("f10")
            assert "舒服" in desk.line("Felt ")
        else:
            await desk.press("escape")
            # neither this visit's notes nor those of the one before
            assert "Felt " not in desk.text and "舒服" not in desk.text


async def test_what_was_read_of_a_visit_stands_there_after_a_question(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "ctrl+t")
        await desk.type("她的预约改了")
        await desk.press("enter")
        assert "138 0013 8000" in desk.line(OUYANG)
        assert "舒服" in desk.line("Felt ")
