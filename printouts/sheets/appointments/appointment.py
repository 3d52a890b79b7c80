"""Appointment slips 预约单 on A6, one a page."""

from __future__ import annotations

from typing import BinaryIO

from db.sheets.day import AppointmentSlips
from printouts.drawing.opening import begin_sheet
from printouts.drawing.words import Words
from printouts.registry import sheet_of
from printouts.sheets.appointments.slip import draw_slip


def draw_appointment(sheet: AppointmentSlips, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws slips; without any, one to be filled in by hand."""
    kind, words = sheet_of("appointment"), Words(sheet.salon.paper)
    paper = begin_sheet(kind, words, to, invariant=invariant)
    slips = sheet.slips or (None,)
    for page, slip in enumerate(slips, 1):
        draw_slip(paper, words, sheet.salon, slip, sheet.stamp, kind.form, (0.0, 0.0), (page, len(slips)))
        paper.page()
    paper.save()
    return len(slips)
