"""The page of the care plan: from a stage to its review, to a new version, to a plan that begins anew."""

from __future__ import annotations

import re
from itertools import pairwise

from pytest import approx

from db.care.queries import care_plan
from db.care.records import PlanView
from db.fields.values import Ref
from salon_tui.screens.plan.forms import ReviewFormPage
from tests.db.dated.samples import save
from tests.db.salon import LIFT, OUYANG, OWNER, Salon
from tests.screens.dated.dated_views import card, two_analyses
from tests.screens.desks import Sitting, at_desk
from tests.screens.plan.plan_views import compared, plan, plan_values


def view(desk: Sitting, salon: Salon) -> PlanView:
    found = care_plan(desk.app.desk_in_use, salon.clients[OUYANG])
    assert found is not None
    return found


async def test_a_stage_says_how_far_it_has_come_and_is_reviewed(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await plan(desk, salon)
        assert "2/2" in desk.line("水分 35") and "reached ●●●●○" in desk.line("水分 35")
        assert desk.line("▸ 2").count("3/6") == 1
        assert f"Together with {LIFT}" in desk.text
        await desk.press("enter")
        assert desk.line("3 of 6 sessions") and "aim 1" in desk.line("Pores")
        await desk.press("2", "5", *"好些了", "enter", "1", "f10")
        assert desk.said == "Stage review: saved"
        assert "in part ●●●●●" in desk.line("▸ 2")
        second = view(desk, salon).stages[1]
        assert (second.outcome["view"], second.outcome["confirmed"]) == ("好些了", True)


async def test_squares_bars_and_words_say_what_two_analyses_say(salon: Salon) -> None:
    async with at_desk(salon, size=(120, 40)) as desk:
        at = desk.app.desk_in_use
        before, _after = two_analyses(salon, at)
        values = plan_values(salon, before.day) | {"sessions[1]": 20}
        save(salon, at, salon.clients[OUYANG], "plan", values, day=before.day)
        await card(desk, "3", "3")
        left = [line.split("│")[0].strip(" ▸") for line in desk.text.splitlines()]
        assert re.split("  +", next(line for line in left if line.startswith("Pores, L cheek"))) == [
            "Pores, L cheek",
            "■■□ moderate",
            "■□□ mild",
            "▼ lighter",
        ]
        title, figure = next((title, line) for title, line in pairwise(left) if title.startswith("Instrument"))
        name, was, now, bar, aim = re.split("  +", figure)
        assert (name, was, now, aim) == ("Moisture", "31", "38", "aim 35") and title.endswith("━ now   ┃ aim")
        # the number and the aim on a bar that ends a quarter beyond the higher of them
        assert (bar.count("━") + 1) / len(bar) == approx(38 / (38 * 1.25), abs=0.05)
        assert bar.index("┃") / len(bar) == approx(35 / (38 * 1.25), abs=0.05)
        at_said = next(at for at, line in enumerate(left) if line.startswith("Words to say"))
        assert " ".join(left[at_said + 1 : at_said + 3]) == (
            "Lighter than before: pores (L cheek). Seen now, and not then: fine lines (nose)."
        )


async def test_the_stage_is_reviewed_by_the_analyses_that_are_compared(salon: Salon) -> None:
    async with at_desk(salon, size=(120, 40)) as desk:
        await compared(desk, salon)
        assert desk.line("Item").split()[1:4] == ["2025-11-11", "2026-01-06", "2026-03-10"]
        assert "■■■ severe" in desk.line("Pores, L cheek") and desk.line("Pores, L cheek").split()[-1] != "3"
        assert desk.line("Stage 2 · 水分 40") and "2 moderate  >  1 mild   aim 1 mild   ✓" in desk.line("Pores  ")
        await desk.press("f7")
        assert desk.line("119 days apart") and "3 severe  >  1 mild" in desk.text
        assert desk.line("Item").split()[1:3] == ["2025-11-11", OWNER], "there is no third one"
        await desk.press("f10")
        assert isinstance(desk.app.screen, ReviewFormPage)
        assert "2025-11-11  >  " in desk.line("Pores  ") and "2025-11-11" in desk.line("Analysis before")
        await desk.press("2", "f10")
        assert desk.said == "Stage review: saved"
        [first, second] = [view(desk, salon).stages[at].outcome for at in (0, 1)]
        assert (first["reached"], second["reached"]) == ("yes", "partly")
        assert isinstance(second["before"], Ref) and second["before"].label == "2025-11-11"


async def test_a_version_has_a_reason_and_says_what_changed(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await plan(desk, salon)
        await desk.press("f7")
        assert "version 1" in desk.line(OUYANG) and "replaced" in desk.line(OUYANG)
        assert "10 days" in desk.line("水分 40")
        await desk.press("f8")
        assert "14 days" in desk.line("水分 40")


async def test_a_new_plan_begins_to_count_anew(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await plan(desk, salon)
        salon.clock.forward(days=1)
        await desk.press("f6", *"新疗程", "enter", "enter", *"斑", "f10")
        found = view(desk, salon)
        assert (found.record.number, found.record.why, found.record.values["problems"]) == (3, "新疗程", "斑")
        assert found.record.values["begun"] == salon.clock.today
        assert found.stages == ()


async def test_the_card_says_type_concerns_and_stage_at_a_glance(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await plan(desk, salon)
        await desk.press("f12", "1")
        assert "combination · hydrate, pores" in desk.line("skin")
        assert "stage 2 of 3 · 水分 40，毛孔轻 · 3/6 · next from 2026-03-24" in desk.line("plan")
