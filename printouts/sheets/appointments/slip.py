"""What an appointment slip says, drawn into 105 × 148 mm: the whole of an A6, or a quarter of an A4."""

from __future__ import annotations

from db.fields.declaration import Term
from db.salon.records import SalonRecord
from db.sheets.client import PrintStamp
from db.sheets.day import AppointmentSlip
from db.text.card_number import spaced
from printouts.drawing.barcode import BARCODE, QUIET, draw_barcode
from printouts.drawing.header_footer import ON_SCREEN, foot, small_head
from printouts.drawing.kit import GRID, HAIR, TINT, Paper
from printouts.drawing.words import Words, blank
from printouts.registry import sheet_of
from printouts.sheets.appointments.days import long_day

WIDTH, HEIGHT = 105.0, 148.0
_EDGE = 9.0
SERVICES = 4
"""Services that have a line each."""
_TO_WRITE = Term("Dear", "尊敬的")
_EXPECTED = Term("We look forward to seeing you.", "恭候您的光临。")
_TIME, _DATE = Term("Time", "时间"), Term("Day", "日期")
_SERVICES = Term("Services", "项目")
_LEAVE_OFF = Term("Please leave off before", "做前请停用")
_MORE = Term("and {n} more", "另有 {n} 项")
_MINUTES = Term("about {n} minutes", "约 {n} 分钟")
_CHANGE = Term(
    "If you can't come, please tell us a day before, so that somebody else can have the time.",
    "如需改期或取消，请提前一天告知，方便为您调整时间。",
)
_BRING = Term("Please bring this slip; it finds your file.", "来店请出示本单，扫码即可找到您的档案。")


def draw_slip(
    paper: Paper,
    words: Words,
    salon: SalonRecord,
    slip: AppointmentSlip | None,
    stamp: PrintStamp,
    form: str,
    corner: tuple[float, float],
    page: tuple[int, int],
) -> None:
    """Draws a slip, or an empty one to be filled in by hand.

    Args:
        paper: Where.
        words: The languages.
        salon: Whose head it bears.
        slip: The appointment.
        stamp: Who prints it, and when.
        form: Form number and version of the form.
        corner: Left and upper end of its room in mm.
        page: Number of the page, and how many there are.
    """
    before = paper.cuts
    left, top = corner[0] + _EDGE, corner[1] + _EDGE
    right, bottom = corner[0] + WIDTH - _EDGE, corner[1] + HEIGHT - _EDGE
    wide = right - left
    small_head(paper, words, sheet_of("appointment").term, salon, left, top, wide)
    paper.text(left, top + 26.4, slip.greeting if slip else words.text(_TO_WRITE), 12, bold=True, width=wide)
    if slip is None:
        blank(paper, left + 18, right, top + 27.2)
    words.label(paper, left, top + 32.2, _EXPECTED, 8, width=wide)
    _when(paper, words, slip, left, top + 35.4, wide)
    _services(paper, words, slip, left, top + 64.6, wide)
    base = top + 98.6
    for text in (_CHANGE, _BRING) if slip is not None and slip.number else (_CHANGE,):
        base += 3.6 * _prose(paper, words, text, left, base, wide)
    if slip is not None and slip.number:
        _bars(paper, slip.number, left + wide / 2, bottom - 20.6)
    if paper.cuts > before:
        paper.text(right, bottom - 3.4, f"▶ {words.text(ON_SCREEN)}", 6, bold=True, align="r")
    foot(paper, words, left, right, bottom - 0.4, form, stamp, *page)


def _when(paper: Paper, words: Words, slip: AppointmentSlip | None, x: float, y: float, w: float) -> None:
    """Day and time: what is read from across the kitchen."""
    high = 26.0
    paper.rect(x, y, w, high, tint=TINT)
    paper.rect(x, y, w, high, GRID)
    middle = x + w * 0.56
    paper.line(middle, y + 3, middle, y + high - 3, HAIR, 0.6)
    for label, at in ((_DATE, x), (_TIME, middle)):
        words.label(paper, at + 2.4, y + 4.2, label, 6.4)
    if slip is None:
        return
    day, weekday = long_day(words, slip.day)
    paper.text(x + 2.4, y + 14.6, day, 17, bold=True, width=w * 0.56 - 4.8)
    paper.text(x + 2.4, y + 21.8, weekday, 11, width=w * 0.56 - 4.8)
    paper.text(middle + 2.4, y + 14.6, slip.start, 24, bold=True, width=w * 0.44 - 4.8)
    if slip.minutes:
        said = words.text(_MINUTES).format(n=slip.minutes)
        paper.text(middle + 2.4, y + 21.8, said, 8.4, black=0.85, width=w * 0.44 - 4.8)


def _services(paper: Paper, words: Words, slip: AppointmentSlip | None, x: float, y: float, w: float) -> None:
    """What is done; never what it costs."""
    words.label(paper, x, y + 2.6, _SERVICES, 6.4)
    named, off = (list(slip.services), slip.leave_off) if slip else ([], ())
    most = SERVICES - 1 if off else SERVICES
    shown = named if len(named) <= most else named[: most - 1]
    for number, name in enumerate(shown):
        paper.text(x, y + 8.8 + 6.4 * number, name, 11, bold=True, width=w)
    if len(shown) < len(named):
        more = words.text(_MORE).format(n=len(named) - len(shown))
        paper.text(x, y + 8.8 + 6.4 * len(shown), more, 9)
    if off:
        top = y + 8.0 + 6.4 * min(len(named), most)
        words.label(paper, x, top, _LEAVE_OFF, 6.4)
        text = ("；" if words.language == "zh" else "; ").join(off)
        paper.block(
            x, top + 4.0, text, 8, width=w, lines=1 + max(int((y + 26.8 - top) / 3.7), 0), leading=3.7, bold=True
        )
    if slip is None:
        for number in range(SERVICES - 1):
            blank(paper, x, x + w, y + 10.4 + 8.4 * number)
        words.label(paper, x, y + 22.4, _LEAVE_OFF, 6.4)


def _prose(paper: Paper, words: Words, text: Term, x: float, y: float, w: float) -> int:
    """A sentence in the main language; returns its lines."""
    return paper.block(x, y, words.text(text), 7, width=w, lines=2, leading=3.3)


def _bars(paper: Paper, number: str, middle: float, y: float) -> None:
    x = middle - BARCODE / 2
    paper.rect(x - QUIET, y, BARCODE + 2 * QUIET, 14.6, tint=0)
    draw_barcode(paper, x, y + 0.8, number)
    paper.text(middle, y + 13.4, spaced(number), 9, bold=True, align="c")
