"""What every kind of dated record gets on the screen from its declaration: list, form, record, by right."""

from __future__ import annotations

from datetime import timedelta

from db.core.sql import run
from db.dated.declaration import Dated
from db.dated.kinds import KINDS
from db.dated.queries import dated_of, dated_record
from db.dated.records import DatedRecord, State
from db.fields.declaration import Kind
from salon_tui.screens.base.form_page import FormPage
from salon_tui.screens.clients.tabs.views import tabs
from salon_tui.screens.dated.comparison import DatedComparisonPage
from salon_tui.screens.dated.form import DatedFormPage
from salon_tui.screens.dated.record import DatedPage
from salon_tui.screens.plan.plan import PlanPage
from salon_tui.screens.skin.analysis import AnalysisPage
from tests.db.dated.samples import ANALYSIS, check, save
from tests.db.salon import DENG, DESK_WOMAN, LIN, OUYANG, OWNER, PINS, ZENG, Salon
from tests.screens.dated.dated_views import two_analyses
from tests.screens.desks import Sitting, at_desk

HOSTILE = "[/] O'Brien & <b> 𬭎"
TYPED = {Kind.DATE: "2026-03-11", Kind.MONTH: "2024-05", Kind.NOTE: HOSTILE, Kind.TEXT: HOSTILE}
"""What is typed in a field of a kind; in the others a number of a list."""


async def to_list(desk: Sitting, kind: Dated) -> None:
    """From the card to the list of a kind, by digits alone."""
    digit, views = next((digit, views) for digit, views in tabs().items() if kind in views)
    for _ in range(1 + views.index(kind)):
        await desk.press(str(digit))


async def fill_in(desk: Sitting, text: str) -> None:
    """Types what has to be answered, and a text in the first field that takes one."""
    page = desk.app.screen
    assert isinstance(page, FormPage)
    has_text = False
    for entry in page.form.state.entries:
        is_text = entry.field.kind in (Kind.NOTE, Kind.TEXT)
        if (
            entry.name in ("day", "zones")
            or not entry.is_open
            or not (entry.field.required or (is_text and not has_text))
        ):
            continue
        page.form.go_to_field(entry.name)
        await desk.type(text if is_text else TYPED.get(entry.field.kind, "1"))
        has_text = has_text or is_text


def last_of(desk: Sitting, salon: Salon, kind: Dated, whose: str = OUYANG) -> DatedRecord:
    at = desk.app.desk_in_use
    return dated_record(at, dated_of(at, salon.clients[whose], kind.code)[0].id)


async def test_every_kind_is_listed_typed_saved_and_read_back(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter")
        for kind in KINDS.values():
            await desk.press("1")
            await to_list(desk, kind)
            assert desk.line(kind.label.en), "the list says what it is of"
            assert desk.line("Nothing of this kind yet")
            await desk.press("f6")
            assert isinstance(desk.app.screen, DatedFormPage)
            await fill_in(desk, HOSTILE)
            await desk.press("f10")
            assert desk.said == f"{kind.label.en}: saved"
            record = last_of(desk, salon, kind)
            assert HOSTILE in record.values.values()
            assert desk.line(f"▸ {salon.clock.today}")
            await desk.press("enter")
            assert isinstance(desk.app.screen, DatedPage | PlanPage)
            if isinstance(desk.app.screen, AnalysisPage):
                # the face has the first page
                await desk.press("pagedown")
            assert HOSTILE in desk.text and desk.line(LIN)
            await desk.press("f12")


async def test_an_analysis_like_the_last_wants_each_page_looked_at(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        two_analyses(salon, desk.app.desk_in_use)
        await desk.press("f2", *"8000", "enter", "3", "ctrl+r")
        page = desk.app.screen
        assert isinstance(page, DatedFormPage)
        assert "~1 3" in desk.line("Method"), "what was taken over is marked"
        pages = page.form.page_count[1]
        with_values = {page.form._layout_now.page_of(entry) for entry in page.form.state.entries if entry.carried}
        for _ in with_values:
            await desk.press("f10")
        record = last_of(desk, salon, KINDS["skin"])
        assert pages > 1 and record.number == 3
        assert set(record.carried) == {*ANALYSIS, "fine_lines[nose]", "advice"} - {"moisture_figure"}
        assert "moisture_figure" not in record.values, "a figure is measured anew"


async def test_f10_goes_to_the_first_page_that_nobody_has_looked_at(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        two_analyses(salon, desk.app.desk_in_use)
        await desk.press("f2", *"8000", "enter", "3", "ctrl+r", "f10")
        assert desk.line("nobody has looked at it yet") and last_of(desk, salon, KINDS["skin"]).number == 2
        await desk.press("pageup")
        while desk.app.screen.query_one("#form").page_count[0] > 1:  # type: ignore[attr-defined]
            await desk.press("pageup")
        assert "~" not in desk.line("Method"), "its page was passed"


async def test_what_is_typed_over_is_no_longer_taken_over(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        two_analyses(salon, desk.app.desk_in_use)
        await desk.press("f2", *"8000", "enter", "3", "ctrl+r")
        page = desk.app.screen
        assert isinstance(page, DatedFormPage)
        page.form.go_to_field("conclusion")
        await desk.type("好多了")
        for _ in range(9):
            if desk.app.screen is page:
                await desk.press("f10")
        record = last_of(desk, salon, KINDS["skin"])
        assert record.values["conclusion"] == "好多了" and "conclusion" not in record.carried


async def test_a_draft_is_of_one_kind_and_one_client(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.press("f2", *"8000", "enter", "4", "4", "4", "4", "f6", *"怕疼", "f12")
        assert desk.line("kept as a draft")
        await desk.press("f2", *"8000", "enter", "2", "2", "2", "f6")
        assert "怕疼" not in desk.text, "another kind"
        await desk.press("f12", "f2", *ZENG, "enter", "4", "4", "4", "4", "f6")
        assert desk.line("Consultation") and "怕疼" not in desk.text, "another client"
        await desk.press("f12", "f2", *"8000", "enter", "4", "4", "4", "4", "f6")
        assert desk.line("怕疼") and desk.line("is back")


async def test_who_wrote_it_puts_it_right_on_its_day_and_revises_it_later(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        save(salon, desk.app.desk_in_use, salon.clients[OUYANG], "past", {"what": "光子"})
        await desk.press("f2", *"8000", "enter", "2", "2", "2", "2", "2", "enter", "f10")
        await desk.type("光子嫩肤")
        await desk.press("f10")
        assert desk.line("光子嫩肤") and "Why revised" not in desk.text
        salon.clock.forward(days=1)
        await desk.press("f5", "f10")
        assert desk.line("Why revised")
        await desk.press("f10")
        assert desk.line("Not saved"), "a reason is wanted"
        await desk.type("记错了")
        await desk.press("enter", "enter")
        await desk.type("光子 2 次")
        await desk.press("f10", "f12")
        rows = [line for line in desk.text.splitlines() if "光子" in line]
        assert "光子 2 次" in rows[0] and "replaced" in rows[1]


async def test_a_record_that_was_a_mistake_counts_no_more_but_can_be_read(salon: Salon) -> None:
    record = save(salon, salon.desk(LIN), salon.clients[OUYANG], "past", {"what": "光子"})
    async with at_desk(salon, OWNER) as desk:
        await desk.press("f2", *"8000", "enter", "2", "2", "2", "2", "2", "enter")
        await desk.more("Looked over")
        assert desk.line("Looked over") and OWNER in desk.text
        await desk.more("Doesn't count")
        await desk.type("记错了顾客")
        await desk.press("f10")
        assert "second person" in desk.text, "once it was looked over, two agree"
        assert dated_record(desk.app.desk_in_use, record.id).state is State.CURRENT


async def test_who_may_not_read_sees_that_there_is_one_and_no_more(salon: Salon) -> None:
    two_analyses(salon, salon.desk(LIN))
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter", "3")
        assert "combination" not in desk.text and desk.line(f"{salon.clock.today}  ···")
        assert "F6" not in desk.line("F1 Help") and "F10" not in desk.line("F1 Help")
        await desk.press("enter")
        assert "combination" not in desk.text and "reason" in desk.asked
    async with at_desk(salon, DENG) as desk:
        await desk.press("f2", *"8000", "enter", "3", "enter")
        assert "combination" not in desk.text and desk.line("!")


async def test_without_consent_it_is_nobodys_to_read_or_write(salon: Salon) -> None:
    two_analyses(salon, salon.desk(LIN))
    async with at_desk(salon, OWNER) as desk:
        await desk.press("f2", *"8000", "enter")
        record = desk.app.screen.record  # type: ignore[attr-defined]
        salon.change(desk.app.desk_in_use, record, consent_health=False)
        await desk.press("f5", "3")
        assert "combination" not in desk.text and desk.line("···")
        await desk.press("f6")
        assert desk.line("hasn't agreed")


async def test_one_that_was_written_twice_is_void_with_a_reason(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        save(salon, desk.app.desk_in_use, salon.clients[OUYANG], "past", {"what": "光子"})
        await desk.press("f2", *"8000", "enter", "2", "2", "2", "2", "2", "enter")
        await desk.more("Doesn't count")
        await desk.type("写了两次")
        await desk.press("f10")
        assert desk.line("Taken back.") and desk.line("写了两次") and "F10" not in desk.line("F1 Help")
        await desk.press("f12")
        assert "void" in desk.line("光子")


async def test_a_second_plan_is_the_next_version_of_the_first(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        plan = save(salon, desk.app.desk_in_use, salon.clients[OUYANG], "plan", {"problems": "缺水"})
        salon.clock.forward(days=1)
        await desk.press("f2", *"8000", "enter", "4", "f6")
        assert desk.line("Why revised") and desk.line("缺水")
        await desk.type("毛孔")
        await desk.press("enter", "f10")
        found = last_of(desk, salon, KINDS["plan"])
        assert (found.replaces, found.why, found.values["problems"]) == (plan.id, "毛孔", "缺水")
        assert found.day == plan.day + timedelta(days=1)


async def test_what_was_checked_is_revised_also_on_its_day(salon: Salon) -> None:
    record = save(salon, salon.desk(LIN), salon.clients[OUYANG], "past", {"what": "光子"})
    check(salon, salon.desk(OWNER), record)
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "2", "2", "2", "2", "2", "f10")
        assert desk.line("Why revised")


async def test_two_analyses_side_by_side_are_two_keys_away(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        earlier, _later = two_analyses(salon, desk.app.desk_in_use)
        await desk.press("f2", *"8000", "enter", "3", "3")
        assert isinstance(desk.app.screen, DatedComparisonPage)
        assert desk.line("63 days apart") and desk.line(f"{earlier.day} {LIN}")
        assert desk.line("Pores, L cheek").split()[-2:] == ["▼", "lighter"]
        assert desk.line("Fine lines, nose").split()[-6:] == ["□□□", "none", "■■□", "moderate", "▲", "heavier"]
        assert desk.line("Moisture, figure").split()[-4:] == ["31", "38", "+", "7"]
        assert desk.line("Skin type").endswith("* other") and desk.line("Advice").endswith("! new")
        assert desk.line("Changed ─").endswith("▼ lighter 1   ▲ heavier 1   ! new 1   * other 1")
        assert "Method" not in desk.text and desk.line("7 the same")
        await desk.more("All items")
        assert desk.line("Method").endswith("the same")


async def test_what_was_done_from_one_analysis_to_the_other_stands_below_them(salon: Salon) -> None:
    at, client, today = salon.desk(LIN), salon.clients[OUYANG], salon.clock.today
    for days in (63, 0):
        save(salon, at, client, values=ANALYSIS, day=today - timedelta(days=days))
    run("UPDATE visit SET day = date(day, '-1 year')")
    for days in (64, 63, 30, 0):
        visit = salon.visit(at, OUYANG)
        run("UPDATE visit SET day = ? WHERE id = ?", f"{today - timedelta(days=days)}", visit.id)
    run("UPDATE visit SET cancelled = 'mistake' WHERE id = ?", visit.id)
    async with at_desk(salon, LIN, size=(120, 40)) as desk:
        await desk.press("f2", *"8000", "enter", "3", "3")
        lines = desk.text.splitlines()
        [head] = [number for number, line in enumerate(lines) if "Done in between" in line]
        assert "2 visits" in lines[head]
        assert [line.split()[0] for line in lines[head + 1 : head + 3]] == [
            f"{today - timedelta(days=days):%m-%d}" for days in (30, 63)
        ]


async def test_what_was_not_looked_at_anew_is_not_called_the_same(salon: Salon) -> None:
    at, client = salon.desk(LIN), salon.clients[OUYANG]
    save(salon, at, client, values=ANALYSIS, day=salon.clock.today - timedelta(days=63))
    parts = frozenset(part.name for part in KINDS["skin"].parts)
    again = {key: value for key, value in ANALYSIS.items() if key not in ("zones_seen", "moisture_figure")}
    save(salon, at, client, values={**again, "zones_seen": ("nose",)}, carried=frozenset({"skin_type"}), passed=parts)
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "3", "3")
        assert desk.line("Skin type").endswith("~ taken over")
        assert desk.line("Moisture, figure").endswith("✓ gone")


async def test_another_day_is_taken_to_compare_with(salon: Salon) -> None:
    at, client = salon.desk(LIN), salon.clients[OUYANG]
    for days in (90, 60, 30, 0):
        save(salon, at, client, values=ANALYSIS, day=salon.clock.today - timedelta(days=days))
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "3", "3")
        assert desk.line("30 days apart")
        await desk.press("f7", "f7")
        assert desk.line("90 days apart")
        await desk.press("f7")
        assert desk.line("no further record")
        await desk.press("f8")
        assert desk.line("60 days apart")
        await desk.more("Another day")
        await desk.press("1")
        assert desk.line("30 days apart")


async def test_a_single_record_has_nothing_beside_it(salon: Salon) -> None:
    save(salon, salon.desk(LIN), salon.clients[OUYANG])
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "3", "3")
        assert desk.line("There is no earlier one to compare with.") and desk.line("▸")


async def test_whoever_locks_the_desk_comes_back_to_what_was_typed(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        two_analyses(salon, desk.app.desk_in_use)
        await desk.press("f2", *"8000", "enter", "3", "ctrl+r")
        page = desk.app.screen
        assert isinstance(page, DatedFormPage)
        page.form.go_to_field("conclusion")
        await desk.type("好多了")
        await desk.press("f11", "3")
        await desk.pin(PINS[LIN])
        assert page.form.state.entry("conclusion").text == "好多了"
        assert page.is_active and desk.line("is back") and "~1 3" in desk.text
        await desk.press("f12")
        await desk.go("home")


async def test_a_record_is_read_whole_however_long_it_is(salon: Salon) -> None:
    text = "额头不用酸，鼻翼避开，" * 60
    async with at_desk(salon, LIN) as desk:
        save(salon, desk.app.desk_in_use, salon.clients[OUYANG], values={**ANALYSIS, "conclusion": text + "完"})
        await desk.press("f2", *"8000", "enter", "3", "enter")
        seen = desk.text
        while "完" not in desk.text:
            await desk.press("pagedown")
            assert desk.text != seen, "there is no further page"
            seen = desk.text


async def test_the_history_of_calls_says_that_there_is_one_and_opens_it(salon: Salon) -> None:
    two_analyses(salon, salon.desk(LIN))
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "6")
        assert f"Skin analysis 2  {LIN}" in desk.line("record")
        assert "combination" not in desk.text
        await desk.press("enter")
        assert isinstance(desk.app.screen, DatedPage) and desk.line("combination")
    async with at_desk(salon, DENG) as desk:
        await desk.press("f2", *"8000", "enter", "6", "enter")
        assert desk.line("Skin analysis 2") and "combination" not in desk.text


async def test_a_form_that_came_back_is_keyed_in_and_accepted_answer_by_answer(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter")
        await to_list(desk, KINDS["needs"])
        await desk.more("A form that came back")
        page = desk.app.screen
        assert isinstance(page, DatedFormPage)
        await desk.type("1")
        for name, text in (("goal[face]", "1"), ("wish[face]", HOSTILE), ("remark", "怕痛")):
            page.form.go_to_field(name)
            await desk.type(text)
        await desk.press("f10")
        assert "it waits on Home until somebody else accepts it" in desk.said
        assert "? to be accepted" in desk.text
    async with at_desk(salon, OWNER) as desk:
        assert "Forms to accept: 1" in desk.text
        await desk.go("forms_back")
        await desk.press("enter", "f10")
        assert f"Expected effect: {HOSTILE}" in desk.text
        await desk.press("2", "f10")
        assert "Accepted: it counts now." in desk.said
        found = last_of(desk, salon, KINDS["needs"])
        assert (found.state, found.checked_by) == (State.CURRENT, OWNER)
        assert found.values == {"goal[face]": ("hydrate",), "remark": "怕痛"}
        await desk.press("f3")
        assert "Forms to accept" not in desk.text
