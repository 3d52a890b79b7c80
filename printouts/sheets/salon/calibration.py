"""The calibration page: rulers from two edges, the corners of the label sheet, and a length to check the scale."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.papers import CalibrationSheet
from db.text.card_number import spaced
from printouts.drawing.barcode import BARCODE, QUIET, draw_barcode
from printouts.drawing.header_footer import foot
from printouts.drawing.kit import FRAME, GRID, HAIR, TINT, Paper
from printouts.drawing.opening import begin_sheet
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.papers.label_grids import GRIDS

LEFT, RIGHT, FOOT = 11.0, 199.0, 290.0
"""The foot stands below the label sheet's last corner, as it does on label sheets."""
_LENGTH = 100.0
_HOW = (
    Term("1. Print on plain A4 at full size, without “fit to page”.", "1. 用普通 A4 纸按原尺寸打印，不要“适合页面”。"),
    Term("2. The line below must be 100.0 mm long, or the scale is off.", "2. 下方线段应为 100.0 毫米；否则缩放有误。"),
    Term("3. Measure A and B from the edges of the paper to the cross.", "3. 量出 A、B：从纸边到十字中心的距离。"),
    Term("4. Enter A and B on the page “Printers” (F10).", "4. 在“打印机”页面按 F10，输入 A、B。"),
    Term("5. Hold the page with the label sheet against the light.", "5. 与标签纸叠放，对光检查角标是否重合。"),
)
_PRINTER = Term("Printer", "打印机")
_NOW = Term("Now set", "现有设置")
_MEASURED = Term("Measured", "实测")
_SCAN = Term("The scanner must read 0000 0000", "扫描枪应读出 0000 0000")
_NUMBER = "00000000"
"""A number with a right check digit that no card ever has."""
_GREYS = Term("Every field must look different from its neighbour", "相邻色块应能分清")
_STEPS = (0.0, 0.05, TINT, 0.25, 0.5, 0.62, 0.75, 1.0)


def draw_calibration(sheet: CalibrationSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws the page, moved by what the printer is set to now, so that a second print proves the first."""
    kind, words = sheet_of("calibration"), Words(sheet.salon.paper)
    paper = begin_sheet(kind, words, to, invariant=invariant)
    _corners(paper, sheet.dx, sheet.dy)
    _rulers(paper, sheet.dx, sheet.dy)
    _cross(paper, 40 + sheet.dx, 60 + sheet.dy)
    x = 50.0
    words.label(paper, x, 36, kind.term, 15, bold=True, black=1, width=140)
    drawn = words.label(paper, x, 44, _PRINTER, 8)
    paper.text(x + drawn + 2, 44, sheet.printer, 9, bold=True, width=60)
    drawn = words.label(paper, x + 88, 44, _NOW, 8)
    paper.text(x + 90 + drawn, 44, f"dx {sheet.dx:+.2f}  dy {sheet.dy:+.2f}", 9, bold=True)
    for number, term in enumerate(_HOW):
        first, second = words.pair(term)
        paper.text(x, 76 + number * 11, first, 9.5, width=138)
        paper.text(x, 80 + number * 11, second, 6.6, black=0.7, width=138)
    _length(paper, x + sheet.dx, 140 + sheet.dy)
    words.label(paper, x, 158, _MEASURED, 9, bold=True)
    for number, name in enumerate(("A", "B")):
        at = x + number * 34
        paper.text(at, 170, name, 12, bold=True)
        paper.line(at + 8, 171, at + 26, 171)
        paper.text(at + 27, 170, "mm", 7, black=0.7)
    words.label(paper, x, 190, _SCAN, 9, bold=True, width=138)
    draw_barcode(paper, x + QUIET, 196, _NUMBER)
    paper.text(x + QUIET + BARCODE / 2, 210, spaced(_NUMBER), 10, bold=True, align="c")
    words.label(paper, x, 226, _GREYS, 9, bold=True, width=138)
    for number, black in enumerate(_STEPS):
        paper.rect(x + number * 17, 231, 15, 15, HAIR, tint=black)
        paper.text(x + number * 17 + 7.5, 250, f"{black * 100:.0f} %", 7, align="c")
    foot(paper, words, LEFT, RIGHT, FOOT, kind.form, sheet.stamp, 1, 1)
    paper.page()
    paper.save()
    return 1


def _corners(paper: Paper, dx: float, dy: float) -> None:
    grid = GRIDS["L7159"]
    right, bottom = grid.place(grid.capacity - 1)
    right, bottom = right + grid.width, bottom + grid.height
    for row in range(grid.rows + 1):
        y = grid.top + row * grid.down + dy
        paper.line(grid.left + dx, y, grid.left + dx + 3, y, HAIR)
        paper.line(right + dx, y, right + dx - 3, y, HAIR)
    for column in range(grid.columns):
        for x in (grid.left + column * grid.across + dx, grid.left + column * grid.across + grid.width + dx):
            paper.line(x, grid.top + dy, x, grid.top + dy + 3, HAIR)
            paper.line(x, bottom + dy, x, bottom + dy - 3, HAIR)


def _rulers(paper: Paper, dx: float, dy: float) -> None:
    for mm in range(12, 198):
        long = 5.0 if mm % 10 == 0 else 3.5 if mm % 5 == 0 else 2.0
        paper.line(mm + dx, 17 + dy, mm + dx, 17 + long + dy, HAIR)
        if mm % 10 == 0:
            paper.text(mm + dx, 25.6 + dy, str(mm), 6, align="c")
    for mm in range(30, 276):
        long = 5.0 if mm % 10 == 0 else 3.5 if mm % 5 == 0 else 2.0
        paper.line(12 + dx, mm + dy, 12 + long + dx, mm + dy, HAIR)
        if mm % 10 == 0:
            paper.text(18.4 + dx, mm + 0.8 + dy, str(mm), 6)


def _cross(paper: Paper, x: float, y: float) -> None:
    paper.line(x - 6, y, x + 6, y, GRID)
    paper.line(x, y - 6, x, y + 6, GRID)
    paper.circle(x, y, 3, GRID)
    paper.text(x - 6.6, y + 1, "A →", 7, align="r")
    paper.text(x + 1.2, y - 7, "B ↓", 7)


def _length(paper: Paper, x: float, y: float) -> None:
    paper.line(x, y, x + _LENGTH, y, FRAME)
    for end in (x, x + _LENGTH):
        paper.line(end, y - 3, end, y + 3, FRAME)
    paper.text(x + _LENGTH / 2, y - 1.4, "100.0 mm", 8, bold=True, align="c")
