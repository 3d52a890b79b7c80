"""Sheets that are saved on a stick: with clients' data only behind a password."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from db.papers.printed.queries import sheets
from salon_tui.screens.asking.password import AskPassword
from tests.db.salon import OUYANG, Salon, everything
from tests.printouts.cups.lab import lab, laboratory
from tests.printouts.cups.print_lab import PrintLab
from tests.screens.desks import Sitting, at_desk
from tests.screens.printing.print_desks import home, print_card, shows
from tests.sticks import Machine, machine

__all__ = ["home", "lab", "laboratory", "machine"]

PASSWORD = "Ostern 2026"


@pytest.fixture
def stick(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick at a machine without a printer."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path / "none"))
    return machine.plug_in(tmp_path / "stick")


async def _card_to_stick(desk: Sitting, salon: Salon) -> None:
    desk.app.show_client(desk.app.page("home"), salon.clients[OUYANG], [salon.clients[OUYANG]])
    await desk.settle()
    await desk.press("f9", "f4")
    assert "2  PDF" in desk.line("~/stick")
    await desk.press("2")


def _versions(desk: Sitting, salon: Salon) -> int:
    return len(sheets(desk.app.desk_in_use, salon.clients[OUYANG]))


async def test_a_card_on_a_stick_needs_a_password(salon: Salon, stick: Path) -> None:
    async with at_desk(salon) as desk:
        await _card_to_stick(desk, salon)
        assert "PDF file in ~/stick, with a password" in desk.line("A5, both sides")
        await desk.press("f10")
        assert isinstance(desk.app.screen, AskPassword)
        assert _versions(desk, salon) == 0, "nothing is written down before there is a password"
        await desk.pin("short")
        assert "Type at least 8 characters." in desk.text
        await desk.pin(PASSWORD, PASSWORD + "!")
        assert "The two passwords are not the same." in desk.text
        await desk.pin(PASSWORD, PASSWORD)
        assert "~/stick/CC-01 00000013 v1.pdf" in desk.text
        (path,) = stick.iterdir()
        reader = PdfReader(path)
        assert reader.is_encrypted and reader.decrypt(PASSWORD)
        assert "0000 0013" in reader.pages[0].extract_text()
        assert _versions(desk, salon) == 1
        kept = repr(everything()) + desk.text
    assert PASSWORD not in kept


async def test_without_a_password_there_is_no_file(salon: Salon, stick: Path) -> None:
    async with at_desk(salon, language="zh") as desk:
        await _card_to_stick(desk, salon)
        await desk.press("f10")
        await desk.pin(PASSWORD)
        await desk.press("escape")
        assert list(stick.iterdir()) == []
        assert _versions(desk, salon) == 0
        await desk.press("f10")
        desk.app.lock()
        await desk.settle()
        assert list(stick.iterdir()) == []


async def test_what_is_typed_is_not_shown_and_not_for_input_methods(salon: Salon, stick: Path) -> None:
    async with at_desk(salon) as desk:
        await _card_to_stick(desk, salon)
        await desk.press("f10")
        await desk.press(*"aB3")
        assert "aB3" not in desk.text and "•••" in desk.text
        await desk.press("backspace")
        assert "•••" not in desk.text
        await desk.press("密")
        assert "•••" not in desk.text


async def test_an_empty_form_needs_none(salon: Salon, stick: Path) -> None:
    async with at_desk(salon) as desk:
        await desk.go("empty_forms")
        await desk.press("2", "f4", "2", "f10")
        (path,) = stick.iterdir()
        assert not PdfReader(path).is_encrypted


async def test_a_job_that_waits_for_paper_is_saved_on_a_stick_instead(
    salon: Salon, lab: PrintLab, home: Path, machine: Machine
) -> None:
    stick = machine.plug_in(home / "stick")
    lab.fault("paper_out")
    async with at_desk(salon) as desk:
        await print_card(desk, salon)
        await desk.press("f9", "f4", "f4", "1")
        await shows(desk, "no paper")
        await desk.press("f4", "2")
        assert "2  PDF" in desk.line("~/stick")
        await desk.press("2")
        assert isinstance(desk.app.screen, AskPassword)
        await desk.press("escape")
        assert list(stick.iterdir()) == []
        await desk.press("f4", "2", "2")
        await desk.pin(PASSWORD, PASSWORD)
        assert "~/stick/CC-01 00000013 v1.pdf" in desk.text
        (path,) = stick.iterdir()
        assert PdfReader(path).decrypt(PASSWORD)
        assert "no paper" in desk.text, "saving it does not take back the job"
