"""The form of an analysis: by exception, zones as lists, F4, and what is kept of it."""

from __future__ import annotations

from db.dated.queries import dated_of, dated_record
from db.dated.records import DatedRecord
from db.dated.zones import zones_text
from tests.db.salon import LIN, OUYANG, Salon
from tests.screens.dated.dated_views import two_analyses
from tests.screens.desks import Sitting, at_desk


def latest(desk: Sitting, salon: Salon) -> DatedRecord:
    at = desk.app.desk_in_use
    return dated_record(at, dated_of(at, salon.clients[OUYANG], "skin")[0].id)


async def test_by_exception_what_is_typed_stands_over_what_was_taken_over(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        two_analyses(salon, desk.app.desk_in_use)
        await desk.press("f2", *"8000", "enter", "3")
        await desk.press("ctrl+r", *"8 3.3, 5 0", "pagedown", "pagedown", "f10")
        assert desk.said == "Skin analysis: saved"
        record = latest(desk, salon)
        assert record.number == 3
        assert zones_text(record.values) == "1+5 0, 7 1.2 8.2, 8 3.3, 9 3.1"
        assert "blackheads[nose]" in record.carried and "pores[l_cheek]" not in record.carried
        assert record.carried["skin_type"] == 1


async def test_the_face_follows_each_key_and_says_what_is_taken_over(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        two_analyses(salon, desk.app.desk_in_use)
        await desk.press("f2", *"8000", "enter", "3", "ctrl+r")
        assert "7 ■■□~" in desk.text and "8 ■□□~" in desk.text
        await desk.press(*"8 3.3")
        assert "8 ■■■▲" in desk.text and "8 L cheek" in desk.line("1 > 3 ▲ heavier")
        await desk.press(*", 7")
        assert "✗" not in desk.text, "a list that is being typed is no mistake yet"
        await desk.press("enter", "f10")
        assert "“7”: say after it what is there." in desk.said


async def test_f4_asks_for_zones_finding_and_degree(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "3", "f6", *"1", "enter")
        await desk.press("f4", "8", "9", "f10", "3", "1")
        await desk.press("f4", "1", "0", "f10", "0")
        await desk.press("f4", "1", "7", "f10", "1", "5")
        page = desk.app.screen
        assert page.form.current.text == "8+9 3.1, 10 0, 17 -"  # type: ignore[attr-defined]  # the form's page
        await desk.press("ctrl+z", "f10")
        assert zones_text(latest(desk, salon).values) == "8+9 3.1, 10 0"


async def test_an_analysis_that_is_put_right_begins_with_its_lists(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        two_analyses(salon, desk.app.desk_in_use)
        await desk.press("f2", *"8000", "enter", "3", "enter", "f10", "enter")
        page = desk.app.screen
        assert page.form.current.text == "1 0, 7 1.2 8.2, 8+9 3.1"  # type: ignore[attr-defined]  # the form's page
        await desk.press("end", *", 9 -", "f10")
        assert zones_text(latest(desk, salon).values) == "1 0, 7 1.2 8.2, 8 3.1"
