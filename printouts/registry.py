"""The kinds of sheets: a line for each, with its form number, its name, its paper and what it is drawn from.

Drawing code stands in a file of the sheet's area and is loaded when it is needed.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple, Protocol, TypeVar

from db.fields.declaration import Term
from db.printing.letters.records import LetterSheet
from db.sheets.client import (
    CardSheet,
    ConsentSheet,
    DeskSheet,
    IntakeSheet,
    LedgerSheet,
    SurveyBatch,
    SurveySheet,
    VisitSheet,
)
from db.sheets.closing import ClosingSheet
from db.sheets.dated import ComparisonSheet, PatchTestSheet, RecordSheet
from db.sheets.day import AppointmentSlips, DaySheet, PreparationSheet, PreReadSheet
from db.sheets.dossier import CorrectionSheet, DossierSheet, LockedSheet
from db.sheets.events import EventSheet
from db.sheets.filters import ClientListSheet
from db.sheets.held import BalancesSheet, ContractSheet, RefundSheet, StatementSheet
from db.sheets.log import WhoLookedSheet
from db.sheets.merging import MergeSheet
from db.sheets.money import ReceiptSheet
from db.sheets.papers import (
    CalibrationSheet,
    IndexSheet,
    LabelSheet,
    OutCard,
    PullList,
    VolumeSheet,
)
from db.sheets.registers import (
    AccessRequestSheet,
    DestroySheet,
    EmergencySheet,
    InspectionSheet,
    LoanSheet,
    ProofSheet,
    RecoverySheet,
)
from db.sheets.retention import RetentionSheet
from db.sheets.roster import RosterSheet
from db.sheets.trust import DisclosuresSheet, IncidentSheet, TrainingSheet
from printouts.errors import PaperCode, PaperError

Contents = CardSheet | IntakeSheet | DeskSheet
Drawn = TypeVar("Drawn", contravariant=True)


class Draw(Protocol[Drawn]):
    """A drawing function: ``draw_`` and the code of the sheet, in the file that is called as the code."""

    def __call__(self, sheet: Drawn, to: BinaryIO, *, invariant: bool = False) -> int:
        """Draws a sheet; a form without contents is one to be filled in by hand.

        What has many pages takes ``progress`` besides, which is told after every page and may stop the printing.

        Args:
            sheet: What is on it.
            to: Where the PDF goes.
            invariant: Leave out time and randomness, for tests.

        Returns:
            The number of pages.

        Raises:
            PaperError: ``fonts_missing``.
            CancelledError: If the printing was stopped.
        """


class Format(NamedTuple):
    """The paper of a sheet.

    Attributes:
        media: Name of the paper size, as CUPS and IPP know it (PWG 5101.1).
        size: Width and height of the page in mm.
        sides: How both sides are printed (IPP ``sides``).
    """

    media: str
    size: tuple[float, float]
    sides: str


_A4_NAME, _A5_NAME, _A6_NAME = "iso_a4_210x297mm", "iso_a5_148x210mm", "iso_a6_105x148mm"
A4 = Format(_A4_NAME, (210.0, 297.0), "two-sided-long-edge")
A4_ONE = Format(_A4_NAME, (210.0, 297.0), "one-sided")
A4_ACROSS = Format(_A4_NAME, (297.0, 210.0), "one-sided")
A5_CARD = Format(_A5_NAME, (210.0, 148.0), "two-sided-short-edge")
A5_ACROSS = Format(_A5_NAME, (210.0, 148.0), "one-sided")
A5_UPRIGHT = Format(_A5_NAME, (148.0, 210.0), "two-sided-long-edge")
A5_ONE = Format(_A5_NAME, (148.0, 210.0), "one-sided")
A6 = Format(_A6_NAME, (105.0, 148.0), "one-sided")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of sheet.

    Attributes:
        area: The area that it belongs to: the folder that its drawing function stands in.
        code: What the archive keeps.
        form: Form number and version of the form, which stand at its foot.
        term: What people call it.
        format: Its paper.
        contents: The record that it is drawn from.
        is_form: Whether an empty one is filled in by hand; without contents, another says nothing.
    """

    area: str
    code: str
    form: str
    term: Term
    format: Format
    contents: type[Contents]
    is_form: bool = True

    @property
    def media(self) -> str:
        """Name of the paper size."""
        return self.format.media

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in mm."""
        return self.format.size

    @property
    def sides(self) -> str:
        """How both sides are printed."""
        return self.format.sides

    @property
    def draw(self) -> Draw[Any]:
        """The drawing function."""
        module = import_module(f"printouts.sheets.{self.area}.{self.code}")
        draw: Draw[Any] = getattr(module, f"draw_{self.code}")
        return draw


def _by_code(*sheets: Sheet) -> dict[str, Sheet]:
    return {sheet.code: sheet for sheet in sheets}


SHEETS = _by_code(
    Sheet("clients", "card", "CC-01 · 2026-11", Term("Client card", "客户档案卡"), A5_CARD, CardSheet),
    Sheet("clients", "intake", "IN-03 · 2026-11", Term("Client intake form", "顾客基本信息登记表"), A4, IntakeSheet),
)
"""The sheets of a client that the printing pages offer."""

DESK_SHEETS = _by_code(
    Sheet("visits", "visit", "VR-01 · 2026-11", Term("Visit sheet", "护理记录单"), A4, VisitSheet),
    Sheet("visits", "ledger", "PL-01 · 2026-11", Term("Package and prepaid ledger", "次卡/储值登记"), A4, LedgerSheet),
    Sheet("dated", "patch_test", "PT-01 · 2026-11", Term("Patch-test record", "皮试记录"), A4, PatchTestSheet),
    Sheet("clients", "consent", "CS-01 · 2026-11", Term("Informed consent", "知情同意书"), A4, ConsentSheet),
    Sheet("registers", "access_request", "AR-01 · 2026-11", Term("Access request", "查询申请"), A4, AccessRequestSheet),
    Sheet("feedback", "survey", "OS-01 · 2026-11", Term("Opinion survey", "征询意见表"), A5_UPRIGHT, SurveySheet),
    Sheet("registers", "inspection", "AI-01 · 2026-11", Term("Archive inspection", "档案检查表"), A4, InspectionSheet),
    Sheet("papers", "loans", "LR-01 · 2026-11", Term("Loan register", "借阅登记"), A4_ACROSS, LoanSheet),
    Sheet("registers", "destroy", "DS-01 · 2026-11", Term("Destroy slip", "销毁单"), A4, DestroySheet),
    Sheet("money", "receipt", "RE-01 · 2026-11", Term("Receipt", "收据"), A6, ReceiptSheet),
    Sheet("held", "statement", "ST-01 · 2026-11", Term("Statement", "对账单"), A4, StatementSheet),
    Sheet("held", "contract", "SA-01 · 2026-11", Term("Service agreement", "服务协议"), A4, ContractSheet),
    Sheet("held", "balances", "BA-01 · 2026-11", Term("Balances from paper", "台账前结存确认单"), A4, BalancesSheet),
    Sheet("held", "refund", "RF-01 · 2026-11", Term("Refund form", "退款单"), A4, RefundSheet),
    Sheet("money", "closing", "DC-01 · 2026-11", Term("Closing sheet", "日结单"), A4, ClosingSheet),
    Sheet("salon", "letter", "LT-01 · 2026-11", Term("Letter", "信函"), A4_ONE, LetterSheet),
    Sheet("dated", "record", "RS-01 · 2026-11", Term("Record sheet", "档案记录单"), A4, RecordSheet),
    Sheet("dated", "comparison", "SC-01 · 2026-11", Term("Comparison", "前后对比单"), A4, ComparisonSheet),
)
"""The papers of the desk: forms that are filled in by hand, and letters."""

CABINET_SHEETS = _by_code(
    Sheet("papers", "labels", "LB-01 · 2026-11", Term("Labels", "标签"), A4_ONE, LabelSheet, is_form=False),
    Sheet("papers", "index", "IX-01 · 2026-11", Term("Index", "索引"), A4, IndexSheet, is_form=False),
    Sheet("papers", "pull_list", "PU-01 · 2026-11", Term("Pull list", "取卡单"), A4, PullList),
    Sheet("papers", "out_card", "OC-01 · 2026-11", Term("Out-card", "代卡"), A5_ACROSS, OutCard),
    Sheet(
        "feedback",
        "surveys",
        "OS-02 · 2026-11",
        Term("Opinion survey", "征询意见表"),
        A5_ONE,
        SurveyBatch,
        is_form=False,
    ),
    Sheet("papers", "volume", "VC-01 · 2026-11", Term("Bound volume", "档案合订本"), A4, VolumeSheet),
    Sheet(
        "registers",
        "dossier",
        "CD-01 · 2026-11",
        Term("Copy for the client", "个人资料副本"),
        A4,
        DossierSheet,
        is_form=False,
    ),
    Sheet(
        "registers", "correction", "CO-01 · 2026-11", Term("Correction", "更正单"), A4, CorrectionSheet, is_form=False
    ),
    Sheet("registers", "locked", "LK-01 · 2026-11", Term("Locked records", "封存记录"), A4, LockedSheet, is_form=False),
    Sheet("merging", "merge_slip", "ME-01 · 2026-11", Term("Merge slip", "并档单"), A5_ACROSS, MergeSheet),
    Sheet("registers", "incident", "SI-01 · 2026-11", Term("Secrecy incident", "泄密事件处理单"), A4, IncidentSheet),
    Sheet("registers", "training", "TR-01 · 2026-11", Term("Training and checks", "培训检查签到表"), A4, TrainingSheet),
    Sheet("registers", "disclosures", "TD-01 · 2026-11", Term("Given to others", "对外提供清单"), A4, DisclosuresSheet),
    Sheet("appointments", "pre_read", "PR-01 · 2026-11", Term("Pre-read sheet", "次日顾客预读单"), A4, PreReadSheet),
    Sheet("appointments", "day_sheet", "DA-01 · 2026-11", Term("Day sheet", "当日预约表"), A4, DaySheet),
    Sheet(
        "appointments",
        "preparation",
        "PP-01 · 2026-11",
        Term("Preparation list", "准备单"),
        A4_ACROSS,
        PreparationSheet,
    ),
    Sheet("appointments", "appointment", "AP-01 · 2026-11", Term("Appointment slip", "预约单"), A6, AppointmentSlips),
    Sheet(
        "appointments",
        "appointments",
        "AP-02 · 2026-11",
        Term("Four slips", "预约单（四张）"),
        A4_ONE,
        AppointmentSlips,
    ),
    Sheet("events", "event_list", "EV-01 · 2026-11", Term("Guest list", "活动签到表"), A4, EventSheet),
    Sheet("contacts", "retention", "RT-01 · 2026-11", Term("Away and watched", "流失与风险名单"), A4, RetentionSheet),
    Sheet("filters", "client_list", "CL-01 · 2026-11", Term("Client list", "客户名单"), A4, ClientListSheet),
    Sheet("log", "who_looked", "WL-01 · 2026-11", Term("Who looked at the file", "档案查阅记录"), A4, WhoLookedSheet),
    Sheet("roster", "roster", "RO-01 · 2026-11", Term("Roster", "排班表"), A4_ACROSS, RosterSheet),
    Sheet(
        "salon",
        "recovery",
        "RC-01 · 2026-11",
        Term("Recovery sheet", "恢复单"),
        A5_ACROSS,
        RecoverySheet,
        is_form=False,
    ),
    Sheet(
        "salon", "emergency", "EM-01 · 2026-11", Term("Emergency page", "应急卡"), A4_ONE, EmergencySheet, is_form=False
    ),
    Sheet(
        "salon",
        "proof",
        "BR-01 · 2026-11",
        Term("Proof of a backup", "备份恢复验证单"),
        A4_ONE,
        ProofSheet,
        is_form=False,
    ),
    Sheet("salon", "calibration", "CB-01 · 2026-11", Term("Calibration page", "打印校准页"), A4_ONE, CalibrationSheet),
)
"""The papers of the cabinet, and the lists of the day."""


def sheet_of(kind: str) -> Sheet:
    """Returns a kind of sheet.

    Raises:
        PaperError: ``unknown_sheet``.
    """
    sheet = SHEETS.get(kind) or DESK_SHEETS.get(kind) or CABINET_SHEETS.get(kind)
    if sheet is None:
        raise PaperError(PaperCode.UNKNOWN_SHEET, kind=kind)
    return sheet


def render(kind: str, contents: Contents, *, invariant: bool = False) -> bytes:
    """Draws a sheet into memory; nothing touches the disk.

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
    to = io.BytesIO()
    sheet.draw(contents, to, invariant=invariant)
    return to.getvalue()
