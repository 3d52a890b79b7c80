"""The forms of the desk: in every language, empty, filled, with the longest and with hostile text."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from db.care.records import Taken
from db.fields.values import Hidden
from db.money.ledger.lines import FIRST_PAGE, NEXT_PAGES
from db.rules.records import Level
from db.sheets.client import ConsentSheet, DeskSheet
from db.sheets.money import ReceiptSheet
from db.visits.records import Allowed, Conflict
from printouts.drawing import fonts
from printouts.drawing.form_page import area
from printouts.drawing.header_footer import ON_SCREEN, paged
from printouts.drawing.kit import Paper
from printouts.drawing.words import MODES, Words
from printouts.registry import DESK_SHEETS, SHEETS, render, sheet_of
from printouts.sheets.clients import consent
from printouts.sheets.dated import patch_test
from printouts.sheets.feedback import survey
from printouts.sheets.papers import loans
from printouts.sheets.registers import destroy, disclosures, incident, inspection, training
from tests.printouts import dated_samples, desk_samples, hard_texts, reading, samples, trust_samples

KINDS = list(DESK_SHEETS)
NEVER_CUT = {"consent", "letter"}
"""What is explained before a signature, and what is written to somebody."""
GOES_ON = {*NEVER_CUT, "record"}
"""What goes on overleaf where its texts are long."""


def pages(kind: str, sheet: DeskSheet) -> int:
    """How many pages a form has."""
    return len(PdfReader(io.BytesIO(render(kind, sheet, invariant=True))).pages)


@reading.needs_poppler
@pytest.mark.parametrize("filling", desk_samples.FILLINGS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_form_can_be_read_and_printed(kind: str, mode: str, filling: str) -> None:
    contents = desk_samples.sheet(kind, filling, mode)
    pdf, drawn = reading.drawing(lambda: render(kind, contents, invariant=True))
    sheet = sheet_of(kind)
    sizes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(sizes) == len(drawn)
    assert len(drawn) == 1 or (kind in GOES_ON and filling in ("longest", "latin"))
    assert {(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in sizes} == {
        sheet.size
    }
    for number, page in enumerate(drawn, 1):
        live = area(sheet, number)
        assert page.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []
    assert reading.is_black_only(pdf)
    if filling == "filled":
        assert reading.margin(reading.pixels(pdf, 0, 80), 5, 80) == 255
    said = reading.poppler_text(pdf)
    for text in (text for page in drawn for text in page.texts):
        assert "".join(text.text.split()) in said
    words = Words(mode)
    # a letter has no title but in the file
    assert ("".join(words.text(sheet.term).split()) in said) == (kind != "letter")
    assert sheet.form.replace(" ", "") in said and samples.STAMP.by in said
    assert not set(said) & set("☐☑☒□✓✔\x00\x1b\u202e\u2066\u200d")
    if filling in ("empty", "filled"):
        assert "…" not in said and words.text(ON_SCREEN) not in said
    if filling in ("longest", "latin"):
        assert ("…" in said) == (words.text(ON_SCREEN).replace(" ", "") in said)


def test_faults_are_found() -> None:
    def draw() -> bytes:
        to = io.BytesIO()
        paper = Paper(to, (100, 100), title="", invariant=True)
        paper.text(10, 20, "护理记录", 9)
        paper.text(12, 21, "皮试记录", 9)
        paper.line(15, 5, 15, 40)
        paper.text(98, 60, "右边", 9)
        paper.page()
        return to.getvalue()

    _, (page,) = reading.drawing(draw)
    found = page.faults(reading.Area(0, 0, 100, 100))
    assert sorted(fault.split(":")[0] for fault in found) == ["crossed", "crossed", "outside", "over"]


@pytest.mark.parametrize("kind", KINDS)
def test_long_texts_are_cut_and_the_form_says_so(kind: str) -> None:
    said = reading.text(render(kind, desk_samples.sheet(kind, "longest")))
    assert "…" in said and "续见屏幕" in said


@reading.needs_poppler
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "inspection"])
def test_rare_characters_are_read_back(kind: str) -> None:
    assert desk_samples.NAME in reading.poppler_text(render(kind, desk_samples.sheet(kind, "filled")))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("count", "sides"), [(1, 1), (5, 1), (25, 2), (40, 2), (150, 4)])
def test_a_consent_is_never_cut(count: int, sides: int, mode: str) -> None:
    points = tuple(f"{number}号{'说明' * 25}完{number}号" for number in range(count))
    sheet = desk_samples.sheet("consent", "filled", mode)
    assert isinstance(sheet, ConsentSheet)
    sheet = replace(sheet, risks=points)
    pdf, drawn = reading.drawing(lambda: render("consent", sheet))
    assert len(drawn) == sides
    for number, page in enumerate(drawn, 1):
        live = area(sheet_of("consent"), number)
        assert page.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []
    said = reading.text(pdf)
    assert all(point in said for point in (*points, *("".join(text.split()) for text in sheet.aftercare)))
    assert Words(mode).text(ON_SCREEN).replace(" ", "") not in said
    # the boxes of the photographs are on the page of the signatures
    signed = reading.text(pdf, sides - 1)
    assert all("".join(Words(mode).text(term).split()) in signed for term in (consent._YES, consent._SIGNED))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_form_is_the_same_file(kind: str) -> None:
    sheet = desk_samples.sheet(kind, "filled")
    assert render(kind, sheet, invariant=True) == render(kind, sheet, invariant=True)


@reading.needs_poppler
@pytest.mark.parametrize("mode", MODES)
def test_a_busy_visit_goes_on_overleaf(mode: str) -> None:
    full = desk_samples.busy_visit()
    full = replace(full, salon=full.salon._replace(paper=mode))
    pdf, drawn = reading.drawing(lambda: render("visit", full, invariant=True))
    assert len(drawn) == 2
    for page, found in enumerate(drawn, 1):
        live = area(sheet_of("visit"), page)
        assert found.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []
    front, back = reading.text(pdf, 0), reading.text(pdf, 1)
    assert "护理项目3" in front and "护理项目4" in back and "精华4" in front and "精华8" in back
    assert "次日回访：无红肿，感觉良好。" in back and "500.00" in back and Words(mode).text(ON_SCREEN) not in back


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("text", [hard_texts.LONGEST, hard_texts.LATIN, hard_texts.HOSTILE])
@pytest.mark.parametrize(
    ("kind", "sheet"),
    [
        ("visit", desk_samples.busy_visit()),
        ("ledger", desk_samples.ledger(15)),
        ("patch_test", desk_samples.patch_tests(5)),
        ("loans", desk_samples.loans(9)),
        ("inspection", desk_samples.inspection(8)),
        ("destroy", desk_samples.destroyed(10)),
    ],
)
def test_the_other_side_holds_long_texts_too(kind: str, sheet: DeskSheet, text: str, mode: str) -> None:
    spoiled: DeskSheet = hard_texts.spoiled(sheet, text)
    spoiled = replace(spoiled, salon=spoiled.salon._replace(paper=mode))
    _, drawn = reading.drawing(lambda: render(kind, spoiled))
    assert len(drawn) == 2
    for page, found in enumerate(drawn, 1):
        live = area(sheet_of(kind), page)
        assert found.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_address_of_the_salon_takes_two_lines(kind: str) -> None:
    address = "上海市静安区南京西路 1266 号恒隆广场二座 12 楼 1203 室（近陕西北路）"
    sheet = desk_samples.sheet(kind, "empty")
    sheet = replace(sheet, salon=sheet.salon._replace(address=address, name_latin=""))
    pdf, (drawn,) = reading.drawing(lambda: render(kind, sheet))
    live = area(sheet_of(kind))
    assert drawn.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []
    assert "续见屏幕" not in reading.text(pdf) and "（近陕西北路）" in reading.text(pdf)


def test_words_with_accents_are_not_broken() -> None:
    broken = fonts.wrap("Zoë Čapková-Łukaszewicz", 8, 40, 4)
    assert broken[0].text == "Zoë"


def test_a_visit_of_many_lines_says_that_there_are_more() -> None:
    many = desk_samples.busy_visit()
    assert many.visit is not None
    services = many.visit.services * 4
    back = reading.text(render("visit", replace(many, visit=replace(many.visit, services=services))), 1)
    assert "续见屏幕" in back


def test_what_stands_against_a_service_is_on_the_visit_sheet() -> None:
    alert = samples.ALERTS[1]
    allowed = Allowed("周岚", "医生书面同意")
    one = Conflict(item="果酸焕肤", alert=alert, level=Level.HOLD, overridden=True, allowed=allowed)
    test = dated_samples.record("patch", day=date(2026, 11, 20))
    found = replace(desk_samples.visit(conflicts=(one,)), taken=Taken(test=test))
    drawn = reading.text(render("visit", found))
    assert "暂缓果酸焕肤–果酸/水杨酸(已放行周岚:医生书面同意)" in drawn
    assert "2026-11-20" in drawn and "阴性" in drawn


def test_the_intake_form_says_what_speaks_against_the_plan() -> None:
    alert = samples.ALERTS[1]
    one = Conflict(item="果酸焕肤", alert=alert, level=Level.HOLD)

    def drawn(verdicts: tuple[Conflict, ...] | None) -> str:
        return reading.text(render("intake", replace(samples.intake(), taken=Taken(verdicts=verdicts))), 1)

    assert "暂缓果酸焕肤–果酸/水杨酸" in drawn((one,))
    assert "方案各项无冲突" in drawn(()) and "方案各项无冲突" not in drawn(None)


def test_hidden_amounts_stay_hidden() -> None:
    sheet = desk_samples.visit(total=Hidden("—"), left=Hidden("—"))
    assert "988.00" not in reading.text(render("visit", sheet))
    balance = replace(desk_samples.ledger(3), kind="prepaid", price=Hidden("···"))
    assert "11,880.00" not in reading.text(render("ledger", balance))


@pytest.mark.parametrize(("used", "expected"), [(0, 1), (13, 1), (14, 2), (33, 2), (34, 3)])
def test_a_ledger_always_has_free_rows(used: int, expected: int) -> None:
    assert FIRST_PAGE == 17 and NEXT_PAGES == 20
    assert pages("ledger", desk_samples.ledger(used)) == expected


def test_amounts_of_a_ledger() -> None:
    package = reading.text(render("ledger", desk_samples.ledger(2)))
    prepaid = reading.text(render("ledger", replace(desk_samples.ledger(2), kind="prepaid")))
    assert "0.58" not in package and "11,880.00" in package
    assert "−0.01" in prepaid and "0.58" in prepaid


@pytest.mark.parametrize("mode", ["en", "zh_en"])
@pytest.mark.parametrize(
    "kind", ["visit", "ledger", "receipt", "statement", "contract", "refund", "closing", "balances"]
)
def test_no_amount_is_cut(kind: str, mode: str) -> None:
    said = reading.text(render(kind, hard_texts.dearest(desk_samples.sheet(kind, "filled", mode))))
    assert "99,999,999.99" in said
    assert fonts.ELLIPSIS not in said


@pytest.mark.parametrize(
    ("kind", "sheet", "expected"),
    [
        ("patch_test", desk_samples.patch_tests(patch_test.TESTS), 1),
        ("patch_test", desk_samples.patch_tests(patch_test.TESTS + 1), 2),
        ("loans", desk_samples.loans(loans.ROWS - loans.FREE), 1),
        ("loans", desk_samples.loans(loans.ROWS), 2),
        ("inspection", desk_samples.inspection(inspection.FINDINGS), 1),
        ("inspection", desk_samples.inspection(inspection.FINDINGS + 1), 2),
        ("incident", trust_samples.incident(incident.STEPS - 1), 1),
        ("incident", trust_samples.incident(incident.STEPS), 2),
        ("training", trust_samples.training(training.PEOPLE), 1),
        ("training", trust_samples.training(training.PEOPLE + 1), 2),
        ("disclosures", trust_samples.disclosures(disclosures.ROWS), 1),
        ("disclosures", trust_samples.disclosures(disclosures.ROWS + 1), 2),
        ("destroy", desk_samples.destroyed(destroy.PAPERS), 1),
        ("destroy", desk_samples.destroyed(destroy.PAPERS + destroy.NEXT_PAPERS + 1), 3),
    ],
)
@pytest.mark.parametrize("mode", MODES)
def test_long_lists_go_on_overleaf(kind: str, sheet: DeskSheet, expected: int, mode: str) -> None:
    sheet = replace(sheet, salon=sheet.salon._replace(paper=mode))
    _, drawn = reading.drawing(lambda: render(kind, sheet))
    assert len(drawn) == expected
    for page, found in enumerate(drawn, 1):
        live = area(sheet_of(kind), page)
        assert found.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []


def test_rows_are_shared_out_over_pages() -> None:
    assert paged((), 3, 5) == [()]
    assert paged((1, 2, 3), 3, 5) == [(1, 2, 3)]
    assert paged((1, 2, 3), 3, 5, free=1) == [(1, 2, 3), ()]
    assert paged(tuple(range(9)), 3, 5) == [(0, 1, 2), (3, 4, 5, 6, 7), (8,)]


@reading.needs_poppler
def test_a_rating_is_one_tick() -> None:
    given, none = (desk_samples.survey(ratings=("5", "4", third)) for third in ("2", ""))
    one, other = (reading.pixels(render("survey", sheet), 0, 150) for sheet in (given, none))
    assert reading.is_one_tick(one, other)
    assert survey.RATINGS == ("5", "4", "3", "2", "1")


@reading.needs_poppler
def test_a_closing_has_what_differs_and_its_sum() -> None:
    said = reading.text(render("closing", desk_samples.sheet("closing", "filled")))
    assert "894.000.003,126.00−96.000.003,924.00" in said and "1,420.000.003,126.00−96.000.004,450.00" in said
    assert "1,400.000.003,126.00−96.000.004,430.00" in said and "−20.000.000.000.000.00−20.00" in said
    assert "9f86d081884c7d65" in said and "2c26b46b68ffc68f" in said and "2026-11-22(2)" in said


@pytest.mark.parametrize("mode", MODES)
def test_a_receipt_of_many_lines_and_payments_keeps_room_for_the_signature(mode: str) -> None:
    sheet = desk_samples.sheet("receipt", "filled", mode)
    assert isinstance(sheet, ReceiptSheet)
    full = replace(sheet, lines=sheet.lines * 6, payments=sheet.payments * 3, corrects="B4371")
    pdf, (drawn,) = reading.drawing(lambda: render("receipt", full))
    live = area(sheet_of("receipt"))
    assert drawn.faults(reading.Area(live.left, live.top, live.right, live.bottom)) == []
    more = "and{}more" if Words(mode).language == "en" else "另有{}项"
    said = reading.text(pdf)
    assert more.format(6) in said and more.format(3) in said


def test_an_anonymous_survey_has_no_barcode_but_a_number() -> None:
    said = reading.text(render("survey", desk_samples.survey(client=None)))
    assert "Y2026-0031" in said and "条码粘贴处" not in said


def test_forms_have_codes_and_numbers_of_their_own() -> None:
    every = [*SHEETS.values(), *DESK_SHEETS.values()]
    assert len({sheet.code for sheet in every}) == len({sheet.form for sheet in every}) == len(every)
    assert all(re.fullmatch(r"[A-Z]{2}-\d\d · 20\d\d-\d\d", sheet.form) for sheet in every)
