"""The intake form derives from the catalogue, fits on two sides in every language, and ticks what was answered."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.care.records import Taken
from db.clients.consent.fields import LONGEST_EN, LONGEST_ZH
from db.clients.consent.records import SHIPPED, ConsentText
from db.clients.fields.client import CLIENT_FIELDS, INTAKE_BOXES
from db.clients.fields.skin import SKIN_QUESTIONS, ZONES
from db.fields.declaration import Choice, Field, Kind, Store, Term
from db.fields.values import Hidden
from printouts.drawing.grid import chosen, entries
from printouts.drawing.header_footer import ON_SCREEN
from printouts.drawing.skin_map import places
from printouts.drawing.words import MODES, Words
from printouts.registry import render
from printouts.sheets.clients import intake, intake_skin
from tests.printouts import dated_samples, hard_texts, reading, samples
from tests.printouts.layout import laid_out


@pytest.mark.parametrize("mode", MODES)
def test_every_field_of_the_catalogue_has_its_box(mode: str) -> None:
    pdf = render("intake", samples.empty_intake(mode))
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 2
    words = Words(mode)
    front, back = reading.text(pdf, 0), reading.text(pdf, 1)
    for box in INTAKE_BOXES:
        side = front if box.letter in intake.FRONT else back
        for field in box.fields:
            label = "".join(words.text(field.label).split())
            assert f"{field.box}{label}" in side, field.name
            for _, term in entries(field):
                assert "".join(words.text(term).split()) in side, (field.name, term)
    for letter in "ABCDEFGHIJK":
        assert letter in front + back


LONGEST = ConsentText(id=1, version="2027-01" * 2, words=Term("Wide words " * (LONGEST_EN // 11), "本" * LONGEST_ZH))


@pytest.mark.parametrize("text", [SHIPPED, LONGEST])
@pytest.mark.parametrize("mode", MODES)
def test_both_sides_fit(mode: str, text: ConsentText) -> None:
    words = Words(mode)
    said = intake.purpose(words, text)
    plan = intake.plan(words, (), said)
    assert all(end <= intake.BOTTOM - 5.3 for end in intake.end(words, plan, said))
    for measure in (plan.front_measure, plan.back_measure):
        assert measure.pen >= 7.2 and measure.size >= 5.8 and measure.leading >= 3.8


@pytest.mark.parametrize("mode", MODES)
def test_no_box_of_a_list_is_missing(mode: str) -> None:
    words = Words(mode)
    plan = intake.plan(words, (), intake.purpose(words, SHIPPED))
    for _, rows in (*plan.front, *plan.back):
        for cell in (cell for row in rows for cell in row.cells):
            assert len(cell.boxes.places if cell.boxes else ()) == len(entries(cell.field)), cell.field.name
    for line in intake_skin.lines(words, 0.0, 128.0):
        for asked, _, laid in line.asked:
            assert len(laid.places) == len(asked.choices), asked.label
    asked_terms = [asked.label for line in intake_skin.lines(words, 0.0, 128.0) for asked, _, _ in line.asked]
    assert sorted(term.en for term in asked_terms) == sorted(asked.label.en for asked in SKIN_QUESTIONS)


def test_the_words_in_force_stand_above_the_questions_with_their_version() -> None:
    own = ConsentText(id=1, version="2027-01", words=Term("We write down [/] what you say.", "您说的 <b> 我们记下。"))
    for mode, said in (
        ("zh", "您说的<b>我们记下。（文本版本2027-01）"),
        ("en", "Wewritedown[/]whatyousay.(Text2027-01)"),
    ):
        front = reading.text(render("intake", replace(samples.intake(mode), text=own)), 0)
        assert said in front
        assert "".join(SHIPPED.words.text(mode)[:20].split()) not in front


def test_a_new_field_of_the_salon_shows_up() -> None:
    own = Field("tea", "K7", Term("Tea", "喜欢的茶"), Kind.TEXT, store=Store.ANSWER)
    sheet = samples.intake(tea="普洱")
    assert sheet.client is not None
    back = reading.text(render("intake", replace(sheet, own_fields=(own,))), 1)
    assert "K7喜欢的茶" in back and "普洱" in back


def test_values_stand_on_the_form() -> None:
    pdf = render("intake", samples.intake())
    front = reading.text(pdf, 0)
    for part in (
        "13800138000",
        "1988-03-12",
        "高校教师",
        "王䶮",
        "欧阳喆",
        "200040",
        "青霉素；水杨酸刷酸后红肿2023-11",
    ):
        assert part in front
    assert "对价格敏感，喜欢安静。" in reading.text(pdf, 1)


def test_hidden_values_print_as_their_hint() -> None:
    front = reading.text(
        render("intake", samples.intake(phone=Hidden("·8000"), income=Hidden(), allergens=Hidden("—"))), 0
    )
    assert "·8000" in front and "13800138000" not in front
    # struck out, without dots over the labels, and not as a question that nobody has answered
    assert "···" not in front
    struck, unanswered = (render("intake", samples.intake(income=value), invariant=True) for value in (Hidden(), None))
    assert struck != unanswered


def test_which_boxes_are_ticked() -> None:
    assert chosen(True) == ("1",) and chosen(False) == ("2",)
    assert chosen(()) == ("",) and chosen(None) == () and chosen(("a", "b")) == ("a", "b")
    asked = next(field for field in CLIENT_FIELDS if field.name == "allergens")
    assert entries(asked)[0] == ("", Term("none", "无"))
    liked = Field("x", "", Term("x", "x"), Kind.CHOICE, (Choice("a", Term("a", "a")),))
    assert entries(liked) == (("a", Term("a", "a")),)


@reading.needs_poppler
def test_none_and_not_answered_look_different() -> None:
    none = reading.pixels(render("intake", samples.intake(medication=())), 0, 150)
    unanswered = reading.pixels(render("intake", samples.intake(medication=None)), 0, 150)
    assert reading.is_one_tick(none, unanswered)


@pytest.mark.parametrize("mode", MODES)
def test_zones_are_those_of_the_specification(mode: str) -> None:
    numbered = " ".join(f"{number} {zone.term.zh}" for number, zone in enumerate(ZONES, 1))
    assert numbered == (
        "1 额 2 眉间 3 左颞 4 右颞 5 左眼周 6 右眼周 7 鼻 8 左颊 9 右颊 10 左颧 11 右颧 12 口周"
        " 13 下颌左 14 下颌右 15 颏 16 颈 17 耳周 18 胸背"
    )
    back = reading.text(render("intake", samples.empty_intake(mode)), 1)
    for number, zone in enumerate(ZONES, 1):
        assert f"{number}{Words(mode).text(zone.term)}".replace(" ", "") in back


def test_long_values_are_cut_and_the_form_says_so() -> None:
    pdf = render("intake", samples.intake(remarks="喜欢安静。" * 200))
    assert "…" in reading.text(pdf, 1) and "续见屏幕" in reading.text(pdf, 1)
    assert "续见屏幕" not in reading.text(pdf, 0)


def test_the_same_form_is_the_same_file() -> None:
    assert render("intake", samples.intake(), invariant=True) == render("intake", samples.intake(), invariant=True)


DEGREE = st.integers(0, 3)


@reading.needs_poppler
@settings(max_examples=5, deadline=None, derandomize=True)
@given(mode=st.sampled_from(MODES), seen=st.lists(DEGREE, min_size=len(ZONES), max_size=len(ZONES)))
def test_how_much_is_seen_is_read_off_the_face(mode: str, seen: list[int]) -> None:
    values = {"zones_seen": tuple(zone.code for zone in ZONES)} | {
        f"pores[{zone.code}]": str(degree) for zone, degree in zip(ZONES, seen, strict=True) if degree
    }
    sheet = replace(samples.intake(mode), taken=Taken(analysis=dated_samples.record("skin", values)))
    page = reading.pixels(render("intake", sheet), 1, 150)
    words = Words(mode)
    plan = intake.plan(words, (), intake.purpose(words, SHIPPED))
    where = places(*intake_skin.face(intake.staff_boxes(words, plan).skin))
    assert [reading.degree(page, *where[number], 150) for number in range(1, len(ZONES) + 1)] == seen


@pytest.mark.parametrize("mode", MODES)
def test_what_was_taken_down_stands_in_the_boxes_of_the_staff(mode: str) -> None:
    sheet = replace(samples.intake(mode), taken=dated_samples.taken())
    render("intake", sheet)  # the empty form, which every filled one begins with
    pdf, drawn = reading.drawing(lambda: render("intake", sheet))
    said = reading.text(pdf, 1)
    for part in ("2026-11-22", "2026-10-12", "1缺水2毛孔粗大3眼周细纹", "①水分35②水分40，毛孔轻③维持"):
        assert part in said
    for part in ("①补水护理②补水护理+眼部护理③补水护理", "洁面、保湿、防晒", "2027-01-20", "杏仁酸焕肤液10%"):
        assert part in said
    assert all(figure in {text.text for text in drawn[1].texts} for figure in ("62", "18", "31"))
    assert Words(mode).text(ON_SCREEN).replace(" ", "") not in said
    assert "光子嫩肤某诊所3次" in reading.text(pdf, 0)
    for number, page in enumerate(drawn):
        left = (intake.FRONT_LEFT, intake.BACK_LEFT)[number]
        assert page.faults(reading.Area(left, intake.TOP, left + intake.WIDTH, intake.BOTTOM)) == []


@pytest.mark.parametrize(
    "text", [hard_texts.LONGEST, hard_texts.LATIN, hard_texts.HOSTILE], ids=["longest", "latin", "hostile"]
)
@pytest.mark.parametrize("mode", MODES)
def test_long_plans_are_cut_and_the_form_says_so(mode: str, text: str) -> None:
    sheet = replace(samples.intake(mode), taken=dated_samples.spoiled(text))
    render("intake", sheet)
    pdf, drawn = reading.drawing(lambda: render("intake", sheet))
    for number, page in enumerate(drawn):
        left = (intake.FRONT_LEFT, intake.BACK_LEFT)[number]
        assert page.faults(reading.Area(left, intake.TOP, left + intake.WIDTH, intake.BOTTOM)) == []
    said = reading.text(pdf, 1)
    assert "…" in said and Words(mode).text(ON_SCREEN).replace(" ", "") in said


@pytest.mark.parametrize("mode", MODES)
def test_the_empty_form_is_the_one_that_it_was_before_records_were_taken_down(mode: str) -> None:
    """What fills the boxes of the staff leaves no trace on a form for the pen."""
    empty = render("intake", samples.empty_intake(mode), invariant=True)
    assert render("intake", replace(samples.empty_intake(mode), taken=Taken()), invariant=True) == empty
    without = reading.text(render("intake", samples.intake(mode)), 1)
    assert "____-__-__" in reading.text(empty, 1) and "____-__-__" in without


@pytest.mark.parametrize(
    ("mark", "box"), [("negative", "皮试阴性"), ("positive", "皮试阳性"), ("to_read", "皮试待定"), ("expired", "")]
)
def test_a_patch_test_ticks_what_it_says_today(mark: str, box: str) -> None:
    test = replace(dated_samples.record("patch"), mark=mark)
    said = laid_out(render("intake", replace(samples.intake("zh"), taken=Taken(test=test))))
    line = next(line for line in said.splitlines() if "已告知风险" in line)
    assert [word for word in line.replace("☑ ", "☑").split() if word.startswith("☑")] == ([f"☑{box}"] if box else [])
