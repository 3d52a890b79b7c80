"""Appointment slips 预约单 where there is only A4 in the printer: four a page, to be cut."""

from __future__ import annotations

from typing import BinaryIO

from db.sheets.day import AppointmentSlips
from printouts.drawing.kit import HAIR, Paper
from printouts.drawing.opening import begin_sheet
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.appointments.slip import HEIGHT, WIDTH, draw_slip

OF_A_PAGE = 4
_TOP = 0.5
"""What a sheet of A4 is higher than two of A6, above them in mm."""
_MARK, _EDGE = 5.0, 5.5


def draw_appointments(sheet: AppointmentSlips, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws slips with marks to cut along; without any, a page to be filled in by hand."""
    kind, words = sheet_of("appointments"), Words(sheet.salon.paper)
    paper = begin_sheet(kind, words, to, invariant=invariant)
    slips = sheet.slips or (None,) * OF_A_PAGE
    total = -(-len(slips) // OF_A_PAGE)
    for page in range(total):
        _marks(paper)
        for place, slip in enumerate(slips[page * OF_A_PAGE : (page + 1) * OF_A_PAGE]):
            corner = (WIDTH * (place % 2), _TOP + HEIGHT * (place // 2))
            draw_slip(paper, words, sheet.salon, slip, sheet.stamp, kind.form, corner, (page + 1, total))
        paper.page()
    paper.save()
    return total


def _marks(paper: Paper) -> None:
    """Where to cut: at the edges and in the middle, never through a slip's text."""
    x, y = WIDTH, _TOP + HEIGHT
    for start in (_EDGE, y - _MARK, paper.height - _EDGE - _MARK):
        paper.line(x, start, x, start + (2 * _MARK if start == y - _MARK else _MARK), HAIR, 0.7)
    for start in (_EDGE, x - _MARK, paper.width - _EDGE - _MARK):
        paper.line(start, y, start + (2 * _MARK if start == x - _MARK else _MARK), y, HAIR, 0.7)
