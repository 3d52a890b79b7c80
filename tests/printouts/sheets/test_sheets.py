"""The registry of sheets: what is drawn, from what, on which paper."""

from __future__ import annotations

import subprocess
import sys

import pytest

from printouts.errors import PaperCode, PaperError
from printouts.registry import SHEETS, render, sheet_of
from printouts.sheets.clients import card, intake
from tests.printouts import samples


def test_each_sheet_knows_its_paper() -> None:
    assert [sheet.code for sheet in SHEETS.values()] == ["card", "intake"]
    assert (SHEETS["card"].form, SHEETS["card"].size) == (card.FORM, card.SIZE)
    assert (SHEETS["intake"].form, SHEETS["intake"].size) == (intake.FORM, intake.SIZE)
    assert SHEETS["card"].sides == "two-sided-short-edge"
    assert SHEETS["intake"].sides == "two-sided-long-edge"


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
