"""The client card: what is on it, what must not be, and that it can be printed, cut, punched and scanned."""

from __future__ import annotations

import io
import random
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from db.clients.fields.client import ALERT_FIELDS, CLIENT_FIELDS
from db.clients.records import Alert
from db.fields.declaration import Kind, Term
from db.fields.values import Hidden, Ref, Value
from db.papers.printed.store.digests import CARD_FIELDS
from db.sheets.client import CardSheet
from printouts.drawing.kit import Paper
from printouts.drawing.words import MODES
from printouts.registry import SHEETS, render
from tests.printouts import reading, samples

VALUES: dict[Kind, tuple[Value, ...]] = {
    Kind.TEXT: ("甲文", "乙文"),
    Kind.NOTE: ("甲文", "乙文"),
    Kind.PHONE: ("13800138000", "13900139999"),
    Kind.EMAIL: ("a@example.com", "b@example.com"),
    Kind.IDENTITY: ("11010519491231002X", "440308199901101512"),
    Kind.BIRTHDAY: ("1988-03-12", "1988-04-13"),
    Kind.STAFF: (Ref(1, "甲"), Ref(2, "乙")),
    Kind.CLIENT: (Ref(1, "甲"), Ref(2, "乙")),
    Kind.YES_NO: (True, False),
    Kind.MONEY: (100, 200),
    Kind.NUMBER: (1, 2),
    Kind.TIME: (540, 870),
}
"""Two values of each kind."""
HOSTILE = (
    "<img src='/etc/passwd'><b>[bold red]x[/]</b> &amp; {0} %s",
    "\x1b[31mred\x1b[0m\x00\x07",
    "\u202egnp.exe\u2066\u200b\u200d",
    "长" * 10_000,
    "👩‍🦰 Zoë 😀",
    "a\nb\tc\r\nd",
    "(unbalanced \\ (string) \\(",
)


@pytest.mark.parametrize("mode", MODES)
def test_two_pages_of_a5_in_every_mode(mode: str) -> None:
    for sheet in (samples.card(mode), samples.empty_card(mode)):
        assert pages(render("card", sheet)) == [(210, 148), (210, 148)]


def pages(pdf: bytes) -> list[tuple[int, int]]:
    """The sizes of the pages in mm."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return [(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes]


def without_alerts(answer: Value) -> CardSheet:
    """The sample card with no alert, and the same answer to every question."""
    sheet = samples.card()
    assert sheet.client is not None
    values = {**sheet.client.values, **{field.name: answer for field in ALERT_FIELDS}}
    return replace(sheet, client=replace(sheet.client, alerts=(), values=values))


def test_what_the_front_says() -> None:
    front = reading.text(render("card", samples.card()), 0)
    for part in ("阿卜杜拉·买买提·吐尔逊江", "00013760", "03-12", "8000", "李㛃", "周堃", "柜B·屉3·12", "2024-05-18"):
        assert part.replace(" ", "") in front.replace("0001 3760", "00013760")
    for alert in samples.ALERTS:
        assert alert.term.zh in front and alert.detail.replace(" ", "") in front
    assert "表号CC-01·2026-11" in front and "第1页，共2页" in front and "v3" in front and "2026-11-2209:30" in front


def test_what_the_card_must_not_say() -> None:
    pdf = render("card", samples.card())
    whole = reading.text(pdf)
    for secret in (
        "13800138000",
        "138001",
        "0138000",
        "1988",
        "南京西路",
        "200040",
        "jingyi",
        "398",
        "1–2万",
        "62881234",
    ):
        assert secret not in whole.replace("0001 3760", "")


@pytest.mark.parametrize("kept", ["1988-03-12", "--03-12", "L1988-01-25"])
def test_the_birthday_has_no_year(kept: str) -> None:
    front = reading.text(render("card", samples.card(birthday=kept)), 0)
    assert "1988" not in front
    assert ("03-12" in front) == (not kept.startswith("L"))
    assert ("农历" in front) == kept.startswith("L")


def test_hidden_values_print_as_their_hint() -> None:
    front = reading.text(render("card", samples.card(phone=Hidden("·8000"), likes=Hidden())), 0)
    assert "8000" in front and "···" in front


def test_asked_and_none_is_said_in_words() -> None:
    assert "已询问：无过敏、无禁忌" in reading.text(render("card", without_alerts(())), 0)


def test_not_asked_is_not_none() -> None:
    front = reading.text(render("card", without_alerts(None)), 0)
    assert "尚未询问" in front and "已询问" not in front and "详情" in front
    assert "档案无警示" in reading.text(render("card", without_alerts(Hidden())), 0)
    one = reading.text(render("card", samples.card(medication=None)), 0)
    assert "尚未询问:用药" in one and "青霉素" in one


def test_no_alert_is_dropped_silently() -> None:
    few, many = (reading.text(render("card", with_alerts(count)), 0) for count in (12, 90))
    assert len(set(re.findall(r"症状\d+", few))) == 12 and "详情见屏幕" in few and "另有" not in few
    shown = len(set(re.findall(r"症状\d+", many)))
    assert 12 < shown < 90 and f"另有{90 - shown}项，见屏幕" in many


def with_alerts(count: int) -> CardSheet:
    """The sample card with many alerts, each with a long detail."""
    rules = ("keep_clear", "do_not_treat", "allergens", "medication")
    found = tuple(
        Alert(f"a{number}", rules[number % 4], Term(f"sign{number}", f"症状{number:02}"), "很长的说明文字" * 4)
        for number in range(count)
    )
    sheet = samples.card()
    assert sheet.client is not None
    return replace(sheet, client=replace(sheet.client, alerts=found))


def test_long_values_are_cut_and_the_card_says_so() -> None:
    sheet = samples.card(name="阿卜杜拉·买买提·吐尔逊江·艾尔肯·穆罕默德")
    sheet = replace(sheet, visits=(samples.visit(1, steps="清洁、补水、导入" * 40),))
    pdf = render("card", sheet)
    assert "…" in reading.text(pdf, 0) and "…" in reading.text(pdf, 1)
    assert "续见屏幕" in reading.text(pdf, 0) and "续见屏幕" in reading.text(pdf, 1)
    assert "续见屏幕" not in reading.text(render("card", samples.card()))


def test_more_visits_than_rows() -> None:
    sheet = replace(samples.card(), visits=tuple(samples.visit(number) for number in range(7)))
    back = reading.text(render("card", sheet), 1)
    assert back.count("深层补水护理") == 4 and samples.visit(6).day.isoformat() in back and "续见屏幕" in back


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints(text: str) -> None:
    sheet = samples.card(name=text, likes=text, dislikes=text)
    sheet = replace(sheet, place=text, visits=(samples.visit(1, steps=text, felt=text),))
    pdf = render("card", sheet, invariant=True)
    whole = reading.text(pdf)
    assert "root:" not in whole
    assert not set(whole) & set("\x00\x07\x1b\u202e\u2066\u200b\u200d")
    assert len(pages(pdf)) == 2


def test_emoji_becomes_a_visible_mark() -> None:
    assert "〓〓Zoë〓" in reading.text(render("card", samples.card(name=HOSTILE[4])), 0)


def test_boxes_are_drawn_and_never_typed() -> None:
    paper = Paper(io.BytesIO(), (100, 100), title="", invariant=True)
    paper.box(10, 10)
    paper.tick(10, 10)
    code = "\n".join(paper.canvas._code)
    assert " re " in code and " l " in code and "Tj" not in code
    for mode in MODES:
        assert not set(reading.text(render("card", samples.card(mode)))) & set("☐☑☒□✓✔")


@reading.needs_poppler
def test_ticks_are_where_the_choices_are() -> None:
    filled = reading.pixels(render("card", samples.card(goals=("hydrate",))), 0, 150)
    other = reading.pixels(render("card", samples.card(goals=())), 0, 150)
    assert reading.is_one_tick(filled, other)


def test_the_same_card_is_the_same_file() -> None:
    first = render("card", samples.card(), invariant=True)
    render("card", samples.card("en"), invariant=True)
    assert render("card", samples.card(), invariant=True) == first


def test_a_template_has_nothing_of_a_client() -> None:
    render("card", samples.card())
    assert "买买提" not in reading.text(render("card", samples.empty_card()))


@reading.needs_poppler
@pytest.mark.parametrize("kind", list(SHEETS))
@pytest.mark.parametrize("mode", MODES)
def test_nothing_stands_where_printers_do_not_reach(kind: str, mode: str) -> None:
    filled = samples.card(mode) if kind == "card" else samples.intake(mode)
    empty = samples.empty_card(mode) if kind == "card" else samples.empty_intake(mode)
    for sheet in (filled, empty):
        pdf = render(kind, sheet)
        for page in (0, 1):
            grey = reading.pixels(pdf, page, 80)
            assert reading.margin(grey, 5, 80) == 255
            assert reading.margin(grey, 20, 80) < 255


def test_black_ink_only() -> None:
    for kind, sheet in (("card", samples.card()), ("intake", samples.intake())):
        assert reading.is_black_only(render(kind, sheet))


def test_many_cards_at_random_never_fail() -> None:
    source = random.Random(7)
    letters = "阿卜杜拉琍𬭎 ·Zoë<[]>\x1b\u202e😀…-"
    for _ in range(25):
        text = "".join(source.choice(letters) for _ in range(source.randrange(80)))
        card = render("card", samples.card(name=text, likes=text))
        assert len(PdfReader(io.BytesIO(card)).pages) == 2


def test_the_number_is_in_set_c() -> None:
    from reportlab.graphics.barcode.code128 import Code128

    bars = Code128(samples.client().number, quiet=0)
    bars.validate()
    bars.encode()
    assert bars.encoded[:5] == [105, 0, 1, 37, 60]  # start C, then pairs of digits


def test_the_preview_and_the_card_name_the_same_fields() -> None:
    """Every field that the page before printing lists changes the card when it changes, and no other field does."""
    sheet = samples.card()
    assert sheet.client is not None
    for field in CLIENT_FIELDS:
        # alerts stand in their band by the rules, not by their boxes; a reading comes from the name
        if field in ALERT_FIELDS or field.name in ("allergy_detail", "reading"):
            continue
        pair: tuple[Value, ...] = tuple(entry.code for entry in field.choices[:2])
        if field.kind is Kind.CHOICES:
            pair = tuple((entry.code,) for entry in field.choices[:2])
        drawn = {_with(sheet, field.name, value) for value in pair or VALUES[field.kind]}
        assert (len(drawn) > 1) == (field.name in CARD_FIELDS), field.name


def _with(sheet: CardSheet, name: str, value: Value) -> bytes:
    """The card with another value."""
    assert sheet.client is not None
    client = replace(sheet.client, values={**sheet.client.values, name: value})
    return render("card", replace(sheet, client=client), invariant=True)
