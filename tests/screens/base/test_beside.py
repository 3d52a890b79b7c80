"""What stands beside a list, or below it: what there is to say of the line under its mark."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from db.visits.operations import AddToClosed, add_to_closed
from salon_tui.screens.base.about import Beside
from tests.db.salon import DENG, LI, LIN, OUYANG, OWNER, PRICE, Salon
from tests.screens.desks import at_desk
from tests.screens.painted import cut_columns
from tests.screens.views import VIEWS

WIDE = (120, 40)


async def test_the_line_under_the_mark_is_told_of_beside_the_list(salon: Salon) -> None:
    async with at_desk(salon, OWNER, size=WIDE) as desk:
        await desk.go("services")
        assert "水杨酸焕肤 ──" in desk.text and "射频紧致 ──" not in desk.text
        await desk.press("end")
        assert "射频紧致 ──" in desk.text and "水杨酸焕肤 ──" not in desk.text
        # letters that leave nothing leave nothing to tell of
        await desk.press(*"xyz")
        assert "──" not in desk.line("Conflicts with") and "射频紧致" not in desk.text


async def test_what_is_told_stands_under_the_last_line_until_there_is_a_pane_for_it(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("services")
        rows = desk.text.split("\n")
        [told] = [at for at, row in enumerate(rows) if row.startswith(" 水杨酸焕肤 ──")]
        last = max(at for at, row in enumerate(rows) if "射频紧致" in row)
        assert told == last + 2 and "No. 1" in rows[told] and "Conflicts with" in rows[told + 1]
        await desk.press("end")
        assert " 射频紧致 ──" in desk.text and "水杨酸焕肤 ──" not in desk.text
        await desk.pilot.resize_terminal(100, 30)
        await desk.settle()
        assert "│ 射频紧致 ──" in desk.text and desk.text.count("射频紧致 ──") == 1


async def test_what_does_not_fit_whole_under_a_list_is_left_out(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("services")
        for height, is_told in ((13, True), (8, False)):
            await desk.pilot.resize_terminal(80, height)
            await desk.settle()
            assert ("水杨酸焕肤 ──" in desk.text) is is_told, height


async def test_what_may_hurt_stands_beside_every_list_of_clients(salon: Salon) -> None:
    async with at_desk(salon, OWNER, size=WIDE) as desk:
        await desk.go("cabinet")
        await desk.press("down", "down", "down")
        assert OUYANG + " ⚠" in desk.line("▸")
        assert "Allergy · caution  AHA or salicylic acid" in desk.text


@pytest.mark.parametrize("columns", [140, 160])
async def test_home_has_who_is_marked_and_what_is_to_be_done_beside_each_other(salon: Salon, columns: int) -> None:
    view = next(view for view in VIEWS if view.name == "home, a day")
    async with at_desk(salon, view.who, size=(columns, 40)) as desk:
        await view.go(desk, salon)
        here, marked, tasks = desk.line("Arrivals today").split("│")
        assert cell_len(here) <= 80 and OUYANG in marked and "Past its day" in tasks
        for line in desk.text.splitlines()[3:36]:
            assert line.count("│") == 2, line


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "name", ["loans", "requests", "put cards away", "volumes", "services", "home, late", "home, a day"]
)
async def test_no_name_no_day_and_no_amount_is_cut_at_any_width(salon: Salon, name: str, language: str) -> None:
    view = next(view for view in VIEWS if view.name == name)
    async with at_desk(salon, view.who, language) as desk:
        await view.go(desk, salon)
        for cells in (80, 100, 112, 120, 140, 160):
            await desk.pilot.resize_terminal(cells, 40)
            await desk.settle()
            assert cut_columns(desk) == [], f"at {cells} columns"


async def test_nothing_of_anybody_stays_beside_the_list_of_a_locked_desk(salon: Salon) -> None:
    async with at_desk(salon, OWNER, size=WIDE) as desk:
        await desk.go("cabinet")
        beside = desk.app.page("cabinet").query_one(Beside)
        assert beside.render().plain.strip()
        await desk.press("f11")
        assert not beside.render().plain.strip()


async def test_what_to_do_stands_below_the_list_where_there_is_no_pane(salon: Salon) -> None:
    view = next(view for view in VIEWS if view.name == "drawer, what it has shown")
    async with at_desk(salon, DENG) as desk:
        await view.go(desk, salon)
        assert desk.line("Take it out").startswith(" Take it out and put it at the end of drawer A-1")
        await desk.pilot.resize_terminal(*WIDE)
        await desk.settle()
        assert "│ Take it out and put it at the end" in desk.text


async def test_beside_a_closed_visit_stand_its_bill_and_the_visit_before(salon: Salon) -> None:
    async with at_desk(salon, LIN, size=WIDE) as desk:
        await desk.press("f2", *"8000", "enter", "5", "enter")
        assert desk.line("│ in all").endswith(" 268.00") and desk.line("│ WeChat Pay").endswith(" 268.00")
        assert "│ Last time" in desk.line("2026-02-08 Sun 林小雨")
        assert "│ Caution ! 少用酸" in desk.text
        await desk.press("f11")
        beside = desk.app.page("past_visit").query_one(Beside)
        assert not beside.render().plain.strip()


@pytest.mark.parametrize("columns", [80, 100, 120, 160])
async def test_what_is_long_on_a_closed_visit_is_read_to_its_end(salon: Salon, columns: int) -> None:
    words = [f"word{number}" for number in range(60)]
    async with at_desk(salon, OWNER, size=(columns, 40)) as desk:
        at = desk.app.desk_in_use
        visit = salon.end(at, salon.pay(at, salon.visit(at, LI), PRICE))
        long = AddToClosed("long", visit.id, " ".join(words))
        await desk.go("past_visit", record=add_to_closed(at, long))
        assert [word for word in words if word not in desk.text.split()] == []
