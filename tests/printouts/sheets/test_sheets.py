"""The registry of sheets: what is drawn, from what, on which paper."""

from __future__ import annotations

import subprocess
import sys

import pytest

from printouts.errors import PaperCode, PaperError
from printouts.registry import CABINET_SHEETS, DESK_SHEETS, SHEETS, render, sheet_of
from tests.printouts import samples


def test_each_sheet_knows_its_paper() -> None:
    assert [sheet.code for sheet in SHEETS.values()] == ["card", "intake"]
    card, intake = SHEETS["card"], SHEETS["intake"]
    assert (card.media, card.size, card.sides) == ("iso_a5_148x210mm", (210.0, 148.0), "two-sided-short-edge")
    assert (intake.media, intake.size, intake.sides) == ("iso_a4_210x297mm", (210.0, 297.0), "two-sided-long-edge")


def test_each_sheet_is_drawn_by_the_function_of_its_name() -> None:
    for sheet in (SHEETS | DESK_SHEETS | CABINET_SHEETS).values():
        assert callable(sheet.draw), sheet.code


def test_render_gives_a_pdf() -> None:
    assert render("card", samples.empty_card()).startswith(b"%PDF-")


def test_unknown_kinds_and_wrong_contents_are_refused() -> None:
    with pytest.raises(PaperError) as caught:
        sheet_of("no such sheet")
    assert caught.value.code is PaperCode.UNKNOWN_SHEET
    with pytest.raises(TypeError):
        render("card", samples.intake())


def test_the_registry_loads_no_drawing_code() -> None:
    program = "import sys, printouts.registry, printouts.cups.printers; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
