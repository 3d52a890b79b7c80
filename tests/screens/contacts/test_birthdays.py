"""Birthdays by month."""

from __future__ import annotations

import re

from tests.db.salon import CHEN, DESK_WOMAN, EVANS, OUYANG, OWNER, Salon
from tests.screens.desks import at_desk


async def test_f8_goes_on_a_year_and_f7_back_to_this_month(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await desk.go("birthdays")
        assert "生日  2026-03   农历正月十三到二月十三" in desk.text
        assert re.search(r"1  ◆  03-12 周四  欧阳静怡  ·8000", desk.text)
        assert re.search(r"2  ◆  03-13 周五  Mo Evans  ·4567  农历正月廿五", desk.text)
        for month in [*range(4, 13), 1, 2]:
            await desk.press("f8")
            assert f"-{month:02d} " in desk.text.splitlines()[0], desk.text
            assert (CHEN in desk.text) is (month == 7)
        await desk.press("f8")
        assert "2027-02" in desk.text.splitlines()[0], "a year ahead is the last"
        await desk.press(*["f7"] * 12)
        assert "2026-03" in desk.text.splitlines()[0], "this month is the first"


async def test_the_age_is_not_told(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        await desk.go("birthdays")
        beside = desk.text.split("│")
        assert "Birthday" in desk.text and "Last visit" in desk.text and len(beside) > 2
        assert "1988" not in desk.text and "1985" not in desk.text and "38" not in desk.text


async def test_enter_opens_the_file_and_f8_there_the_next_birthday(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("birthdays")
        await desk.press("enter")
        assert OUYANG in desk.text.splitlines()[0]
        await desk.press("f8")
        assert EVANS in desk.text.splitlines()[0]


async def test_who_has_it_today_is_told_from_who_had_it(salon: Salon) -> None:
    for day in ("09", "10", "11"):
        salon.register(salon.desk(OWNER), f"客{day}", f"135001351{day}", birthday=f"--03-{day}")
    async with at_desk(salon) as desk:
        await desk.go("birthdays")
        styles = {str(row.cells[3]): (row.style, row.cells[1]) for row in desk.app.page("birthdays").list.rows}  # type: ignore[attr-defined]
        assert styles["客09"] == ("label", ("◆", "label"))
        assert styles["客10"] == ("plain", ("◆", "focus"))
        assert styles["客11"] == ("plain", ("◆", "label"))
