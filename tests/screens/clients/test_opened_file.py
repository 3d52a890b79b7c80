"""What an opened file shows, and what it says of what it does not show."""

from __future__ import annotations

import pytest

from db.core.permissions import Role
from salon_tui.screens.clients.client import ClientPage
from salon_tui.screens.clients.register import EditPage
from salon_tui.widgets.lines import Line
from salon_tui.widgets.pick_list import PickList
from tests.db.salon import DENG, DESK_WOMAN, LIN, OUYANG, PERSON, Salon
from tests.screens.desks import at_desk


@pytest.mark.parametrize(("days", "age"), [(0, 37), (1, 37), (2, 38)])
async def test_an_opened_file_tells_the_age_and_lists_do_not(salon: Salon, days: int, age: int) -> None:
    salon.clock.forward(days=days)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000")
        assert str(age) not in desk.line(OUYANG)
        await desk.press("enter")
        assert f"female  age {age}  0000 0013" in desk.line(OUYANG)


async def test_a_beautician_sees_her_own_clients_phone_with_a_reason(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "ctrl+t")
        assert "To see this phone number in full, write a reason first." in desk.asked
        await desk.type("她的预约改了")
        await desk.press("enter")
        assert "138 0013 8000" in desk.line(OUYANG)
        # address and ID are not hers to see
        assert "the rest is not for you to see" in desk.text
        await desk.press("ctrl+t")
        assert "Nothing more may be shown to you here." in desk.text


async def test_a_receptionist_reaches_health_with_a_reason_after_the_phone(salon: Salon) -> None:
    salon.clock.forward(days=1)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter", "ctrl+t")
        assert "138 0013 8000" in desk.line(OUYANG) and "Ctrl+T once more" in desk.text
        await desk.press("ctrl+t")
        assert "see this client's health answers" in desk.asked
        await desk.type("她在店里昏倒了")
        await desk.press("enter", "2")
        seen = [desk.text]
        for _page in range(5):
            await desk.press("pagedown")
            seen.append(desk.text)
        assert "甲减" in "".join(seen)


async def test_a_reason_that_is_not_written_shows_nothing(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "ctrl+t", "escape")
        assert "138 0013 8000" not in desk.text and "Shown" not in desk.text


async def test_the_keeper_is_told_that_the_rest_is_not_hers(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.press("f2", *"8000", "enter", "ctrl+t")
        assert "138 0013 8000" in desk.line(OUYANG) and "Shown, and written down; the rest" in desk.text


async def test_nothing_hidden_is_not_shown_in_full(salon: Salon) -> None:
    async with at_desk(salon, PERSON[Role.MANAGER]) as desk:
        await desk.press("f2", *"8000", "enter", "ctrl+t")
        assert "Shown in full. This was written down." in desk.text
        await desk.press("ctrl+t")
        assert "Nothing is hidden here." in desk.text


async def test_the_last_payment_stands_below_the_visits(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 30)) as desk:
        await desk.press("f2", *"8000", "enter", "5")
        assert "last paid 2026-02-28, WeChat" in str(desk.app.screen.query_one("#detail", Line).content)


async def test_what_was_recommended_for_the_next_time_stands_on_the_card(salon: Salon) -> None:
    at = salon.desk(LIN)
    visit = salon.visit(at, OUYANG)
    salon.save(at, visit, values={"next_time": "下次做补水"})
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter")
        assert "下次做补水" in desk.line(" offer ")


@pytest.mark.parametrize("cells", [80, 100])
async def test_alerts_wrap_and_are_never_cut(salon: Salon, cells: int) -> None:
    at = salon.desk(LIN)
    visit = salon.visit(at, OUYANG)
    long = "鼻翼与两颊不用任何酸类产品补水后冷敷十分钟眼周一律避开上次发红三天才退请先做耳后测试再做面部"
    salon.save(at, visit, values={"cautions": long})
    async with at_desk(salon, LIN, size=(cells, 24)) as desk:
        await desk.press("f2", *"8000", "enter")
        assert long in desk.text.replace("\n", "").replace(" ", "")


async def test_after_a_change_it_is_said_that_it_is_saved(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter", "f10")
        page = desk.app.screen
        assert isinstance(page, EditPage)
        page.form.go_to_field("wechat")
        await desk.type("oyjy-new")
        await desk.press("f10")
        assert isinstance(desk.app.screen, ClientPage)
        assert "Saved." in desk.text


async def test_home_has_birthdays_first_and_of_unfinished_records_a_few(salon: Salon) -> None:
    at = salon.desk(PERSON[Role.MANAGER])
    for number in range(8):
        salon.register(at, f"客{number}", phone=f"1350013501{number}")
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        text = desk.text
        assert text.index("In the next seven days") < text.index("Record not finished")
        assert "客7" in text and "客2" not in text and "and 3 more" in text
        tasks: PickList[tuple[str, int]] = desk.app.page("home").query_one("#tasks", PickList)
        keys = [row.key for row in tasks.rows if row.key is not None]
        await desk.press(*["down"] * keys.index(("more", 0)), "enter")
        assert "客0" in desk.text and "more" not in desk.text
