"""Opinion surveys that were numbered together: a sheet for each, with its number as a barcode."""

from __future__ import annotations

from typing import BinaryIO

from db.sheets.client import SurveyBatch, SurveySheet
from printouts.drawing.form_page import draw_forms
from printouts.sheets.feedback.survey import survey_form


def draw_surveys(sheet: SurveyBatch, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws the surveys one after the other; without any, one to be filled in by hand."""
    surveys = sheet.surveys or (SurveySheet(salon=sheet.salon, stamp=sheet.stamp),)
    return draw_forms("surveys", sheet, [survey_form(one) for one in surveys], to, invariant=invariant)
