"""The kinds of sheets: form number, name, paper and how each is drawn. Drawing code is loaded when it is needed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from db.fields.declaration import Term
from db.printing.letters.records import LetterSheet
from db.printing.sheets.client import (
    CardSheet,
    ConsentSheet,
    DeskSheet,
    IntakeSheet,
    LedgerSheet,
    PatchTestSheet,
    SurveySheet,
    VisitSheet,
)
from db.printing.sheets.papers import (
    CalibrationSheet,
    DaySheet,
    IndexSheet,
    LabelSheet,
    OutCard,
    PreReadSheet,
    PullList,
    VolumeSheet,
)
from db.printing.sheets.registers import (
    AccessRequestSheet,
    ClosingSheet,
    DestroySheet,
    InspectionSheet,
    LoanSheet,
    RecoverySheet,
)
from printouts.errors import PaperCode, PaperError

Contents = CardSheet | IntakeSheet | DeskSheet
Draw = Callable[..., int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of sheet.

    Attributes:
        code: What the archive keeps.
        form: Form number and version of the form, which stand at its foot.
        term: What people call it.
        media: Name of the paper size, as CUPS and IPP know it (PWG 5101.1).
        size: Width and height of the page in mm.
        sides: How both sides are printed (IPP ``sides``).
        contents: The record that it is drawn from.
        function: Module and name of the drawing function.
    """

    code: str
    form: str
    term: Term
    media: str
    size: tuple[float, float]
    sides: str
    contents: type[Contents]
    function: str

    @property
    def draw(self) -> Draw:
        """The drawing function: contents, where the PDF goes, ``invariant``; returns the number of pages."""
        module, _, name = self.function.partition(":")
        found: Draw = getattr(import_module(f"printouts.sheets.{module}"), name)
        return found


SHEETS: dict[str, Sheet] = {
    sheet.code: sheet
    for sheet in (
        Sheet(
            "card",
            "CC-01 · 2026-11",
            Term("Client card", "客户档案卡"),
            "iso_a5_148x210mm",
            (210.0, 148.0),
            "two-sided-short-edge",
            CardSheet,
            "clients.card:draw_card",
        ),
        Sheet(
            "intake",
            "IN-02 · 2026-11",
            Term("Client intake form", "顾客基本信息登记表"),
            "iso_a4_210x297mm",
            (210.0, 297.0),
            "two-sided-long-edge",
            IntakeSheet,
            "clients.intake:draw_intake",
        ),
    )
}
"""The sheets of a client that the printing pages offer."""


def _upright(code: str, form: str, term: Term, contents: type[Contents], function: str) -> Sheet:
    """A sheet on A4, both sides."""
    return Sheet(code, form, term, "iso_a4_210x297mm", (210.0, 297.0), "two-sided-long-edge", contents, function)


def _small(code: str, form: str, term: Term, contents: type[Contents], function: str) -> Sheet:
    """A sheet on A5, one side."""
    return Sheet(code, form, term, "iso_a5_148x210mm", (210.0, 148.0), "one-sided", contents, function)


DESK_SHEETS: dict[str, Sheet] = {
    sheet.code: sheet
    for sheet in (
        _upright(
            "visit",
            "VR-01 · 2026-11",
            Term("Visit sheet", "护理记录单"),
            VisitSheet,
            "visits.visit:draw_visit",
        ),
        _upright(
            "ledger",
            "PL-01 · 2026-11",
            Term("Package and prepaid ledger", "次卡/储值登记"),
            LedgerSheet,
            "visits.ledger:draw_ledger",
        ),
        _upright(
            "patch_test",
            "PT-01 · 2026-11",
            Term("Patch-test record", "皮试记录"),
            PatchTestSheet,
            "clients.patch_test:draw_patch_test",
        ),
        _upright(
            "consent",
            "CS-01 · 2026-11",
            Term("Informed consent", "知情同意书"),
            ConsentSheet,
            "clients.consent:draw_consent",
        ),
        _upright(
            "access_request",
            "AR-01 · 2026-11",
            Term("Access request", "查询申请"),
            AccessRequestSheet,
            "registers.access_request:draw_access_request",
        ),
        Sheet(
            "survey",
            "OS-01 · 2026-11",
            Term("Opinion survey", "征询意见表"),
            "iso_a5_148x210mm",
            (148.0, 210.0),
            "two-sided-long-edge",
            SurveySheet,
            "visits.survey:draw_survey",
        ),
        _upright(
            "inspection",
            "AI-01 · 2026-11",
            Term("Archive inspection", "档案检查表"),
            InspectionSheet,
            "registers.inspection:draw_inspection",
        ),
        Sheet(
            "loans",
            "LR-01 · 2026-11",
            Term("Loan register", "借阅登记"),
            "iso_a4_210x297mm",
            (297.0, 210.0),
            "one-sided",
            LoanSheet,
            "papers.loans:draw_loans",
        ),
        _upright(
            "destroy",
            "DS-01 · 2026-11",
            Term("Destroy slip", "销毁单"),
            DestroySheet,
            "registers.destroy:draw_destroy",
        ),
        _upright(
            "closing",
            "DC-01 · 2026-11",
            Term("Closing sheet", "日结单"),
            ClosingSheet,
            "registers.closing:draw_closing",
        ),
        Sheet(
            "letter",
            "LT-01 · 2026-11",
            Term("Letter", "信函"),
            "iso_a4_210x297mm",
            (210.0, 297.0),
            "one-sided",
            LetterSheet,
            "salon.letter:draw_letter",
        ),
    )
}
"""The papers of the desk: forms that are filled in by hand, and letters."""


CABINET_SHEETS: dict[str, Sheet] = {
    sheet.code: sheet
    for sheet in (
        Sheet(
            "labels",
            "LB-01 · 2026-11",
            Term("Labels", "标签"),
            "iso_a4_210x297mm",
            (210.0, 297.0),
            "one-sided",
            LabelSheet,
            "papers.labels:draw_labels",
        ),
        _upright(
            "index",
            "IX-01 · 2026-11",
            Term("Index", "索引"),
            IndexSheet,
            "papers.index_list:draw_index",
        ),
        _upright(
            "pull_list",
            "PU-01 · 2026-11",
            Term("Pull list", "取卡单"),
            PullList,
            "papers.pull_list:draw_pull_list",
        ),
        _small(
            "out_card",
            "OC-01 · 2026-11",
            Term("Out-card", "代卡"),
            OutCard,
            "papers.out_card:draw_out_card",
        ),
        _upright(
            "volume",
            "VC-01 · 2026-11",
            Term("Bound volume", "档案合订本"),
            VolumeSheet,
            "papers.volume:draw_volume",
        ),
        _upright(
            "pre_read",
            "PR-01 · 2026-11",
            Term("Pre-read sheet", "次日顾客预读单"),
            PreReadSheet,
            "visits.pre_read:draw_pre_read",
        ),
        _upright(
            "day_sheet",
            "DA-01 · 2026-11",
            Term("Day sheet", "当日预约表"),
            DaySheet,
            "visits.day_sheet:draw_day_sheet",
        ),
        _small(
            "recovery",
            "RC-01 · 2026-11",
            Term("Recovery sheet", "恢复单"),
            RecoverySheet,
            "salon.recovery:draw",
        ),
        Sheet(
            "calibration",
            "CB-01 · 2026-11",
            Term("Calibration page", "打印校准页"),
            "iso_a4_210x297mm",
            (210.0, 297.0),
            "one-sided",
            CalibrationSheet,
            "salon.calibration:draw_calibration",
        ),
    )
}
"""The papers of the cabinet, and the lists of the day."""


def sheet_of(kind: str) -> Sheet:
    """Returns a kind of sheet.

    Raises:
        PaperError: ``unknown_sheet``.
    """
    found = SHEETS.get(kind) or DESK_SHEETS.get(kind) or CABINET_SHEETS.get(kind)
    if found is None:
        raise PaperError(PaperCode.UNKNOWN_SHEET, kind=kind)
    return found


def render(kind: str, contents: Contents, *, invariant: bool = False) -> bytes:
    """Draws a sheet into memory.

    Args:
        kind: Code of the sheet.
        contents: What is on it.
        invariant: Leave out time and randomness, for tests.

    Returns:
        The PDF.

    Raises:
        PaperError: ``unknown_sheet``, ``fonts_missing``.
        TypeError: If the contents are another sheet's.
    """
    sheet = sheet_of(kind)
    if not isinstance(contents, sheet.contents):
        raise TypeError(f"{kind} is drawn from {sheet.contents.__name__}")
    return written(sheet.draw, contents, invariant)


def written(draw: Draw, contents: Contents, invariant: bool = False) -> bytes:
    """Collects what a drawing function writes; nothing touches the disk."""
    to: BinaryIO = io.BytesIO()
    draw(contents, to, invariant=invariant)
    to.seek(0)
    return to.read()
