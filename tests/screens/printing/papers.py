"""A machine without a printer, for tests of pages that print: what is printed becomes a PDF file."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def unprinted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder, in which the PDF files arrive."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path / "none"))
    return home
