"""Sheets of dated records: any kind from its declaration, two side by side, and a visit with the skin before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.clients.fields.skin import ZONES
from db.dated.declaration import Dated, Part, name_of
from db.dated.fields import asked
from db.dated.kinds import KINDS as KINDS_OF_RECORDS
from db.fields.declaration import Kind, Term
from db.fields.showing import show
from db.fields.values import Value
from printouts.drawing.form_page import area
from printouts.drawing.header_footer import ON_SCREEN
from printouts.drawing.kit import MM
from printouts.drawing.words import MODES, Words
from printouts.registry import render, sheet_of
from tests.printouts import dated_samples, desk_samples, hard_texts, reading
from tests.printouts.layout import laid_out

DEGREES = st.lists(st.integers(0, 3), min_size=len(ZONES), max_size=len(ZONES))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "text", ["", hard_texts.LONGEST, hard_texts.LATIN, hard_texts.HOSTILE], ids=["plain", "longest", "latin", "hostile"]
)
def test_a_visit_says_how_the_skin_was_and_how_far_the_plan_is(mode: str, text: str) -> None:
    pdf, (drawn,) = reading.drawing(lambda: render("visit", desk_samples.planned_visit(mode, text)))
    live = area(sheet_of("visit"))
    assert drawn.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []
    said = reading.text(pdf)
    if text in (hard_texts.LONGEST, hard_texts.LATIN):
        assert Words(mode).text(ON_SCREEN).replace(" ", "") in said
    if not text:
        assert "2/6" in said and Words(mode).text(ON_SCREEN).replace(" ", "") not in said
    if not text and mode == "zh":
        assert (
            "1额出油1" in said and "8左颊毛孔2、红血丝1" in said and "第2阶段，共32/6次补水护理+眼部护理·每14天" in said
        )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", KINDS_OF_RECORDS)
def test_any_kind_of_record_has_its_sheet_and_its_empty_form(kind: str, mode: str) -> None:
    filled = desk_samples.record(kind, mode)
    for sheet in (filled, replace(filled, record=None, kind=kind, client=None)):
        pdf, drawn = reading.drawing(lambda sheet=sheet: render("record", sheet))  # type: ignore[misc]
        for number, page in enumerate(drawn, 1):
            live = area(sheet_of("record"), number)
            assert page.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []
        said, words = reading.text(pdf), Words(mode)
        assert Words(mode).text(ON_SCREEN).replace(" ", "") not in said
        for part in KINDS_OF_RECORDS[kind].parts:
            has_any = sheet.record is None or any(
                name_of(key) in {f.name for f in part.fields} for key in sheet.record.values
            )
            assert ("".join(words.text(part.label).split()) in said) or not has_any
    said = "".join(
        "".join(text.text.split())
        for page in reading.drawing(lambda: render("record", filled))[1]
        for text in page.texts
    )
    assert filled.record is not None
    for field in KINDS_OF_RECORDS[kind].known(filled.record.values):
        shown = "".join(show(field, filled.record.values[field.name], words.language).split())
        assert shown in said, field.name


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "text", [hard_texts.LONGEST, hard_texts.LATIN, hard_texts.HOSTILE], ids=["longest", "latin", "hostile"]
)
@pytest.mark.parametrize("kind", ["plan", "consult", "skin"])
def test_a_record_with_long_texts_goes_on_overleaf(kind: str, text: str, mode: str) -> None:
    sheet = hard_texts.spoiled(desk_samples.record(kind, mode), text)
    _, drawn = reading.drawing(lambda: render("record", sheet))
    for number, page in enumerate(drawn, 1):
        live = area(sheet_of("record"), number)
        assert page.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []


def test_a_plan_of_nine_stages_keeps_each_of_them() -> None:
    stages: dict[str, Value] = {f"goal[{at}]": f"目标{at}号" for at in range(1, 10)}
    stages |= {f"products[{at}]": "积雪草精华、舒缓面膜、修护霜" for at in range(1, 10)}
    sheet = replace(desk_samples.record("plan"), record=dated_samples.record("plan", {"problems": "缺水", **stages}))
    said = reading.text(render("record", sheet))
    assert all(f"目标{at}号" in said for at in range(1, 10))


def test_what_nobody_looked_at_and_what_was_taken_over_stand_on_a_comparison() -> None:
    before = {**dated_samples.ANALYSIS, "zones_seen": ("nose",), "pores[chin]": "1"}
    after = {**dated_samples.LATER, "zones_seen": ("nose", "r_eye"), "oil[r_eye]": "2"}
    after = {key: value for key, value in after.items() if "chin" not in key}
    both = dated_samples.record("skin", before), dated_samples.record("skin", after, carried={"blackheads[nose]": 1})
    said = laid_out(render("comparison", replace(desk_samples.comparison(), before=both[0], after=both[1])))
    for line in (
        "右眼周 出油 | 未看 | 2 中 | ? 不能比",
        "颏 毛孔 | 1 轻 | 未看 | ? 不能比",
        "鼻 黑头 | 2 中 | 2 中 | ~ 沿用，未核对",
    ):
        assert line in said


def test_a_comparison_of_plans_has_no_faces() -> None:
    later = {**dated_samples.PLAN, "interval[2]": 10}
    sheet = replace(
        desk_samples.comparison(), before=dated_samples.record("plan"), after=dated_samples.record("plan", later)
    )
    said = laid_out(render("comparison", sheet))
    assert "面部分区" not in said and "2 间隔（天） | 14 | 10 | − 4" in said


@reading.needs_poppler
@settings(max_examples=2, deadline=None, derandomize=True)
@given(before=DEGREES, after=DEGREES)
def test_both_faces_say_how_much_was_seen(before: list[int], after: list[int]) -> None:
    """The numbers stand in both faces in the same order, and what is around each tells its degree."""
    both = [
        dated_samples.record(
            "skin",
            {"zones_seen": tuple(zone.code for zone in ZONES)}
            | {f"oil[{zone.code}]": str(degree) for zone, degree in zip(ZONES, seen, strict=True) if degree},
        )
        for seen in (before, after)
    ]
    sheet = replace(desk_samples.comparison(), before=both[0], after=both[1])
    pdf, drawn = reading.drawing(lambda: render("comparison", sheet))
    page, middle = reading.pixels(pdf, 0, 150), sum(area(sheet_of("comparison"))[:2]) / 2
    numbers = [text for text in drawn[0].texts if text.text.isdigit() and text.bottom - text.top < 2 and text.top < 175]
    for is_right, seen in ((False, before), (True, after)):
        found = {int(one.text): one for one in numbers if (one.left > middle) is is_right}
        read = [
            reading.degree(page, (one.left + one.right) / 2, one.bottom - 0.1 * 6 / MM - 0.78, 150)
            for _number, one in sorted(found.items())
        ]
        assert read == seen


def test_a_kind_that_was_just_declared_has_its_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    tea = Dated(
        code="tea",
        label=Term("Tea", "茶饮"),
        parts=(
            Part("cup", Term("Cup", "茶"), (asked("leaf", "Leaf", "茶叶", Kind.TEXT, limit=60),)),
            Part("sips", Term("Sips", "品饮"), (asked("taste", "Taste", "口感", Kind.TEXT, limit=60),), most=3),
        ),
    )
    monkeypatch.setitem(KINDS_OF_RECORDS, "tea", tea)
    record = dated_samples.record("tea", {"leaf": "普洱", "taste[1]": "浓", "taste[2]": "淡"})
    said = laid_out(render("record", replace(desk_samples.record(), record=record)))
    for line in ("茶叶 Leaf / 普洱", "1 | 浓", "2 | 淡"):
        assert line in said
    empty = laid_out(render("record", replace(desk_samples.record("consult"), record=None, kind="tea")))
    assert "茶饮" in empty and "2 品饮 SIPS" in empty
