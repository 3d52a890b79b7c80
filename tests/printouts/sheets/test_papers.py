"""The papers of the cabinet: in every language, in their places, with barcodes that are read, and many at once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy
import pytest
from pypdf import PdfReader

from db.fields.declaration import Term
from db.papers.filing import index_groups
from db.sheets.merging import OldPaper
from db.sheets.papers import IndexLine, IndexSheet
from printouts.drawing import template
from printouts.drawing.form_page import area
from printouts.drawing.header_footer import ON_SCREEN
from printouts.drawing.words import MODES, Words
from printouts.registry import CABINET_SHEETS, DESK_SHEETS, SHEETS, render, sheet_of
from printouts.sheets.clients.bulk import CancelledError
from printouts.sheets.merging import merge_slip
from printouts.sheets.papers import index
from printouts.sheets.papers.label_grids import GRIDS
from printouts.sheets.papers.labels import SAFE, draw_labels
from tests.printouts import cabinet_samples, desk_samples, hard_texts, merging_samples, reading, samples

KINDS = list(CABINET_SHEETS)
ORDERS = (index_groups.BY_STROKES, index_groups.BY_PINYIN, index_groups.BY_CREATION)
FILLINGS = {"empty": "empty", "filled": "filled", "longest": hard_texts.LONGEST, "hostile": hard_texts.HOSTILE}
LABELS = (("card", "L7159"), ("card", "plain"), ("place", "plain"), ("address", "L7159"), ("slip", "slips"))


@pytest.fixture(autouse=True)
def empty_templates() -> Iterator[None]:
    """Forms that were drawn before are not seen."""
    template._kept.clear()
    yield


def live(kind: str, page: int) -> reading.Area:
    """Where a page may be drawn on; labels and what calibrates them go to where printers reach."""
    sheet = sheet_of(kind)
    if kind in ("labels", "calibration", "appointment", "appointments"):
        return reading.Area(5, 5, sheet.size[0] - 5, sheet.size[1] - 5)
    found = area(sheet, page)
    return reading.Area(found.left, found.top, found.right, found.bottom)


@reading.needs_poppler
@pytest.mark.parametrize("filling", FILLINGS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "labels"])
def test_every_sheet_can_be_read_and_printed(kind: str, mode: str, filling: str) -> None:
    contents = cabinet_samples.sheet(kind, FILLINGS[filling], mode)
    pdf, drawn = reading.drawing(lambda: render(kind, contents, invariant=True))
    sheet = sheet_of(kind)
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(boxes) == len(drawn)
    assert {(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes} == {
        sheet.size
    }
    if kind != "index":  # the forms of both of its sides are drawn before the first page
        for number, page in enumerate(drawn, 1):
            assert page.faults(live(kind, number)) == []
    assert reading.is_black_only(pdf)
    for number in range(len(boxes)):
        assert reading.margin(reading.pixels(pdf, number, 80), 5, 80) == 255
    said, words = reading.poppler_text(pdf), Words(mode)
    # each of the slips on A4 is one
    title = sheet_of("appointment").term if kind == "appointments" else sheet.term
    assert "".join(words.text(title).split()) in said
    assert sheet.form.replace(" ", "") in said and samples.STAMP.by in said
    assert not set(said) & set("☐☑☒□✓✔\x00\x1b\u202e\u2066\u200d")
    if filling in ("empty", "filled"):
        assert "…" not in said
    elif "…" in said and kind != "calibration":
        assert words.text(ON_SCREEN).replace(" ", "") in said


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.en)
@pytest.mark.parametrize("mode", MODES)
def test_pages_of_an_index_are_in_their_area(order: Term, mode: str) -> None:
    sheet = cabinet_samples.index(order, 300)
    sheet = replace(sheet, salon=sheet.salon._replace(paper=mode))
    render("index", sheet)  # its empty form is kept now, so that only values are noted
    pdf, drawn = reading.drawing(lambda: render("index", sheet))
    for number, page in enumerate(drawn, 1):
        assert page.faults(live("index", number)) == []
    names = "".join(reading.text(pdf).split())
    assert all(line.name.replace(" ", "") in names for line in sheet.lines)


def test_an_index_has_its_heads_where_they_belong() -> None:
    sheet = cabinet_samples.index(index_groups.BY_PINYIN, 400)
    found = index.columns(sheet.lines)
    assert [row for rows in found for row in rows if isinstance(row, IndexLine)] == list(sheet.lines)
    for rows in found:
        assert len(rows) <= index.ROWS
        assert not isinstance(rows[0], IndexLine) and isinstance(rows[-1], IndexLine)
    one = tuple(replace(line, group=Term("A", "A")) for line in sheet.lines)
    assert [rows[0] for rows in index.columns(one)][:2] == [(Term("A", "A"), False), (Term("A", "A"), True)]
    assert index.columns(()) == [[]]


@pytest.mark.parametrize("more", [1, 2, 3, 4])
def test_the_last_column_of_an_index_never_holds_a_card_alone(more: int) -> None:
    lines = cabinet_samples.index(index_groups.BY_PINYIN, 400).lines
    group = Term("A", "A")
    lines = tuple(replace(line, group=group) for line in lines[: 2 * (index.ROWS - 1) + more])
    cards = [sum(isinstance(row, IndexLine) for row in rows) for rows in index.columns(lines)]
    assert cards == [46, 46 + min(0, more - index.LEAST), max(more, index.LEAST)]
    assert [row for rows in index.columns(lines) for row in rows if isinstance(row, IndexLine)] == list(lines)


def test_groups_of_the_three_orders() -> None:
    names = ("丁一", "欧阳静", "张𬭎", "李㛃", "王䶮", "Zoë Smith", "马伊琍", "万芳", "陈静", "亓官静")
    ordered = sorted(names, key=lambda name: index_groups.by_strokes(name)[0])
    assert ordered == ["丁一", "万芳", "马伊琍", "王䶮", "亓官静", "李㛃", "张𬭎", "陈静", "欧阳静", "Zoë Smith"]
    groups = [index_groups.by_strokes(name)[1].zh for name in ordered]
    assert groups[:2] == ["2 画 · 横", "3 画 · 横"] and groups[4] == "4 画 · 横" and groups[-1] == "无笔画"
    assert index_groups.by_pinyin("Zeng Yi")[1].zh == "Z" and index_groups.by_pinyin("")[1].zh == "#"
    assert index_groups.by_pinyin("")[0] > index_groups.by_pinyin("Zeng Yi")[0]
    assert index_groups.by_creation(cabinet_samples.DAY, "1")[1] == Term("2026-11", "2026 年 11 月")


@reading.needs_poppler
@pytest.mark.parametrize("text", ["", hard_texts.LONGEST, hard_texts.HOSTILE])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("kind", "grid"), LABELS)
def test_labels_stay_in_their_cells(kind: str, grid: str, mode: str, text: str) -> None:
    cells = GRIDS[grid]
    sheet = cabinet_samples.labels(kind, cells.capacity, grid, text)
    sheet = replace(sheet, salon=sheet.salon._replace(paper=mode))
    render("labels", sheet)
    pdf, (page,) = reading.drawing(lambda: render("labels", sheet))
    assert reading.is_black_only(pdf)
    assert page.faults(live("labels", 1)) == []
    places = [cells.place(number) for number in range(cells.capacity)]
    inside = [reading.Area(x + SAFE, y + SAFE, x + cells.width - SAFE, y + cells.height - SAFE) for x, y in places]
    for part in (*page.texts, *page.lines):
        assert part.top > 286 or any(part.inside(cell) for cell in inside)


@reading.needs_poppler
@pytest.mark.parametrize(("dx", "dy"), [(0.0, 0.0), (1.3, -0.8)])
def test_labels_are_where_the_sheet_has_them(dx: float, dy: float) -> None:
    """The black block of every label, measured on the raster at 600 dpi."""
    dpi = 600
    grey = numpy.asarray(
        reading.pixels(render("labels", replace(cabinet_samples.labels("card", 24), dx=dx, dy=dy)), 0, dpi)
    )
    for number in range(24):
        x, y = GRIDS["L7159"].place(number)
        left, top = ((edge + SAFE) / 25.4 * dpi for edge in (x + dx, y + dy))
        row = grey[round(top) + 6, round(left) - 40 : round(left) + 40]
        column = grey[round(top) - 40 : round(top) + 40, round(left) + 6]
        for found, wanted in ((row, left - round(left)), (column, top - round(top))):
            assert abs(int(numpy.argmax(found < 128)) - 40 - wanted) / dpi * 25.4 < 0.1


def test_the_grid_is_the_one_of_the_bought_sheet() -> None:
    grid = GRIDS["L7159"]
    assert grid.place(0) == (7.21, 12.9) and grid.capacity == 24
    assert grid.place(23) == pytest.approx((7.21 + 2 * 66.04, 12.9 + 7 * 33.9))


@pytest.mark.parametrize(("start", "count", "pages"), [(1, 24, 1), (17, 8, 1), (17, 9, 2), (1, 0, 1), (24, 26, 3)])
def test_labels_begin_at_the_first_one_left(start: int, count: int, pages: int) -> None:
    sheet = replace(cabinet_samples.labels("card", count), start=start)
    render("labels", sheet)
    _, drawn = reading.drawing(lambda: render("labels", sheet))
    assert len(drawn) == pages
    if count:
        x, y = GRIDS["L7159"].place(start - 1)
        first = next(text for text in drawn[0].texts if text.text == "安雅")
        assert x < first.left < x + 63.5 and y < first.top < y + 33.9


@pytest.mark.parametrize("start", [0, 25])
def test_a_start_beside_the_sheet_is_refused(start: int) -> None:
    with pytest.raises(ValueError, match="label_start"):
        render("labels", replace(cabinet_samples.labels("card", 1), start=start))


@reading.needs_poppler
def test_rare_characters_are_read_back() -> None:
    for kind, grid in LABELS:
        said = reading.poppler_text(render("labels", cabinet_samples.labels(kind, 24, grid)))
        assert all(name in said for name in ("马伊琍", "张𬭎", "曾祎", "李㛃"))
    assert desk_samples.NAME in reading.poppler_text(render("out_card", cabinet_samples.sheet("out_card", "filled")))


def test_whoever_prints_many_is_told_after_every_page() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    entries = cabinet_samples.index(index_groups.BY_PINYIN, 1000)
    for draw in (partial(index.draw_index, entries), partial(draw_labels, cabinet_samples.labels("card", 240))):
        told.clear()
        pages = draw(io.BytesIO(), progress=tell)
        assert pages >= 10 and told == [(page + 1, pages) for page in range(pages)]


def test_printing_can_be_stopped() -> None:
    to = io.BytesIO()
    with pytest.raises(CancelledError):
        draw_labels(cabinet_samples.labels("card", 240), to, progress=lambda done, total: done < 3)
    assert to.getvalue() == b""
    with pytest.raises(CancelledError):
        index.draw_index(cabinet_samples.index(index_groups.BY_PINYIN, 300), to, progress=lambda done, total: False)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_sheet_is_the_same_file(kind: str) -> None:
    sheet = cabinet_samples.sheet(kind, "filled")
    assert render(kind, sheet, invariant=True) == render(kind, sheet, invariant=True)


def test_codes_and_form_numbers_are_nobody_else_s() -> None:
    every = [*SHEETS.values(), *DESK_SHEETS.values(), *CABINET_SHEETS.values()]
    assert len({sheet.code for sheet in every}) == len({sheet.form for sheet in every}) == len(every)


@pytest.mark.parametrize(("dx", "dy"), [(0.0, 0.0), (1.5, -0.8), (-2.0, 0.4)])
def test_the_calibration_page_is_moved_by_what_is_set(dx: float, dy: float) -> None:
    sheet = replace(cabinet_samples.sheet("calibration", "filled"), dx=dx, dy=dy)  # type: ignore[call-arg]
    _, (page,) = reading.drawing(lambda: render("calibration", sheet))
    # the cross whose distance from two edges is measured, and the line whose length is
    for wide, middle in (((12.0, 0.0), (40.0, 60.0)), ((0.0, 12.0), (40.0, 60.0)), ((100.0, 0.0), (100.0, 140.0))):
        x, y = middle[0] + dx, middle[1] + dy
        line = reading.Area(x - wide[0] / 2, y - wide[1] / 2, x + wide[0] / 2, y + wide[1] / 2)
        assert [one for one in page.lines if one.inside(line) and line.inside(one)], (wide, middle)


def test_an_empty_index_is_one_page() -> None:
    assert len(PdfReader(io.BytesIO(render("index", IndexSheet(salon=samples.SALON, stamp=samples.STAMP)))).pages) == 1


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("kind", "pages"), [("pull_list", 4), ("day_sheet", 4), ("pre_read", 20), ("volume", 5)])
def test_long_lists_go_on_overleaf(kind: str, pages: int, mode: str) -> None:
    sheet = cabinet_samples.sheet(kind, "filled", mode)
    lines = getattr(sheet, "lines", ())
    sheet = replace(sheet, lines=(lines * 25)[:100])  # type: ignore[call-arg]  # these kinds have lines
    _, drawn = reading.drawing(lambda: render(kind, sheet))
    assert len(drawn) == pages
    for number, page in enumerate(drawn, 1):
        assert page.faults(live(kind, number)) == []


@pytest.mark.parametrize(
    ("papers", "pages"), [(0, 1), (merge_slip.PAPERS, 1), (merge_slip.PAPERS + 1, 2), (merge_slip.PAPERS + 12, 3)]
)
def test_every_paper_of_an_old_file_is_on_its_slip(papers: int, pages: int) -> None:
    places = tuple(f"屉{at}完" for at in range(papers))
    full = replace(
        merging_samples.SLIP, papers=tuple(OldPaper(kind="card", version=1, place=place) for place in places)
    )
    pdf, drawn = reading.drawing(lambda: render("merge_slip", full))
    assert len(drawn) == pages
    said = "".join(reading.text(pdf, page) for page in range(pages))
    assert all(place in said for place in places)
    for number, page in enumerate(drawn, 1):
        assert page.faults(live("merge_slip", number)) == []
