"""Labels of the cabinet, addresses and insertion slips, on bought sheets or on plain paper to cut.

The form's number stands in the lower margin of the sheet, outside the labels. A printer that moves everything is
corrected by ``dx`` and ``dy``, which the calibration page gives; marks and foot stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.papers import AddressLabel, CardLabel, InsertionSlip, Label, LabelSheet, PlaceLabel
from db.text.card_number import spaced
from printouts.drawing.barcode import BARCODE, QUIET, draw_barcode
from printouts.drawing.header_footer import ON_SCREEN, day, foot
from printouts.drawing.kit import HAIR, Paper
from printouts.drawing.opening import begin_sheet
from printouts.drawing.template import template, use
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.clients.bulk import Progress, tell
from printouts.sheets.papers.label_grids import GRIDS, SIZE, LabelGrid

SAFE = 2.6
"""What stays white inside the edge of a label, in mm."""
_BLOCK = 13.5
_FOOT = 290.0
_STROKES = Term("strokes", "画")
_CABINET, _DRAWER = Term("Cabinet", "柜"), Term("Drawer", "屉")
_CARDS, _KEEPER = Term("cards", "份"), Term("Keeper", "档案管理员")
_TO = Term("to", "至")
_SLIP = Term("Insert here", "插入此处")
_BETWEEN = Term("between", "插在")
_AND = Term("and", "与")
_START, _END = Term("start of the drawer", "本屉开头"), Term("end of the drawer", "本屉末尾")

Box = tuple[float, float, float, float]


def draw_labels(sheet: LabelSheet, to: BinaryIO, *, invariant: bool = False, progress: Progress | None = None) -> int:
    """Draws labels, from the first one that is still on the sheet."""
    grid, words, kind = GRIDS[sheet.grid], Words(sheet.salon.paper), sheet_of("labels")
    if not 1 <= sheet.start <= grid.capacity:
        raise ValueError("label_start")
    paper = begin_sheet(kind, words, to, invariant=invariant)
    # Marks are the same on every page; the labels' own characters are embedded once for all pages.
    template(("labels", sheet.grid), SIZE, {"marks": partial(_marks, grid=grid)}).put(paper)
    first = sheet.start - 1
    total = max(-(-(first + len(sheet.labels)) // grid.capacity), 1)
    for page in range(total):
        before = paper.cuts
        if grid.cut:
            use(paper, "marks")
        for place in range(page * grid.capacity, (page + 1) * grid.capacity):
            if first <= place < first + len(sheet.labels):
                x, y = grid.place(place)
                box = (x + sheet.dx + SAFE, y + sheet.dy + SAFE, grid.width - 2 * SAFE, grid.height - 2 * SAFE)
                _draw(paper, words, sheet.labels[place - first], box)
        if paper.cuts > before:
            paper.text(125, _FOOT, f"▶ {words.text(ON_SCREEN)}", 6, bold=True, align="c")
        foot(paper, words, 11, 199, _FOOT, kind.form, sheet.stamp, page + 1, total)
        paper.page()
        tell(progress, page + 1, total)
    paper.save()
    return total


def _marks(paper: Paper, grid: LabelGrid) -> None:
    if grid.cut:
        grid.marks(paper)


def _draw(paper: Paper, words: Words, label: Label, box: Box) -> None:
    kinds: dict[type[Label], Callable[..., None]] = {
        CardLabel: _card,
        PlaceLabel: _place,
        AddressLabel: _address,
        InsertionSlip: _slip,
    }
    kinds[type(label)](paper, words, label, *box)


def _card(paper: Paper, words: Words, label: CardLabel, x: float, y: float, w: float, h: float) -> None:
    middle = x + _BLOCK / 2
    paper.rect(x, y, _BLOCK, h, tint=1)
    paper.text(middle, y + 12.4, label.letter, 31, bold=True, black=0, align="c", width=_BLOCK - 2)
    paper.line(x + 2.4, y + 15.6, x + _BLOCK - 2.4, y + 15.6, 0.5, 0)
    paper.text(middle, y + 21.8, label.surname, 15, bold=True, black=0, align="c", width=_BLOCK - 1.6)
    if label.strokes:
        counted = f"{label.strokes} {words.text(_STROKES)}"
        paper.text(middle, y + 26.0, counted, 6.4, black=0, align="c", width=_BLOCK - 1)
    left, wide = x + _BLOCK + 2.2, w - _BLOCK - 2.2
    paper.text(left, y + 5.4, label.name, 15, bold=True, width=wide)
    paper.text(left, y + 9.2, "" if label.reading == label.name else label.reading, 7, black=0.85, width=wide)
    bars = x + w - wide + max((wide - BARCODE) / 2, QUIET - 2.2)
    draw_barcode(paper, bars, y + 10.8, label.number, 8.6)
    paper.text(bars + BARCODE / 2, y + 23.2, spaced(label.number), 9, bold=True, align="c")
    since = paper.text(x + w, y + h - 0.9, day(label.since)[:7], 6.2, black=0.7, align="r")
    paper.text(left, y + h - 0.9, label.place, 6.8, black=0.9, width=wide - since - 1)


def _place(paper: Paper, words: Words, label: PlaceLabel, x: float, y: float, w: float, h: float) -> None:
    side = 21.0
    paper.rect(x, y, side, h, tint=1)
    first, second = words.pair(_DRAWER if label.drawer else _CABINET)
    heading = f"{first} {second.upper()}" if second else first
    paper.text(x + side / 2, y + 5.2, heading, 7.6, bold=True, black=0, align="c", width=side - 2)
    paper.text(x + side / 2, y + h / 2 + 6.6, label.mark, 40, bold=True, black=0, align="c", width=side - 4, least=0.2)
    left, wide = x + side + 2.6, w - side - 2.6
    paper.text(left, y + 6.4, label.first, 15, bold=True, width=wide)
    link = words.label(paper, left, y + 11.4, _TO, 7, black=0.7)
    paper.line(left + link + 1.4, y + 10.5, left + wide, y + 10.5, HAIR, 0.6)
    paper.text(left, y + 18.2, label.last, 15, bold=True, width=wide)
    if label.keeper:
        paper.text(left, y + h - 4.6, f"{words.text(_KEEPER)} {label.keeper}", 6.4, black=0.8, width=wide)
    paper.text(left, y + h - 0.9, f"{label.cards} {words.text(_CARDS)}", 7, width=wide)


def _address(paper: Paper, words: Words, label: AddressLabel, x: float, y: float, w: float, h: float) -> None:
    paper.text(x + 1, y + 4.6, label.postcode, 9.5, width=w - 2)
    lines = paper.block(x + 1, y + 10.2, label.address, 9.5, width=w - 2, lines=3, leading=4.5)
    base = max(y + 10.2 + lines * 4.5 + 1.2, y + 22)
    paper.text(x + 1, min(base, y + h - 1.2), label.name, 12, bold=True, width=w - 2)


def _slip(paper: Paper, words: Words, slip: InsertionSlip, x: float, y: float, w: float, h: float) -> None:
    paper.rect(x, y, w, 9.6, tint=1)
    first, second = words.pair(_SLIP)
    wide = paper.text(x + 3, y + 6.6, first, 14, bold=True, black=0)
    paper.text(x + wide + 5.5, y + 6.6, second.upper(), 8, black=0)
    paper.text(x + w - 3, y + 6.6, slip.place, 10, bold=True, black=0, align="r", width=70)
    bars = x + w - BARCODE - QUIET
    draw_barcode(paper, bars, y + 13, slip.number)
    paper.text(bars + BARCODE / 2, y + 26.4, spaced(slip.number), 11, bold=True, align="c")
    room = w - BARCODE - 2 * QUIET - 6
    paper.text(x + 3, y + 23.4, slip.name, 24, bold=True, width=room)
    paper.line(x, y + 30.4, x + w, y + 30.4, HAIR, 0.7)
    for term, name, free, base in ((_BETWEEN, slip.before, _START, y + 41), (_AND, slip.after, _END, y + 54)):
        words.label(paper, x + 3, base, term, 10, width=26)
        paper.text(x + 32, base, name or words.text(free), 17, bold=bool(name), width=w - 54)
    if words.language == "zh":
        paper.text(x + w - 3, y + 54, "之间", 10, black=0.85, align="r")
